import type { Layout } from './scoring-layout.js';

/** How far each feature moved a score, in units of log odds; they and `bias`, the mean score of the training rows, sum to the score. */
export interface Explanation {
  bias: number;
  /** By feature, in the order of a row. */
  contributions: Float64Array;
}

/**
 * Exact Shapley values of a forest's score by TreeSHAP (Lundberg et al. 2018, algorithm 2; path-dependent: a feature that is not known
 * takes the ways that the training rows took). O(trees · leaves · depth²). Memory is taken once, but for the answer.
 *
 * A path is the features split on so far, each once: the share of training rows that went this way (`zero`), whether this row goes this
 * way (`one`), and weights of how many of the features are known. The paths from the root to where the walk is lie one behind the other,
 * each in its own stretch, since a node's two children go on from the same path.
 */
export function explainerOf(layout: Layout): (row: Float64Array) => Explanation {
  const { roots, feature, threshold, missingLeft, left, right, cover, leafCover, leafValue } = layout;
  const places = ((layout.depth + 2) * (layout.depth + 3)) / 2;
  const split = new Int32Array(places);
  const zero = new Float64Array(places);
  const one = new Float64Array(places);
  const weight = new Float64Array(places);
  const bias = expectationOf(layout);
  let row: Float64Array = new Float64Array(0);
  let contributions: Float64Array = row;

  const shareOf = (child: number, of: number): number =>
    ((child < 0 ? leafCover[~child] : cover[child]) as number) / (cover[of] as number);

  /** Takes the path of `length` features at `from`, and with it the feature that led here, to `child`. */
  function descend(child: number, from: number, length: number, by: number, zeroBy: number, oneBy: number): void {
    const start = from + length;
    for (let place = 0; place < length; place++) {
      split[start + place] = split[from + place] as number;
      zero[start + place] = zero[from + place] as number;
      one[start + place] = one[from + place] as number;
      weight[start + place] = weight[from + place] as number;
    }
    extend(start, length, by, zeroBy, oneBy);
    if (child < 0) {
      const value = leafValue[~child] as number;
      for (let place = 1; place <= length; place++) {
        const at = start + place;
        const part = unwoundSum(start, length, place) * ((one[at] as number) - (zero[at] as number)) * value;
        contributions[split[at] as number] = (contributions[split[at] as number] as number) + part;
      }
      return;
    }
    const next = feature[child] as number;
    const value = row[next] as number;
    const goesLeft = value <= (threshold[child] as number) || (Number.isNaN(value) && missingLeft[child] === 1);
    const hot = (goesLeft ? left[child] : right[child]) as number;
    const cold = (goesLeft ? right[child] : left[child]) as number;
    let [zeroSoFar, oneSoFar, nextLength] = [1, 1, length + 1];
    // A feature that was split on before is still one feature: both conditions count as one.
    let place = 1;
    while (place <= length && split[start + place] !== next) place++;
    if (place <= length) {
      zeroSoFar = zero[start + place] as number;
      oneSoFar = one[start + place] as number;
      unwind(start, length, place);
      nextLength = length;
    }
    descend(hot, start, nextLength, next, shareOf(hot, child) * zeroSoFar, oneSoFar);
    descend(cold, start, nextLength, next, shareOf(cold, child) * zeroSoFar, 0);
  }

  /** Adds a feature behind `length` others. */
  function extend(start: number, length: number, by: number, zeroBy: number, oneBy: number): void {
    split[start + length] = by;
    zero[start + length] = zeroBy;
    one[start + length] = oneBy;
    weight[start + length] = length === 0 ? 1 : 0;
    for (let place = length - 1; place >= 0; place--) {
      const before = weight[start + place] as number;
      const after = weight[start + place + 1] as number;
      weight[start + place + 1] = after + (oneBy * before * (place + 1)) / (length + 1);
      weight[start + place] = (zeroBy * before * (length - place)) / (length + 1);
    }
  }

  /** Takes the feature at `place` out again, as if it had never been added. `length`: place of the last. */
  function unwind(start: number, length: number, place: number): void {
    const [zeroOut, oneOut] = [zero[start + place] as number, one[start + place] as number];
    let carried = weight[start + length] as number;
    for (let at = length - 1; at >= 0; at--) {
      const here = weight[start + at] as number;
      if (oneOut === 0) weight[start + at] = (here * (length + 1)) / (zeroOut * (length - at));
      else {
        const without = (carried * (length + 1)) / ((at + 1) * oneOut);
        weight[start + at] = without;
        carried = here - (without * zeroOut * (length - at)) / (length + 1);
      }
    }
    for (let at = start + place; at < start + length; at++) {
      split[at] = split[at + 1] as number;
      zero[at] = zero[at + 1] as number;
      one[at] = one[at + 1] as number;
    }
  }

  /** Sum of the weights that `unwind` would leave. */
  function unwoundSum(start: number, length: number, place: number): number {
    const [zeroOut, oneOut] = [zero[start + place] as number, one[start + place] as number];
    let carried = weight[start + length] as number;
    let sum = 0;
    for (let at = length - 1; at >= 0; at--) {
      const here = weight[start + at] as number;
      if (oneOut === 0) sum += here / (zeroOut * (length - at));
      else {
        const without = carried / ((at + 1) * oneOut);
        sum += without;
        carried = here - without * zeroOut * (length - at);
      }
    }
    return sum * (length + 1);
  }

  return (given) => {
    row = given;
    contributions = new Float64Array(layout.features);
    for (const root of roots) if (root >= 0) descend(root, 0, 0, -1, 1, 1);
    return { bias, contributions };
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
