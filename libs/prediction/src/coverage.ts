import { COVERAGE, quantile } from './estimate.js';

/** An estimate that was given, and what happened. Instants in milliseconds since 1970. */
export interface Judged {
  at: number;
  low: number;
  median: number;
  high: number;
  releasedAt: number;
}

/** How good estimates were. */
export interface Quality {
  n: number;
  /** Share of releases within the interval. */
  covered: number | null;
  /** 95 % interval of that share (Wilson 1927), as if each estimate were of another declaration. */
  coveredFrom: number | null;
  coveredTo: number | null;
  /** Seconds: width of the interval, and how far the median was off, of half of the estimates at most. */
  medianWidth: number | null;
  medianError: number | null;
  /** Mean pinball loss of the three quantiles, in seconds: what is least where quantiles are right, and the sharper the less. */
  pinball: number | null;
}

/** @param judged estimates whose declaration was released */
export function qualityOf(judged: readonly Judged[]): Quality {
  const n = judged.length;
  if (n === 0)
    return {
      n,
      covered: null,
      coveredFrom: null,
      coveredTo: null,
      medianWidth: null,
      medianError: null,
      pinball: null,
    };
  const hits = judged.filter(({ low, high, releasedAt }) => low <= releasedAt && releasedAt <= high).length;
  const [coveredFrom, coveredTo] = wilson(hits, n);
  const tail = (1 - COVERAGE) / 2;
  const median = (values: number[]) =>
    quantile(
      values.sort((a, b) => a - b),
      0.5,
    );
  const losses = judged.map(
    ({ low, median: middle, high, releasedAt }) =>
      (loss(releasedAt, low, tail) + loss(releasedAt, middle, 0.5) + loss(releasedAt, high, 1 - tail)) / 3,
  );
  return {
    n,
    covered: hits / n,
    coveredFrom,
    coveredTo,
    medianWidth: median(judged.map(({ low, high }) => (high - low) / 1000)),
    medianError: median(judged.map(({ median: middle, releasedAt }) => Math.abs(releasedAt - middle) / 1000)),
    pinball: losses.reduce((sum, each) => sum + each, 0) / n,
  };
}

/** 95 % score interval of a share. */
export function wilson(hits: number, n: number): [from: number, to: number] {
  const z = 1.959964;
  const share = hits / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** Pinball loss of a quantile, in seconds. */
const loss = (truth: number, told: number, share: number): number =>
  (truth >= told ? share * (truth - told) : (1 - share) * (told - truth)) / 1000;
