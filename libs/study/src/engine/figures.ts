import { modeOf, type Mode } from './mode.js';
import { quantiles } from './quantiles.js';
import type { Values } from './values.js';

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

/** @returns null where there is no value */
export function figuresOf(values: Values): Figures | null {
  const { n, mean, min, max } = values;
  if (n === 0) return null;
  const [p25 = 0, median = 0, p75 = 0, p90 = 0, p95 = 0] = quantiles(values, [0.25, 0.5, 0.75, 0.9, 0.95]);
  return {
    ...{ n, mean, median, p25, p75, p90, p95, min, max },
    standardDeviation: deviationOf(values),
    mode: modeOf(values, { p25, p75 }),
  };
}

/** The standard deviation of a sample; null where there is but one value. */
export const deviationOf = ({ variance }: Values): number | null => (variance === null ? null : Math.sqrt(variance));

/** The share of the values that lie within a service level; null where none is asked for, or where there is no value. */
export function shareWithin({ seconds, n }: Values, level: number | undefined): number | null {
  return level === undefined || n === 0 ? null : countWithin(seconds, level) / n;
}

/** How many values lie within a service level. */
export function countWithin(values: Float32Array, level: number): number {
  let count = 0;
  for (let index = 0; index < values.length; index++) if ((values[index] as number) <= level) count++;
  return count;
}
