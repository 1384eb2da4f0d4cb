import type { Limits } from './outliers.js';

/** One interval of some declarations: the seconds of those on record, and how many were left out as outliers. */
export interface Values {
  seconds: Float32Array;
  leftOut: number;
}

/** Room to gather values in, used again and again so that a study of many groups does not leave as many arrays behind. */
export class Gatherer {
  private room = new Float32Array(0);

  /** The values of a column at some places. Good until the next ones are gathered. */
  gather(column: Float32Array, rows: Uint32Array, { low, high }: Limits): Values {
    if (this.room.length < rows.length) this.room = new Float32Array(rows.length);
    const { room } = this;
    let kept = 0;
    let leftOut = 0;
    for (let index = 0; index < rows.length; index++) {
      const value = column[rows[index] as number] as number;
      if (value >= low && value <= high) room[kept++] = value;
      // What is not on record is NaN, which is neither within nor without.
      else if (value < low || value > high) leftOut++;
    }
    return { seconds: room.subarray(0, kept), leftOut };
  }
}

/** Limits that leave nothing out. */
export const NO_LIMITS: Limits = { low: -Infinity, high: Infinity };
