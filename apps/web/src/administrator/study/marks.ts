import type { TimestampCode } from '#libs/domain';

interface Mark {
  text: string;
  x: number;
  /** Whether its text ends where it is, since there is no room to the right of it. */
  end: boolean;
}

/** Pixels that a mark and its text need. */
const ROOM = 62;

/**
 * Instants as they can be marked: those too near to one another share a mark, told as from the first to the last code.
 *
 * @param width of the picture
 */
export function marksOf(instants: { code: TimestampCode; x: number }[], width: number): Mark[] {
  const isAtEdge = (x: number) => x + ROOM > width;
  const groups: { codes: TimestampCode[]; x: number }[] = [];
  for (const { code, x } of instants.toSorted((a, b) => a.x - b.x)) {
    const last = groups.at(-1);
    // A text that ends where it is meets the one before it halfway.
    if (last && x - last.x < (isAtEdge(x) ? 2 * ROOM : ROOM)) last.codes.push(code);
    else groups.push({ codes: [code], x });
  }
  return groups.map(({ codes, x }) => {
    const each = [...new Set(codes)].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
    const [first, last] = [each[0] ?? '', each.at(-1) ?? ''];
    return { text: first === last ? first : `${first}–${last}`, x, end: isAtEdge(x) };
  });
}
