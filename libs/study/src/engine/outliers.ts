import type { OutlierRule } from '#libs/domain';
import { quantiles } from './quantiles.js';
import { NO_LIMITS, type Values } from './values.js';

/** Between which seconds a time is no outlier, both included. */
export interface Limits {
  low: number;
  high: number;
}

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
 * @param values they are put in another order
 */
export function limitsOf(values: Values, rule: OutlierRule): Limits {
  const { outliers, at } = ruleOf(rule);
  if (at === null || values.n === 0) return NO_LIMITS;
  if (outliers === 'limit') return { ...NO_LIMITS, high: at };
  if (outliers === 'percentile') return { ...NO_LIMITS, high: quantiles(values, [at / 100])[0] ?? Infinity };
  const [lower = 0, upper = 0] = quantiles(values, [0.25, 0.75]);
  const reach = at * (upper - lower);
  return { low: Math.max(0, lower - reach), high: upper + reach };
}
