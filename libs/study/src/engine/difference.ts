import { NORMAL_975, student975 } from './student.js';
import type { Values } from './values.js';

/** A difference, the first less the second, and where it lies with 95 % confidence. */
export interface Difference {
  difference: number;
  low: number | null;
  high: number | null;
}

type Moments = Pick<Values, 'n' | 'mean' | 'variance'>;

/**
 * The difference of two means with its interval by Welch (The generalization of Student's problem when several different population
 * variances are involved, Biometrika 34, 1947): variances need not be equal. Without bounds where a sample has but one value.
 */
export function differenceOfMeans(one: Moments, other: Moments): Difference {
  const difference = one.mean - other.mean;
  if (one.variance === null || other.variance === null) return { difference, low: null, high: null };
  const [first, second] = [one.variance / one.n, other.variance / other.n];
  const squared = first + second;
  if (squared === 0) return { difference, low: difference, high: difference };
  const freedom = squared ** 2 / (first ** 2 / (one.n - 1) + second ** 2 / (other.n - 1));
  const reach = student975(freedom) * Math.sqrt(squared);
  return { difference, low: difference - reach, high: difference + reach };
}

/** So many of how many. */
export interface Share {
  count: number;
  n: number;
}

/** Where a share lies with 95 % confidence (Wilson, Journal of the American Statistical Association 22, 1927). */
export function wilson({ count, n }: Share): { low: number; high: number } {
  const z = NORMAL_975;
  const share = count / n;
  const middle = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  return { low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}

/**
 * The difference of two shares with its interval from the two Wilson intervals (Newcombe, Interval estimation for the difference
 * between independent proportions, Statistics in Medicine 17, 1998: method 10).
 */
export function differenceOfShares(one: Share, other: Share): Difference {
  const [first, second] = [one.count / one.n, other.count / other.n];
  const [a, b] = [wilson(one), wilson(other)];
  const difference = first - second;
  return {
    difference,
    low: difference - Math.hypot(first - a.low, b.high - second),
    high: difference + Math.hypot(a.high - first, second - b.low),
  };
}
