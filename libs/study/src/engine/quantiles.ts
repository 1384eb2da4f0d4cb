import { atRanks, type Ranked } from './ranks.js';

/**
 * Quantiles of values as PostgreSQL's `percentile_cont` gives them: interpolated between the two values next to the place
 * `share · (n − 1)`.
 *
 * @param values at least one; see `atRanks`
 * @param shares from 0 to 1, ascending
 */
export function quantiles(values: Ranked, shares: readonly number[]): number[] {
  const places = shares.map((share) => share * (values.seconds.length - 1));
  const found = atRanks(
    values,
    places.flatMap((place) => [Math.floor(place), Math.ceil(place)]),
  );
  return places.map((place, index) => {
    const below = found[2 * index] as number;
    return below + ((found[2 * index + 1] as number) - below) * (place - Math.floor(place));
  });
}

/** The quantile of values that are in order, at least next to its place. */
export function interpolated(values: Float32Array | Float64Array, share: number): number {
  const place = share * (values.length - 1);
  const below = values[Math.floor(place)] as number;
  return below + ((values[Math.ceil(place)] as number) - below) * (place - Math.floor(place));
}
