import { IANAZone } from 'luxon';

const QUARTER_MS = 900_000;
const DAY_QUARTERS = 96;

/**
 * How far a time zone is from UTC, looked up once for each quarter of an hour: zones change at such quarters. Asking the calendar for
 * a million moments one by one would take seconds.
 */
export class ZoneOffsets {
  private readonly zone: IANAZone;
  private readonly days = new Map<number, Float64Array | number>();
  private lastDay = NaN;
  private last: Float64Array | number = 0;

  /** @param name IANA name; one that is not known is taken for UTC */
  constructor(name: string) {
    this.zone = IANAZone.create(IANAZone.isValidZone(name) ? name : 'UTC');
  }

  /** Milliseconds to be added to a moment in UTC for what the clock on the wall shows. */
  at(moment: number): number {
    const quarter = Math.floor(moment / QUARTER_MS);
    const day = Math.floor(quarter / DAY_QUARTERS);
    if (day !== this.lastDay) {
      this.lastDay = day;
      this.last = this.ofDay(day);
    }
    return typeof this.last === 'number' ? this.last : (this.last[quarter - day * DAY_QUARTERS] as number);
  }

  /** One number where a day begins and ends with the same offset, else one for each of its quarters. */
  private ofDay(day: number): Float64Array | number {
    let known = this.days.get(day);
    if (known === undefined) {
      const offset = (quarter: number) => this.zone.offset(quarter * QUARTER_MS) * 60_000;
      const first = day * DAY_QUARTERS;
      known =
        offset(first) === offset(first + DAY_QUARTERS)
          ? offset(first)
          : Float64Array.from({ length: DAY_QUARTERS }, (_each, index) => offset(first + index));
      this.days.set(day, known);
    }
    return known;
  }
}
