import type { OutlierRule } from '#libs/domain';
import { quantiles } from './quantiles.js';

/** Between which seconds a time is no outlier, both included. */
export interface Limits {
  low: number;
  high: number;
}

const ALL: Limits = { low: -Infinity, high: Infinity };
/** Tukey's fences, for what is outside. */
const TUKEY = 1.5;
const PERCENTILE = 99;

/** The rule as it is applied, with what it takes where the query leaves that open. */
export function ruleOf({ outliers, outlierAt }: OutlierRule): { outliers: OutlierRule['outliers']; at: number | null } {
  if (outliers === 'none') return { outliers, at: null };
  return { outliers, at: outlierAt ?? (outliers === 'tukey' ? TUKEY : PERCENTILE) };
}

/**
 * The limits that a rule sets for some values: none; up to a percentile; up to `at` interquartile ranges from the quartiles (Tukey,
 * Exploratory Data Analysis, 1977); up to a number of seconds.
 *
 * @param values none of them NaN; they are put in another order
 */
export function limitsOf(values: Float32Array, rule: OutlierRule): Limits {
  const { outliers, at } = ruleOf(rule);
  if (at === null || values.length === 0) return ALL;
  if (outliers === 'limit') return { ...ALL, high: at };
  if (outliers === 'percentile') return { ...ALL, high: quantiles(values, [at / 100])[0] ?? Infinity };
  const [lower = 0, upper = 0] = quantiles(values, [0.25, 0.75]);
  const reach = at * (upper - lower);
  return { low: lower - reach, high: upper + reach };
}
