import type { Layout } from './scoring-layout.js';

/** How far each feature moved a score, in units of log odds; they and `bias`, the mean score of the training rows, sum to the score. */
export interface Explanation {
  bias: number;
  /** By feature, in the order of a row. */
  contributions: Float64Array;
}

/**
 * Exact Shapley values of a forest's score, path-dependent as in TreeSHAP (Lundberg et al. 2018): a feature that is not known takes the
 * ways that the training rows took. O(nodes · depth), as Linear TreeSHAP (Yu et al. 2022). Memory is taken once, but for the answer.
 *
 * Where each feature is known with the chance q, a leaf is reached with the product over the features on its path of
 * `q · one + (1 − q) · zero`: whether this row goes this way, and the share of the training rows that did. A feature's value is what
 * knowing it adds, averaged over all q (Owen 1972). That is a polynomial in q, of a degree below the depth, so the mean of a few
 * values at Gauss's points is the integral itself.
 */
export function explainerOf(layout: Layout): (row: Float64Array) => Explanation {
  const { roots, feature, threshold, missingLeft, left, right, cover, leafCover, leafValue } = layout;
  const trees = Array.from(
    roots.filter((root) => root >= 0),
    (root) => ({
      root,
      points: gaussPoints(Math.ceil(featuresOnPaths(layout, root) / 2)),
    }),
  );
  let points: GaussPoints = { count: 0, at: new Float64Array(0), weight: new Float64Array(0) };
  const places = (layout.depth + 1) * Math.max(0, ...trees.map((tree) => tree.points.count));
  /** Of each level of the walk and each point: the product over the features so far. */
  const product = new Float64Array(places);
  /** How much more than so far the leaves below say of the feature that was split on last. */
  const gain = new Float64Array(places);
  /** And what all leaves below add up to. */
  const sum = new Float64Array(places);
  /** Of each feature on the path, for all its splits together; 1 and 1 say nothing. */
  const zero = new Float64Array(layout.features).fill(1);
  const one = new Float64Array(layout.features).fill(1);
  const bias = expectationOf(layout);
  let row: Float64Array = new Float64Array(0);
  let contributions: Float64Array = row;

  const coverOf = (child: number): number => (child < 0 ? leafCover[~child] : cover[child]) as number;

  /** Sums up the leaves below a child whose products are at `level`. */
  function sumUp(child: number, level: number): void {
    if (child < 0) {
      const value = leafValue[~child] as number;
      for (let point = 0; point < points.count; point++)
        sum[level + point] = (points.weight[point] as number) * (product[level + point] as number) * value;
      return;
    }
    const value = row[feature[child] as number] as number;
    const goesLeft = value <= (threshold[child] as number) || (Number.isNaN(value) && missingLeft[child] === 1);
    sum.fill(0, level, level + points.count);
    follow(child, left[child] as number, goesLeft ? 1 : 0, level);
    follow(child, right[child] as number, goesLeft ? 0 : 1, level);
  }

  /** Goes from a node to one of its children and back: what its feature adds is known by what lies below. */
  function follow(node: number, child: number, goes: 0 | 1, level: number): void {
    const by = feature[node] as number;
    const [zeroBefore, oneBefore] = [zero[by] as number, one[by] as number];
    const zeroNow = (zeroBefore * coverOf(child)) / (cover[node] as number);
    const oneNow = oneBefore * goes;
    const { count, at } = points;
    const below = level + count;
    for (let point = 0; point < count; point++) {
      const q = at[point] as number;
      const perBefore = 1 / (q * oneBefore + (1 - q) * zeroBefore);
      const now = q * oneNow + (1 - q) * zeroNow;
      product[below + point] = (product[level + point] as number) * now * perBefore;
      // The splits on the same feature above count the same leaves, by what was known of it there.
      gain[below + point] = (oneNow - zeroNow) / now - (oneBefore - zeroBefore) * perBefore;
    }
    zero[by] = zeroNow;
    one[by] = oneNow;
    sumUp(child, below);
    zero[by] = zeroBefore;
    one[by] = oneBefore;
    let added = 0;
    for (let point = 0; point < count; point++) {
      const leaves = sum[below + point] as number;
      added += leaves * (gain[below + point] as number);
      sum[level + point] = (sum[level + point] as number) + leaves;
    }
    contributions[by] = (contributions[by] as number) + added;
  }

  return (given) => {
    row = given;
    contributions = new Float64Array(layout.features);
    for (const tree of trees) {
      points = tree.points;
      product.fill(1, 0, points.count);
      sumUp(tree.root, 0);
    }
    return { bias, contributions };
  };
}

/** Different features on the path that has most of them. */
function featuresOnPaths(layout: Layout, child: number, above: ReadonlySet<number> = new Set()): number {
  if (child < 0) return above.size;
  const path = new Set(above).add(layout.feature[child] as number);
  const sides = [layout.left[child] as number, layout.right[child] as number];
  return Math.max(...sides.map((side) => featuresOnPaths(layout, side, path)));
}

interface GaussPoints {
  count: number;
  at: Float64Array;
  weight: Float64Array;
}

/** Gauss's points and weights for the mean over 0 to 1: exact for polynomials of a degree below twice their number. */
function gaussPoints(count: number): GaussPoints {
  const points = Array.from({ length: count }, (_, index) => {
    // Roots of Legendre's polynomial by Newton's method, from where they nearly are; twice as many steps as it ever takes.
    let x = Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 20; step++) {
      let [before, here] = [1, x];
      for (let degree = 2; degree <= count; degree++)
        [before, here] = [here, ((2 * degree - 1) * x * here - (degree - 1) * before) / degree];
      slope = (count * (x * here - before)) / (x * x - 1);
      x -= here / slope;
    }
    return { at: (1 + x) / 2, weight: 1 / ((1 - x * x) * slope * slope) };
  });
  return {
    count,
    at: Float64Array.from(points, ({ at }) => at),
    weight: Float64Array.from(points, ({ weight }) => weight),
  };
}

/** Mean score of the rows that the forest was trained on, by the number of them that each leaf holds. */
function expectationOf(layout: Layout): number {
  const sumBelow = (child: number): number =>
    child < 0
      ? (layout.leafValue[~child] as number) * (layout.leafCover[~child] as number)
      : sumBelow(layout.left[child] as number) + sumBelow(layout.right[child] as number);
  return layout.roots.reduce(
    (sum, root) =>
      sum + (root < 0 ? (layout.leafValue[~root] as number) : sumBelow(root) / (layout.cover[root] as number)),
    layout.base,
  );
}
