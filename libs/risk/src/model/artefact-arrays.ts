import { z } from 'zod';
import type { Forest, Tree } from './forest.js';
import { ModelRefused } from './scoring-refused.js';

/** Little-endian numbers in base64: exactly those that were there, to the last bit. */
const Numbers = z.string().max(4_000_000);

/** A tree, each of its arrays as base64. */
const StoredTree = z.strictObject({
  feature: Numbers,
  threshold: Numbers,
  missingLeft: Numbers,
  left: Numbers,
  right: Numbers,
  cover: Numbers,
  leafCover: Numbers,
  leafValue: Numbers,
});
type StoredTree = z.infer<typeof StoredTree>;

/** A forest as it is kept: arrays over splits in 64-bit floats (thresholds, covers, leaves), 32-bit integers, and bytes. */
export const StoredForest = z.strictObject({
  features: z.array(z.string().min(1).max(200)).max(4096),
  base: z.number(),
  trees: z.array(StoredTree).max(10_000),
});
export type StoredForest = z.infer<typeof StoredForest>;

const FLOATS = ['threshold', 'cover', 'leafCover', 'leafValue'] as const;
const INTEGERS = ['feature', 'left', 'right'] as const;

export function stored({ features, base, trees }: Forest): StoredForest {
  return { features: [...features], base, trees: trees.map(storedTree) };
}

function storedTree(tree: Tree): StoredTree {
  const floats = (values: Float64Array): string => {
    const bytes = Buffer.alloc(values.length * 8);
    values.forEach((value, index) => bytes.writeDoubleLE(value, index * 8));
    return bytes.toString('base64');
  };
  const integers = (values: Int32Array): string => {
    const bytes = Buffer.alloc(values.length * 4);
    values.forEach((value, index) => bytes.writeInt32LE(value, index * 4));
    return bytes.toString('base64');
  };
  return {
    ...mapped(FLOATS, (part) => floats(tree[part])),
    ...mapped(INTEGERS, (part) => integers(tree[part])),
    missingLeft: Buffer.from(tree.missingLeft).toString('base64'),
  };
}

/** @throws ModelRefused for an array that is cut off. Whether the trees are trees is not looked at. */
export function restored({ features, base, trees }: StoredForest): Forest {
  return { features, base, trees: trees.map(restoredTree) };
}

function restoredTree(tree: StoredTree, index: number): Tree {
  const bytesOf = (part: keyof StoredTree, size: number): Buffer => {
    const bytes = Buffer.from(tree[part], 'base64');
    if (bytes.length % size !== 0 || bytes.toString('base64') !== tree[part])
      throw new ModelRefused('model-malformed', `Tree ${index}: ${part} is no base64 of numbers of ${size} bytes.`);
    return bytes;
  };
  const floats = (part: keyof StoredTree): Float64Array => {
    const bytes = bytesOf(part, 8);
    return Float64Array.from({ length: bytes.length / 8 }, (_, at) => bytes.readDoubleLE(at * 8));
  };
  const integers = (part: keyof StoredTree): Int32Array => {
    const bytes = bytesOf(part, 4);
    return Int32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readInt32LE(at * 4));
  };
  return {
    ...mapped(FLOATS, floats),
    ...mapped(INTEGERS, integers),
    missingLeft: Uint8Array.from(bytesOf('missingLeft', 1)),
  };
}

function mapped<Key extends string, Value>(keys: readonly Key[], value: (key: Key) => Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>;
}
