/** Measured times of one kind of act, in milliseconds. */
export type Sample = number[];

/** Does something and adds how long it took to the sample. */
export async function timed<Result>(sample: Sample, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  sample.push(performance.now() - began);
  return result;
}

/** The value below or at which a share of the sample lies (nearest rank), with a tenth of a millisecond; 0 for an empty sample. */
export function percentile(sample: Sample, share: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  return rounded(sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? 0);
}

export const median = (sample: Sample): number => percentile(sample, 0.5);
export const p95 = (sample: Sample): number => percentile(sample, 0.95);

/** To one digit after the point, or as many as told: more would claim a precision that a shared machine does not have. */
export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));
