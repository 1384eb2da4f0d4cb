import type { Forest, Tree } from './forest.js';
import { ModelRefused } from './scoring-refused.js';

const MOST_TREES = 10_000;
const MOST_FEATURES = 4096;
const MOST_DEPTH = 100;
/** Far beyond any odds; and so many of them still sum to a number. */
const MOST_ODDS = 1e6;
/** An explanation divides by shares of rows, which must stay numbers however they multiply. */
const FEWEST_ROWS = 1e-6;
/** Σ leaves · depth², more than what an explanation costs: some tens of milliseconds. */
const MOST_WORK = 25_000_000;

const invalid = (message: string): never => {
  throw new ModelRefused('model-trees-invalid', message);
};
const tooLarge = (message: string): never => {
  throw new ModelRefused('model-too-large', message);
};

/** Throws a ModelRefused unless each tree is a tree, all of its numbers are numbers, and it can be scored and explained in time. */
export function checkForest({ features, base, trees }: Forest): void {
  if (features.length > MOST_FEATURES) tooLarge(`There are more than ${MOST_FEATURES} features.`);
  if (trees.length > MOST_TREES) tooLarge(`There are more than ${MOST_TREES} trees.`);
  if (!(Math.abs(base) <= MOST_ODDS)) invalid(`The base, ${base}, is no logarithm of odds.`);
  let work = 0;
  for (const [index, tree] of trees.entries()) {
    const name = `Tree ${index}`;
    checkLengths(name, tree);
    checkNumbers(name, tree, features.length);
    const depth = depthOf(name, tree);
    checkCover(name, tree);
    work += tree.leafValue.length * depth * depth;
    if (work > MOST_WORK) tooLarge('Its trees are so many, and so deep, that a score could not be explained in time.');
  }
}

function checkLengths(name: string, tree: Tree): void {
  const nodes = tree.feature.length;
  for (const part of ['threshold', 'missingLeft', 'left', 'right', 'cover'] as const)
    if (tree[part].length !== nodes) invalid(`${name} has ${nodes} splits and ${tree[part].length} of ${part}.`);
  for (const part of ['leafValue', 'leafCover'] as const)
    if (tree[part].length !== nodes + 1) invalid(`${name} has ${nodes} splits and ${tree[part].length} of ${part}.`);
}

function checkNumbers(name: string, tree: Tree, features: number): void {
  const all = (part: keyof Tree, holds: (value: number) => boolean, what: string): void => {
    for (const [index, value] of tree[part].entries())
      if (!holds(value)) invalid(`${name}: ${part} ${index} is ${value}, ${what}.`);
  };
  all('feature', (value) => value >= 0 && value < features, 'which is no feature');
  all('threshold', (value) => !Number.isNaN(value), 'which nothing compares with');
  all('missingLeft', (value) => value <= 1, 'and must be 0 or 1');
  all('leafValue', (value) => Math.abs(value) <= MOST_ODDS, 'which is no logarithm of odds');
  for (const part of ['cover', 'leafCover'] as const)
    all(part, (value) => value >= FEWEST_ROWS && value < Infinity, 'and must be a number of rows');
}

/** Walks the tree from its root; each split and each leaf must be met once. Answers how many splits the longest way has. */
function depthOf(name: string, { feature, left, right, leafValue }: Tree): number {
  if (feature.length === 0) return 0;
  const met = { splits: new Uint8Array(feature.length), leaves: new Uint8Array(leafValue.length) };
  const ahead = [{ child: 0, depth: 0 }];
  let [longest, count] = [0, 0];
  for (let here = ahead.pop(); here; here = ahead.pop()) {
    const { child, depth } = here;
    const [marks, index] = child < 0 ? [met.leaves, ~child] : [met.splits, child];
    if (index >= marks.length) invalid(`${name}: the child ${child} is not there.`);
    if (marks[index] === 1) invalid(`${name}: two ways lead to the child ${child}.`);
    marks[index] = 1;
    count++;
    longest = Math.max(longest, depth);
    if (depth > MOST_DEPTH) tooLarge(`${name} is deeper than ${MOST_DEPTH} splits.`);
    if (child >= 0)
      ahead.push(
        { child: left[child] as number, depth: depth + 1 },
        { child: right[child] as number, depth: depth + 1 },
      );
  }
  if (count < feature.length + leafValue.length) invalid(`${name} has parts that no way leads to.`);
  return longest;
}

/** An explanation weighs a split's two sides by their rows, so these must be all that reached it. */
function checkCover(name: string, { cover, leafCover, left, right }: Tree): void {
  const coverOf = (child: number | undefined): number =>
    (child === undefined ? undefined : child < 0 ? leafCover[~child] : cover[child]) ?? NaN;
  for (const [split, rows] of cover.entries()) {
    const below = coverOf(left[split]) + coverOf(right[split]);
    if (!(Math.abs(below - rows) <= 1e-6 * rows))
      invalid(`${name}: ${rows} rows reach split ${split}, and ${below} go on from it.`);
  }
}
