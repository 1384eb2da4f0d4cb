import { createHash } from 'node:crypto';

// Merkle trees as in RFC 9162 (section 2.1), which is what RFC 6962 had. Leaves and nodes are hashed under different prefixes, so
// that a node can never be shown as a leaf.
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** The hash of a leaf. */
export const leafHash = (leaf: string | Buffer): Buffer => createHash('sha256').update(LEAF).update(leaf).digest();

const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

/** The root over leaves in their order, told by their hashes; of no leaves, the hash of nothing. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  const [first, ...more] = leaves;
  if (!first) return createHash('sha256').digest();
  if (more.length === 0) return first;
  const left = split(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
}

/** The siblings on the way from the leaf at a position to the root. */
export function pathTo(position: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length <= 1) return [];
  const left = split(leaves.length);
  return position < left
    ? [...pathTo(position, leaves.slice(0, left)), rootOf(leaves.slice(left))]
    : [...pathTo(position - left, leaves.slice(left)), rootOf(leaves.slice(0, left))];
}

/** The root to which a leaf and its siblings lead, or undefined where they cannot belong to a tree of that size. */
export function rootBy(leaf: Buffer, position: number, size: number, path: readonly Buffer[]): Buffer | undefined {
  if (position < 0 || position >= size) return undefined;
  if (size === 1) return path.length === 0 ? leaf : undefined;
  const sibling = path.at(-1);
  if (!sibling) return undefined;
  const left = split(size);
  const rest = path.slice(0, -1);
  if (position < left) {
    const below = rootBy(leaf, position, left, rest);
    return below && nodeHash(below, sibling);
  }
  const below = rootBy(leaf, position - left, size - left, rest);
  return below && nodeHash(sibling, below);
}

/** How many leaves are on the left: the largest power of two below their number. */
const split = (size: number): number => 2 ** Math.ceil(Math.log2(size) - 1);
