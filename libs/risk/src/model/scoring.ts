import type { Layout } from './scoring-layout.js';

/**
 * The function that a forest is: from a row of features, NaN where missing, to the logarithm of the odds. Trees are added in their
 * order, so the sum has the same last digit as that of whoever adds them so. It does not look at the row's length.
 */
export function scorerOf(layout: Layout): (row: Float64Array) => number {
  const { roots, feature, threshold, missingLeft, left, right, leafValue, base } = layout;
  return (row) => {
    let sum = base;
    for (const root of roots) {
      let node = root;
      while (node >= 0) {
        const value = row[feature[node] as number] as number;
        const goesLeft = value <= (threshold[node] as number) || (Number.isNaN(value) && missingLeft[node] === 1);
        node = (goesLeft ? left[node] : right[node]) as number;
      }
      sum += leafValue[~node] as number;
    }
    return sum;
  };
}
