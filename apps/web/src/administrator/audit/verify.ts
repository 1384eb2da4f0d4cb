import { canonical, type Checkpoint, type CheckpointBody, type InclusionProof } from '#libs/domain';

/** What may be wrong with what was signed, as `levante verify` names it; or this browser knows no such signatures. */
export type Trouble =
  'missing' | 'altered' | 'unknown-key' | 'signature' | 'chain' | 'counts' | 'leaves' | 'no-key' | 'old-browser';

/** Public keys by their ids, which are told by the keys themselves. */
export type Keys = ReadonlyMap<string, CryptoKey>;

type Bytes = Uint8Array<ArrayBuffer>;

const hashOf = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const hex = (bytes: Bytes): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
const textOf = (body: CheckpointBody): Bytes => new TextEncoder().encode(canonical(body));

function joined(...parts: Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The public keys in some texts of PEM; or what is wrong with them. */
export async function keysIn(texts: readonly string[]): Promise<Keys | Trouble> {
  const blocks = texts.flatMap((text) => [...text.matchAll(/-----BEGIN PUBLIC KEY-----([^-]+)-----END/g)]);
  if (blocks.length === 0) return 'no-key';
  const keys = new Map<string, CryptoKey>();
  for (const [, block = ''] of blocks) {
    try {
      const der = fromBase64(block.replace(/\s/g, ''));
      const key = await crypto.subtle.importKey('spki', der, 'Ed25519', false, ['verify']);
      keys.set(hex(await hashOf(der)).slice(0, 16), key);
    } catch (error) {
      return error instanceof DOMException && error.name === 'NotSupportedError' ? 'old-browser' : 'no-key';
    }
  }
  return keys;
}

/** What is wrong with a checkpoint by itself and after the one before it; see `troubleWith` of libs/checkpoints. */
export async function troubleWith(
  { body, hash, signature }: Checkpoint,
  previous: Checkpoint | undefined,
  keys: Keys,
): Promise<Trouble | undefined> {
  const text = textOf(body);
  if (hex(await hashOf(text)) !== hash) return 'altered';
  const key = keys.get(body.key);
  if (!key) return 'unknown-key';
  if (!(await crypto.subtle.verify('Ed25519', key, fromBase64(signature), text))) return 'signature';
  if (body.number === 1) return body.previous === null ? undefined : 'chain';
  if (!previous) return undefined;
  if (previous.body.number + 1 !== body.number) return 'missing';
  if (body.previous !== previous.hash || body.at < previous.body.at) return 'chain';
  const { declarations, events } = previous.body;
  const grew = body.events > events || (body.acts?.leaves ?? 0) > 0;
  return body.declarations < declarations || body.events < events || !grew ? 'counts' : undefined;
}

/** The first checkpoint of all, in their order, that does not hold; undefined where all do. A gap names the first that is missing. */
export async function firstBroken(
  checkpoints: readonly Checkpoint[],
  keys: Keys,
): Promise<{ number: number; trouble: Trouble } | undefined> {
  let previous: Checkpoint | undefined;
  for (const checkpoint of checkpoints) {
    const { number } = checkpoint.body;
    const expected = (previous?.body.number ?? 0) + 1;
    if (number !== expected) return { number: expected, trouble: 'missing' };
    const trouble = await troubleWith(checkpoint, previous, keys);
    if (trouble) return { number, trouble };
    previous = checkpoint;
  }
  return undefined;
}

/** What is wrong with the proof that a checkpoint anchors the head of a declaration; undefined where it holds. */
export async function troubleWithProof(
  { head, position, path, checkpoint }: Omit<InclusionProof, 'recorded'>,
  keys: Keys,
): Promise<Trouble | undefined> {
  const trouble = await troubleWith(checkpoint, undefined, keys);
  if (trouble) return trouble;
  const { declaration, hash, seq } = head;
  const leaf = await hashOf(joined(LEAF, new TextEncoder().encode(canonical({ declaration, hash, seq }))));
  const root = await rootBy(leaf, position, checkpoint.body.leaves, path.map(fromHex));
  return root && hex(root) === checkpoint.body.root ? undefined : 'leaves';
}

// Leaves and nodes are hashed under different prefixes (RFC 9162, section 2.1), so that a node can never be shown as a leaf.
const LEAF: Bytes = Uint8Array.of(0);
const NODE: Bytes = Uint8Array.of(1);

/** The root to which a leaf and its siblings lead; undefined where they cannot belong to a tree of that size. */
async function rootBy(leaf: Bytes, position: number, size: number, path: readonly Bytes[]): Promise<Bytes | undefined> {
  if (position < 0 || position >= size) return undefined;
  if (size === 1) return path.length === 0 ? leaf : undefined;
  const sibling = path.at(-1);
  if (!sibling) return undefined;
  const left = 2 ** Math.ceil(Math.log2(size) - 1);
  const isLeft = position < left;
  const below = await rootBy(leaf, isLeft ? position : position - left, isLeft ? left : size - left, path.slice(0, -1));
  return below && hashOf(isLeft ? joined(NODE, below, sibling) : joined(NODE, sibling, below));
}
