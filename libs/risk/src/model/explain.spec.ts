import fc from 'fast-check';
import type { Forest, Tree } from './forest.js';
import { explainerOf } from './explain.js';
import { layoutOf } from './scoring-layout.js';
import { scorerOf } from './scoring.js';

const FEATURES = ['a', 'b', 'c', 'd', 'e'];

interface Leaf {
  value: number;
  cover: number;
}
interface Split {
  feature: number;
  threshold: number;
  missingLeft: boolean;
  left: Node;
  right: Node;
}
type Node = Leaf | Split;

const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.record({ value: fc.double({ min: -2, max: 2, noNaN: true }), cover: fc.integer({ min: 1, max: 40 }) }),
    fc.record({
      feature: fc.nat(FEATURES.length - 1),
      threshold: fc.integer({ min: -2, max: 2 }),
      missingLeft: fc.boolean(),
      left: tie('node'),
      right: tie('node'),
    }),
  ),
}));
const someRow = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(NaN)), { minLength: 5, maxLength: 5 });

const coverOf = (at: Node): number => ('value' in at ? at.cover : coverOf(at.left) + coverOf(at.right));

/** The arrays of a tree that is given as nested nodes. */
function treeOf(root: Node): Tree {
  const nodes: Split[] = [];
  const leaves: Leaf[] = [];
  const children: [number, number][] = [];
  const add = (at: Node): number => {
    if ('value' in at) return ~(leaves.push(at) - 1);
    const index = nodes.push(at) - 1;
    children[index] = [add(at.left), add(at.right)];
    return index;
  };
  add(root);
  return {
    feature: Int32Array.from(nodes, ({ feature }) => feature),
    threshold: Float64Array.from(nodes, ({ threshold }) => threshold),
    missingLeft: Uint8Array.from(nodes, ({ missingLeft }) => (missingLeft ? 1 : 0)),
    left: Int32Array.from(children, ([left]) => left),
    right: Int32Array.from(children, ([, right]) => right),
    cover: Float64Array.from(nodes, coverOf),
    leafCover: Float64Array.from(leaves, ({ cover }) => cover),
    leafValue: Float64Array.from(leaves, ({ value }) => value),
  };
}
const forestOf = (roots: Node[], base = 0): Forest => ({ features: FEATURES, base, trees: roots.map(treeOf) });

const goesLeft = ({ feature, threshold, missingLeft }: Split, row: number[]): boolean =>
  Number.isNaN(row[feature]) ? missingLeft : row[feature]! <= threshold;

/** The score expected where only some features (a set of bits) are known; at the others, as the training rows went. */
function expected(at: Node, row: number[], known: number): number {
  if ('value' in at) return at.value;
  if (known & (1 << at.feature)) return expected(goesLeft(at, row) ? at.left : at.right, row, known);
  const [left, right] = [coverOf(at.left), coverOf(at.right)];
  return (expected(at.left, row, known) * left + expected(at.right, row, known) * right) / (left + right);
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

/** Shapley's own formula, over all sets of features. */
function shapley(roots: Node[], row: number[]): number[] {
  const count = FEATURES.length;
  const value = (known: number) => roots.reduce((sum, root) => sum + expected(root, row, known), 0);
  return FEATURES.map((_, feature) => {
    let sum = 0;
    for (let set = 0; set < 1 << count; set++) {
      if (set & (1 << feature)) continue;
      const size = FEATURES.filter((_name, bit) => set & (1 << bit)).length;
      const weight = (factorial(size) * factorial(count - size - 1)) / factorial(count);
      sum += weight * (value(set | (1 << feature)) - value(set));
    }
    return sum;
  });
}

const some = fc.tuple(
  fc.array(node, { minLength: 1, maxLength: 3 }),
  someRow,
  fc.double({ min: -3, max: 3, noNaN: true }),
);

describe('a forest', () => {
  it('scores a row by the leaf of each tree that its values lead to', () => {
    fc.assert(
      fc.property(some, ([roots, row, base]) => {
        const all = (1 << FEATURES.length) - 1;
        const score = roots.reduce((sum, root) => sum + expected(root, row, all), base);
        expect(scorerOf(layoutOf(forestOf(roots, base)))(Float64Array.from(row))).toBe(score);
      }),
    );
  });

  it('knows its longest way', () => {
    const chain = (depth: number): Node =>
      depth === 0
        ? { value: 1, cover: 1 }
        : { feature: 0, threshold: depth, missingLeft: true, left: chain(depth - 1), right: { value: 0, cover: 1 } };
    expect(layoutOf(forestOf([chain(0), chain(17), chain(3)])).depth).toBe(17);
    expect(layoutOf(forestOf([chain(0)])).depth).toBe(0);
    expect(layoutOf(forestOf([])).depth).toBe(0);
  });
});

describe('an explanation', () => {
  it("is Shapley's value of each feature, over all sets of features", () => {
    fc.assert(
      fc.property(some, ([roots, row, base]) => {
        const { contributions } = explainerOf(layoutOf(forestOf(roots, base)))(Float64Array.from(row));
        const brute = shapley(roots, row);
        const far = brute.findIndex((value, feature) => Math.abs(value - contributions[feature]!) > 1e-9);
        expect(far).toBe(-1);
      }),
      { numRuns: 300 },
    );
  });

  it('sums to the score, with what the training rows score on average', () => {
    fc.assert(
      fc.property(some, ([roots, row, base]) => {
        const layout = layoutOf(forestOf(roots, base));
        const { bias, contributions } = explainerOf(layout)(Float64Array.from(row));
        expect(bias).toBeCloseTo(
          roots.reduce((sum, root) => sum + expected(root, row, 0), base),
          9,
        );
        expect(contributions.reduce((sum, one) => sum + one, bias)).toBeCloseTo(
          scorerOf(layout)(Float64Array.from(row)),
          9,
        );
      }),
    );
  });

  it('is not changed by the one that follows', () => {
    const root: Node = {
      ...{ feature: 1, threshold: 0, missingLeft: true },
      ...{ left: { value: -1, cover: 3 }, right: { value: 1, cover: 1 } },
    };
    const explain = explainerOf(layoutOf(forestOf([root])));
    const first = explain(Float64Array.of(0, 1, 0, 0, 0));
    explain(Float64Array.of(0, -1, 0, 0, 0));
    expect(first).toEqual({ bias: -0.5, contributions: Float64Array.of(0, 1.5, 0, 0, 0) });
  });
});
