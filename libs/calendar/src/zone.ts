import { IANAZone } from 'luxon';
import { CalendarError } from './calendar-error.js';

/** A local day, counted from 1970-01-01. Day arithmetic is then plain arithmetic, and the weekday a remainder. */
export type Day = number;

export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** The offsets from UTC that hold on one local day, in milliseconds, and when the first gives way to the second. */
interface Offsets {
  before: number;
  after: number;
  /** Instant of the clock change; never, on all days but two a year. */
  shiftAt: number;
}

/**
 * Wall clock of a time zone, by local day. Instants are milliseconds since 1970, wall times milliseconds since local
 * midnight by the clock on the wall. Offsets are asked of Intl once for each day and kept, since asking is slow.
 *
 * Both conversions keep order, also across clock changes: while the clock repeats an hour, wall time stands still at
 * its end; a wall time that the clock leaps over is the instant of the leap.
 */
export class Zone {
  private readonly days = new Map<Day, Offsets>();

  private constructor(private readonly zone: IANAZone) {}

  private static readonly known = new Map<string, Zone>();

  /** @throws CalendarError unknown-time-zone */
  static named(name: string): Zone {
    let zone = Zone.known.get(name);
    if (!zone) {
      if (!IANAZone.isValidZone(name))
        throw new CalendarError('unknown-time-zone', `there is no time zone "${name}"`, '/timeZone');
      zone = new Zone(IANAZone.create(name));
      Zone.known.set(name, zone);
    }
    return zone;
  }

  /** The instant at which the wall shows this time on this day. */
  at(day: Day, wall: number): number {
    const { before, after, shiftAt } = this.offsets(day);
    const instant = day * DAY + wall - before;
    return instant < shiftAt ? instant : Math.max(shiftAt, day * DAY + wall - after);
  }

  /** The local day of an instant. */
  dayOf(instant: number): Day {
    let day = Math.floor(instant / DAY);
    while (instant < this.at(day, 0)) day--;
    while (instant >= this.at(day + 1, 0)) day++;
    return day;
  }

  /** What the wall shows at an instant of this day. */
  wallOf(day: Day, instant: number): number {
    const { before, after, shiftAt } = this.offsets(day);
    const shown = instant < shiftAt ? instant + before : Math.max(shiftAt + before, instant + after);
    return shown - day * DAY;
  }

  private offsets(day: Day): Offsets {
    let offsets = this.days.get(day);
    if (!offsets) {
      offsets = this.findOffsets(day);
      this.days.set(day, offsets);
    }
    return offsets;
  }

  private findOffsets(day: Day): Offsets {
    // Zones lie between UTC-12 and UTC+14: these two instants enclose the local day wherever it is.
    let low = day * DAY - 15 * HOUR;
    let high = day * DAY + DAY + 13 * HOUR;
    const before = this.offsetAt(low);
    const after = this.offsetAt(high);
    if (before === after) return { before, after, shiftAt: Infinity };
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.offsetAt(middle) === before) low = middle;
      else high = middle;
    }
    return { before, after, shiftAt: high };
  }

  private offsetAt(instant: number): number {
    return this.zone.offset(instant) * 60_000;
  }
}
