/** A score that says nothing, or the reverse, must not turn the ranking round: the curve rises by this at least. */
const LEAST_SLOPE = 1e-3;
const ROUNDS = 100;

/**
 * Platt's scaling (Platt 1999) as corrected by Lin, Lin and Weng (2007): a logistic curve fitted by Newton's method with backtracking
 * to targets that are a little inside 0 and 1, as so many hits and clean rows allow. The slope is positive.
 */
export function plattOf(scores: Float64Array, labels: Uint8Array, hits: number): { slope: number; intercept: number } {
  const [high, low] = [(hits + 1) / (hits + 2), 1 / (scores.length - hits + 2)];
  const targets = Float64Array.from(labels, (label) => (label === 0 ? low : high));
  const start = Math.log((hits + 1) / (scores.length - hits + 1));
  const free = descend(scores, targets, { slope: 0, intercept: start }, true);
  if (free.slope >= LEAST_SLOPE) return free;
  return descend(scores, targets, { slope: LEAST_SLOPE, intercept: start }, false);
}

interface Curve {
  slope: number;
  intercept: number;
}

function descend(scores: Float64Array, targets: Float64Array, start: Curve, withSlope: boolean): Curve {
  let curve = start;
  let loss = lossOf(scores, targets, curve);
  for (let round = 0; round < ROUNDS; round++) {
    const step = newton(scores, targets, curve, withSlope);
    let size = 1;
    let next = curve;
    let nextLoss = Infinity;
    for (; size > 1e-10; size /= 2) {
      next = { slope: curve.slope + size * step.slope, intercept: curve.intercept + size * step.intercept };
      nextLoss = lossOf(scores, targets, next);
      if (nextLoss < loss) break;
    }
    if (!(nextLoss < loss)) return curve;
    const gained = loss - nextLoss;
    [curve, loss] = [next, nextLoss];
    if (gained < 1e-12 * (1 + Math.abs(loss))) return curve;
  }
  return curve;
}

/** Cross-entropy of the targets, in a form that does not overflow. */
function lossOf(scores: Float64Array, targets: Float64Array, { slope, intercept }: Curve): number {
  let loss = 0;
  for (let row = 0; row < scores.length; row++) {
    const odds = slope * (scores[row] as number) + intercept;
    loss += Math.log1p(Math.exp(-Math.abs(odds))) + Math.max(odds, 0) - (targets[row] as number) * odds;
  }
  return loss;
}

function newton(scores: Float64Array, targets: Float64Array, curve: Curve, withSlope: boolean): Curve {
  let [slope, intercept] = [0, 0];
  // A little more than nothing on the diagonal keeps it invertible where all scores are the same.
  let [slopes, mixed, intercepts] = [1e-12, 0, 1e-12];
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] as number;
    const probability = 1 / (1 + Math.exp(-(curve.slope * score + curve.intercept)));
    const weight = probability * (1 - probability);
    const off = (targets[row] as number) - probability;
    slope += off * score;
    intercept += off;
    slopes += weight * score * score;
    mixed += weight * score;
    intercepts += weight;
  }
  if (!withSlope) return { slope: 0, intercept: intercept / intercepts };
  const determinant = slopes * intercepts - mixed * mixed;
  return {
    slope: (intercepts * slope - mixed * intercept) / determinant,
    intercept: (slopes * intercept - mixed * slope) / determinant,
  };
}
