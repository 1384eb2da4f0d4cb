/** Values sorted into bins, so that a split looks at 255 places instead of at every value. Bin 0 is for missing values. */
export interface Binned {
  /** One array for each feature, over rows. */
  bins: Uint8Array[];
  /** For each feature the greatest value of bins 1, 2, …; the last is infinite. */
  bounds: Float64Array[];
}

const MOST_BINS = 254;

/**
 * @param columns one array for each feature, over rows; NaN where missing
 * @param sample rows that the bounds are taken from, for long columns
 */
export function binned(columns: readonly Float64Array[], sample = 200_000): Binned {
  const bounds = columns.map((column) => boundsOf(column, sample));
  return { bounds, bins: columns.map((column, index) => sorted(column, bounds[index] ?? new Float64Array())) };
}

/** Each distinct value its own bin where they are few; else bins of about as many rows each. */
function boundsOf(column: Float64Array, sample: number): Float64Array {
  const step = Math.max(1, Math.floor(column.length / sample));
  const values = column.filter((value, row) => row % step === 0 && !Number.isNaN(value)).sort();
  const distinct: number[] = [];
  const counts: number[] = [];
  for (const value of values) {
    if (distinct.length > 0 && distinct[distinct.length - 1] === value) counts[counts.length - 1]! += 1;
    else {
      distinct.push(value);
      counts.push(1);
    }
  }
  const bounds: number[] = [];
  let left = values.length;
  let filled = 0;
  for (let index = 0; index + 1 < distinct.length; index++) {
    filled += counts[index]!;
    const wanted = distinct.length <= MOST_BINS ? 1 : left / (MOST_BINS - bounds.length);
    if (filled < wanted || bounds.length === MOST_BINS - 1) continue;
    bounds.push(between(distinct[index]!, distinct[index + 1]!));
    left -= filled;
    filled = 0;
  }
  return Float64Array.from([...bounds, Infinity]);
}

/** A number at least `low` and less than `high`: halfway, unless rounding makes it `high`. */
function between(low: number, high: number): number {
  const half = low + (high - low) / 2;
  return half < high ? half : low;
}

function sorted(column: Float64Array, bounds: Float64Array): Uint8Array {
  const bins = new Uint8Array(column.length);
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    if (Number.isNaN(value)) continue;
    let low = 0;
    let high = bounds.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= bounds[middle]!) high = middle;
      else low = middle + 1;
    }
    bins[row] = low + 1;
  }
  return bins;
}
