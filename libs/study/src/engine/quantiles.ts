import { byCounting, MANY } from './counting.js';
import { putInPlace } from './in-place.js';

/**
 * Quantiles of values as PostgreSQL's `percentile_cont` gives them: interpolated between the two values next to the place
 * `share · (n − 1)`. Exact, in time in proportion to the values: nothing is sorted that is not asked for.
 *
 * @param values at least one, none of them NaN; they are put in another order
 * @param shares from 0 to 1
 */
export function quantiles(values: Float32Array, shares: readonly number[]): number[] {
  const places = shares.map((share) => share * (values.length - 1));
  const ranks = [...new Set(places.flatMap((place) => [Math.floor(place), Math.ceil(place)]))].sort((a, b) => a - b);
  const found = values.length < MANY ? undefined : byCounting(values, ranks);
  if (!found) putInPlace(values, ranks);
  const at = (rank: number): number => found?.get(rank) ?? values[rank] ?? NaN;
  return places.map((place) => {
    const below = at(Math.floor(place));
    return below + (at(Math.ceil(place)) - below) * (place - Math.floor(place));
  });
}

/** The quantile of values that are in order, at least next to its place. */
export function interpolated(values: Float32Array | Float64Array, share: number): number {
  const place = share * (values.length - 1);
  const below = values[Math.floor(place)] as number;
  return below + ((values[Math.ceil(place)] as number) - below) * (place - Math.floor(place));
}
