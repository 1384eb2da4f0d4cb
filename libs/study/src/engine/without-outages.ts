import type { TakenByOutages } from '#libs/domain';
import { INTERVALS } from '../intervals.js';
import { Growing } from './growing.js';

/** Columns of intervals, in the order of INTERVALS. */
type Intervals = readonly Growing<Float32Array<ArrayBuffer>>[];

/** Intervals less outages, of the declarations from which outages took time: not of all, so kept apart from the columns. */
export class WithoutOutages {
  /** A declaration's place here, from 1 up; 0 where it has none. */
  private readonly slots = new Growing(Uint32Array);
  /** And back: places in the columns. */
  private readonly places: number[] = [];
  private readonly intervals: Intervals = INTERVALS.map(() => new Growing(Float32Array));

  get isEmpty(): boolean {
    return this.places.length === 0;
  }

  /** One from which an outage took time once keeps its slot: withdrawn, the outage leaves it the same times as the columns have. */
  put(place: number, intervals: Float32Array, without: Float32Array | undefined): void {
    let slot = this.slots.values[place] ?? 0;
    if (slot === 0 && !without) return;
    if (slot === 0) this.slots.set(place, (slot = this.places.push(place)));
    this.intervals.forEach((column, index) => column.set(slot - 1, (without ?? intervals)[index] ?? NaN));
  }

  /** Put the times kept here into the columns, and those of the columns here. */
  exchange(columns: Intervals): void {
    this.intervals.forEach((own, index) => {
      const column = columns[index]?.values;
      if (!column) return;
      this.places.forEach((place, slot) => {
        const time = column[place] as number;
        column[place] = own.values[slot] as number;
        own.values[slot] = time;
      });
    });
  }

  /** How much outages took from some declarations, whether or not the columns tell times without them now. */
  takenFrom(rows: Uint32Array, columns: Intervals): TakenByOutages {
    const seconds = new Float64Array(INTERVALS.length);
    let declarations = 0;
    for (let index = 0; index < rows.length; index++) {
      const slot = this.slots.values[rows[index] as number] ?? 0;
      if (slot > 0 && this.addTaken(seconds, slot - 1, rows[index] as number, columns)) declarations++;
    }
    const taken = INTERVALS.flatMap((interval, index) => (seconds[index] ? [[interval, seconds[index]]] : []));
    return { declarations, seconds: Object.fromEntries(taken) as TakenByOutages['seconds'] };
  }

  /** @returns whether any time was taken */
  private addTaken(seconds: Float64Array, slot: number, place: number, columns: Intervals): boolean {
    let isAny = false;
    this.intervals.forEach(({ values }, index) => {
      const taken = Math.abs((columns[index]?.values[place] ?? NaN) - (values[slot] as number));
      // What is not on record is NaN.
      if (!(taken > 0)) return;
      seconds[index] = (seconds[index] as number) + taken;
      isAny = true;
    });
    return isAny;
  }
}
