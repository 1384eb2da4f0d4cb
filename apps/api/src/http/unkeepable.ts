/** No honest content nests deeper; what works its way into the depth step by step must not run out of stack. */
const DEPTH = 64;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Why a parsed value cannot be kept, if so, and where: it nests too deeply, or a text in it holds a null character or half a
 * surrogate pair, which PostgreSQL's jsonb refuses. Found at the edge, because a recorder that is refused would try for ever.
 */
export function whyUnkeepable(value: unknown, path = '', depth = DEPTH): { path: string; message: string } | undefined {
  if (typeof value === 'string') return isKeepable(value) ? undefined : { path, message: UNKEEPABLE };
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === 0) return { path, message: 'This nests too deeply.' };
  for (const [key, member] of Object.entries(value)) {
    if (!isKeepable(key)) return { path, message: UNKEEPABLE };
    const reason = whyUnkeepable(member, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth - 1);
    if (reason) return reason;
  }
  return undefined;
}

const UNKEEPABLE = 'A text holds a null character or half a surrogate pair, which cannot be kept.';
const isKeepable = (text: string): boolean => !text.includes('\0') && !LONE_SURROGATE.test(text);
