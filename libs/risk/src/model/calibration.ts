import { z } from 'zod';
import { plattOf } from './calibration-platt.js';
import { isotonicOf } from './calibration-isotonic.js';

const finite = z.number();

/** How a model's raw score, the logarithm of the odds, becomes a probability. Plain data: it is kept in the artefact. */
export const Calibration = z
  .discriminatedUnion('kind', [
    /** The logistic curve 1 / (1 + exp(−(slope · score + intercept))). */
    z.strictObject({ kind: z.literal('platt'), slope: z.number().positive(), intercept: finite }),
    /** Straight lines through points, level beyond the first and the last. */
    z.strictObject({
      kind: z.literal('isotonic'),
      scores: z.array(finite).min(1).max(100_000),
      probabilities: z.array(z.number().gt(0).lt(1)).min(1).max(100_000),
    }),
  ])
  .refine((calibration) => calibration.kind === 'platt' || rises(calibration), 'the points do not rise');
export type Calibration = z.infer<typeof Calibration>;

function rises({ scores, probabilities }: { scores: number[]; probabilities: number[] }): boolean {
  return (
    scores.length === probabilities.length &&
    scores.every((score, index) => index === 0 || score > (scores[index - 1] as number)) &&
    probabilities.every((probability, index) => index === 0 || probability >= (probabilities[index - 1] as number))
  );
}

/** Isotonic regression needs some hundreds of each kind, or it learns their noise; a logistic curve has two numbers to learn. */
const ENOUGH = 300;

/**
 * Learns a calibration from raw scores of rows that the model was not trained on: isotonic where there are at least 300 hits and 300
 * clean rows, Platt's otherwise. Throws a RangeError for unequal lengths, no rows, and scores that are not finite.
 */
export function fitCalibration(scores: Float64Array, labels: Uint8Array, kind?: Calibration['kind']): Calibration {
  if (scores.length !== labels.length)
    throw new RangeError(`There are ${scores.length} scores and ${labels.length} labels.`);
  if (scores.length === 0) throw new RangeError('There are no rows to calibrate by.');
  const odd = scores.findIndex((score) => !Number.isFinite(score));
  if (odd >= 0) throw new RangeError(`The score of row ${odd} is not finite.`);
  const hits = labels.reduce((sum, label) => sum + (label === 0 ? 0 : 1), 0);
  const isotonic = kind ? kind === 'isotonic' : Math.min(hits, labels.length - hits) >= ENOUGH;
  return isotonic
    ? { kind: 'isotonic', ...isotonicOf(scores, labels) }
    : { kind: 'platt', ...plattOf(scores, labels, hits) };
}

/** How much of a calibrated probability is the score itself: enough to tell apart what isotonic regression finds equal. */
const TILT = 1e-5;

/**
 * The function that a calibration describes. It rises strictly, so that ranking by probability is ranking by score: where isotonic
 * regression is level, a tiny part of the score itself goes on rising. Its values are above 0 and below 1. (All this as far as
 * numbers have digits: odds of more than e³⁶ to one read as certain.)
 */
export function calibrated(calibration: Calibration): (score: number) => number {
  if (calibration.kind === 'platt') {
    const { slope, intercept } = calibration;
    return (score) => 1 / (1 + Math.exp(-(slope * score + intercept)));
  }
  const scores = Float64Array.from(calibration.scores);
  const probabilities = Float64Array.from(calibration.probabilities);
  return (score) => {
    const tilt = (1 + score / (1 + Math.abs(score))) / 2;
    return (1 - TILT) * interpolated(scores, probabilities, score) + TILT * tilt;
  };
}

function interpolated(scores: Float64Array, probabilities: Float64Array, score: number): number {
  let [low, high] = [0, scores.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((scores[middle] as number) <= score) low = middle + 1;
    else high = middle;
  }
  // The first point beyond the score is `low`.
  const after = Math.min(low, scores.length - 1);
  const before = Math.max(low - 1, 0);
  const [from, to] = [probabilities[before] as number, probabilities[after] as number];
  if (after === before) return from;
  const [start, end] = [scores[before] as number, scores[after] as number];
  return from + ((score - start) / (end - start)) * (to - from);
}
