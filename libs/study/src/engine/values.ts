import type { Limits } from './outliers.js';

/** One interval of some declarations: the seconds of those on record, and what is told of them without putting them in order. */
export interface Values {
  /** None NaN, none below 0. Whoever looks for ranks may put them in another order. */
  seconds: Float32Array;
  n: number;
  mean: number;
  /** The sample's; null where there is but one. */
  variance: number | null;
  min: number;
  max: number;
  /** How many were left out as outliers. */
  leftOut: number;
}

/** Room to gather values in, used again and again so that a study of many groups does not leave as many arrays behind. */
export class Gatherer {
  private room = new Float32Array(0);

  /** The values of a column at some places, looked at once. Good until the next ones are gathered. */
  gather(column: Float32Array, rows: Uint32Array, { low, high }: Limits): Values {
    if (this.room.length < rows.length) this.room = new Float32Array(rows.length);
    const { room } = this;
    let n = 0;
    let leftOut = 0;
    let min = Infinity;
    let max = -Infinity;
    // Sums are of distances from the first value: a difference of large sums would lose what matters. That value is one of the
    // sample, so the square of its own distance from the mean is at most n variances: of a million, six digits of sixteen.
    let first = 0;
    let sum = 0;
    let squares = 0;
    for (let index = 0; index < rows.length; index++) {
      const value = column[rows[index] as number] as number;
      if (value >= low && value <= high) {
        if (n === 0) first = value;
        // A negative zero becomes 0, whose bits order as numbers do.
        room[n++] = value + 0;
        if (value < min) min = value;
        if (value > max) max = value;
        const distance = value - first;
        sum += distance;
        squares += distance * distance;
      }
      // What is not on record is NaN, which is neither within nor without.
      else if (value < low || value > high) leftOut++;
    }
    const variance = n > 1 ? Math.max(0, (squares - (sum * sum) / n) / (n - 1)) : null;
    return { seconds: room.subarray(0, n), n, mean: first + sum / n, variance, min, max, leftOut };
  }
}

/** Limits that leave nothing out: no time is negative. */
export const NO_LIMITS: Limits = { low: 0, high: Infinity };
