import { modeOf, type Mode } from './mode.js';
import { quantiles } from './quantiles.js';

/** What is told of the seconds that something took. */
export interface Figures {
  n: number;
  mean: number;
  median: number;
  p25: number;
  p75: number;
  p90: number;
  p95: number;
  min: number;
  max: number;
  /** The sample's; null where there is but one. */
  standardDeviation: number | null;
  mode: Mode;
}

/** Mean and variance of a sample. The variance is null where there is but one. */
export interface Moments {
  n: number;
  mean: number;
  variance: number | null;
  min: number;
  max: number;
}

/** @param values none of them NaN. @returns for no value at all, a mean of NaN */
export function momentsOf(values: Float32Array): Moments {
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const n = values.length;
  const mean = sum / n;
  let squares = 0;
  // From the mean, in a second pass: a difference of large sums would lose what matters.
  for (let index = 0; index < n; index++) squares += ((values[index] as number) - mean) ** 2;
  return { n, mean, variance: n > 1 ? squares / (n - 1) : null, min, max };
}

/** @param values none of them NaN; they are put in another order. @returns null where there is none */
export function figuresOf(values: Float32Array): Figures | null {
  if (values.length === 0) return null;
  const { n, mean, variance, min, max } = momentsOf(values);
  const [p25 = 0, median = 0, p75 = 0, p90 = 0, p95 = 0] = quantiles(values, [0.25, 0.5, 0.75, 0.9, 0.95]);
  const standardDeviation = variance === null ? null : Math.sqrt(variance);
  return {
    n,
    mean,
    median,
    p25,
    p75,
    p90,
    p95,
    min,
    max,
    standardDeviation,
    mode: modeOf(values, { min, max }, { p25, p75 }),
  };
}

/** How many values lie within a service level. */
export function countWithin(values: Float32Array, seconds: number): number {
  let count = 0;
  for (let index = 0; index < values.length; index++) if ((values[index] as number) <= seconds) count++;
  return count;
}
