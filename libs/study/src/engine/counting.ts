import { putInPlace } from './in-place.js';

/** From so many values on counting is quicker than choosing. */
export const MANY = 512;
const MOST_BINS = 65_536;
const counts = new Uint32Array(MOST_BINS + 1);

/**
 * The values that sorting would put at these ranks, found by counting: the bits of a number that is not negative order as the number
 * does, so their upper part says in which bin a value lies, with bins the narrower the smaller the values. Only bins in which a rank
 * lies are looked into.
 *
 * @param ranks ascending
 * @returns undefined where a value is negative
 */
export function byCounting(values: Float32Array, ranks: readonly number[]): Map<number, number> | undefined {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let least = 0xffffffff;
  let largest = 0;
  for (let index = 0; index < bits.length; index++) {
    const each = bits[index] as number;
    if (each < least) least = each;
    if (each > largest) largest = each;
  }
  // The sign is the first bit.
  if (largest >= 0x80000000) return undefined;
  const shift = shiftFor(largest - least, Math.min(MOST_BINS, bits.length >>> 1));
  const bins = ((largest - least) >>> shift) + 1;
  counts.fill(0, 0, bins);
  for (let index = 0; index < bits.length; index++) {
    const bin = ((bits[index] as number) - least) >>> shift;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return within(values, bits, ranks, { least, shift, bins });
}

/** By how many bits to shift so that a range falls into no more bins than this. */
function shiftFor(range: number, bins: number): number {
  let shift = 0;
  while (range >>> shift >= bins) shift++;
  return shift;
}

interface Binning {
  least: number;
  shift: number;
  bins: number;
}

/** Looks for ranks in their bins, whose counts are known. */
function within(
  values: Float32Array,
  bits: Uint32Array,
  ranks: readonly number[],
  { least, shift, bins }: Binning,
): Map<number, number> {
  // A bin of interest gets room for its values, at a place that its count gives; others get none.
  const wanted = new Int32Array(bins).fill(-1);
  const parts: { first: number; values: Float32Array; filled: number; ranks: number[] }[] = [];
  let first = 0;
  let next = 0;
  for (let bin = 0; bin < bins && next < ranks.length; bin++) {
    const count = counts[bin] as number;
    const its: number[] = [];
    while (next < ranks.length && (ranks[next] as number) < first + count) its.push((ranks[next++] as number) - first);
    if (its.length > 0) {
      wanted[bin] = parts.length;
      parts.push({ first, values: new Float32Array(count), filled: 0, ranks: its });
    }
    first += count;
  }
  for (let index = 0; index < bits.length; index++) {
    const place = wanted[((bits[index] as number) - least) >>> shift] as number;
    if (place >= 0) {
      const part = parts[place] as (typeof parts)[number];
      part.values[part.filled++] = values[index] as number;
    }
  }
  const found = new Map<number, number>();
  for (const part of parts) {
    putInPlace(part.values, part.ranks);
    for (const rank of part.ranks) found.set(part.first + rank, part.values[rank] as number);
  }
  return found;
}
