/** How many parts of equal size the earlier values are cut into. */
const BINS = 10;
/** A part without values would make the index infinite; it counts as if it held half a value. */
const HALF = 0.5;

/** From here on a distribution has shifted so far that what was learnt from the earlier one is doubtful (a customary bound). */
export const SHIFTED = 0.25;

/**
 * Population stability index of some values against earlier ones: Σ (q − p) ln(q / p) over the tenths of the earlier values, and a part
 * for those that are missing (NaN). 0: the same distribution; above 0.25: shifted. NaN where either has no values at all.
 */
export function stabilityIndex(earlier: Float64Array, later: Float64Array): number {
  if (earlier.length === 0 || later.length === 0) return NaN;
  const bounds = boundsOf(earlier);
  const before = countsOf(earlier, bounds);
  const after = countsOf(later, bounds);
  let index = 0;
  for (const [part, count] of before.entries()) {
    const p = Math.max(count, HALF) / earlier.length;
    const q = Math.max(after[part] ?? 0, HALF) / later.length;
    if (count > 0 || (after[part] ?? 0) > 0) index += (q - p) * Math.log(q / p);
  }
  return index;
}

/** Upper ends of the parts but the last, rising; fewer where values repeat. */
function boundsOf(values: Float64Array): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const bounds = new Set<number>();
  for (let part = 1; part < BINS; part++) {
    const bound = sorted[Math.floor((part * sorted.length) / BINS)];
    if (bound !== undefined) bounds.add(bound);
  }
  return [...bounds];
}

/** How many values lie in each part; the first is of those that are missing. */
function countsOf(values: Float64Array, bounds: readonly number[]): number[] {
  const counts = new Array<number>(bounds.length + 2).fill(0);
  for (const value of values) {
    const above = bounds.findIndex((bound) => value <= bound);
    const part = Number.isNaN(value) ? 0 : 1 + (above < 0 ? bounds.length : above);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}
