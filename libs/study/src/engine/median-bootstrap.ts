import type { Difference } from './difference.js';
import { interpolated } from './quantiles.js';
import { betaOf, gaussians, sequence } from './random.js';
import { atRanks, type Ranked } from './ranks.js';

/** How many samples are drawn, and from which seed: the same data give the same interval. */
export const BOOTSTRAP = { samples: 2000, seed: 20_180_712 } as const;

/** Two medians and their difference. */
interface Medians extends Difference {
  first: number;
  second: number;
}

/**
 * The difference of two medians with its interval by the percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap,
 * 1993, chapter 13).
 *
 * Of a sample drawn with replacement only its middle matters, so only that is drawn: the ranks of `n` draws are `n` uniform numbers, and
 * the `m`-th smallest of these follows the Beta distribution of `m` and `n + 1 − m`. What is drawn has exactly the distribution that
 * drawing all `n` would give, for a million values as fast as for ten.
 *
 * @param one at least one value
 */
export function differenceOfMedians(one: Ranked, other: Ranked): Medians {
  const random = sequence(BOOTSTRAP.seed);
  const [first, second] = [drawnMedians(one, random), drawnMedians(other, random)];
  const told = { first: first.median, second: second.median, difference: first.median - second.median };
  if (one.seconds.length < 2 || other.seconds.length < 2) return { ...told, low: null, high: null };
  const differences = first.drawn.map((median, sample) => median - (second.drawn[sample] as number)).sort();
  return { ...told, low: interpolated(differences, 0.025), high: interpolated(differences, 0.975) };
}

/** The median of some values, and the medians of samples as large as these, drawn from them with replacement. */
function drawnMedians(values: Ranked, random: () => number): { median: number; drawn: Float64Array } {
  const n = values.seconds.length;
  const middle = Math.ceil(n / 2);
  const isEven = n % 2 === 0;
  const normal = gaussians(random);
  // Two ranks for each sample, and for the values themselves: the same one twice where their number is odd.
  const ranks = new Uint32Array(2 * (BOOTSTRAP.samples + 1));
  ranks.set([middle - 1, isEven ? middle : middle - 1], 2 * BOOTSTRAP.samples);
  for (let sample = 0; sample < BOOTSTRAP.samples; sample++) {
    const lower = betaOf(middle, n + 1 - middle, random, normal);
    // The next larger one is the smallest of those that remain between it and 1.
    const upper = isEven ? lower + (1 - lower) * (1 - (1 - random()) ** (1 / (n - middle))) : lower;
    ranks[2 * sample] = Math.min(n - 1, Math.floor(lower * n));
    ranks[2 * sample + 1] = Math.min(n - 1, Math.floor(upper * n));
  }
  // All of them are near the middle: only what lies between the outermost has to be in order.
  const least = ranks.reduce((a, b) => Math.min(a, b));
  const largest = ranks.reduce((a, b) => Math.max(a, b));
  const between = atRanks(
    values,
    Array.from({ length: largest - least + 1 }, (_each, index) => least + index),
  );
  const medianOf = (sample: number): number =>
    ((between[(ranks[2 * sample] as number) - least] as number) +
      (between[(ranks[2 * sample + 1] as number) - least] as number)) /
    2;
  return {
    median: medianOf(BOOTSTRAP.samples),
    drawn: Float64Array.from({ length: BOOTSTRAP.samples }, (_each, sample) => medianOf(sample)),
  };
}
