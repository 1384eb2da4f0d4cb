import type { Office } from '#libs/domain';
import { CalendarError } from './calendar-error.js';
import { isPublicHoliday, knowsHolidaysOf } from './holidays.js';
import { DAY, type Day, Zone } from './zone.js';

/** Opening hours of one business day, as instants (milliseconds since 1970). The closing instant is the first one closed. */
export interface Hours {
  day: Day;
  opens: number;
  closes: number;
}

// Longer than any run of holidays and closed days that an office could mean.
const LONGEST_CLOSURE_DAYS = 400;

/** When an office works: its business days and their hours, computed once for each day. */
export class Opening {
  readonly zone: Zone;
  private readonly weekdays = new Map<number, readonly [opens: number, closes: number]>();
  private readonly closed: ReadonlySet<Day>;
  private readonly days = new Map<Day, Hours | null>();

  private constructor(private readonly office: Office) {
    this.zone = Zone.named(office.timeZone);
    mustKnowHolidays(office);
    this.closed = new Set(office.closedDays.map((date) => Date.parse(date) / DAY));
    for (const [weekday, hours] of Object.entries(office.openingHours))
      this.weekdays.set(Number(weekday), hoursOn(weekday, hours, office));
  }

  private static readonly known = new WeakMap<Office, Opening>();

  /** @throws CalendarError unknown-time-zone, unknown-country, opening-hours-reversed */
  static of(office: Office): Opening {
    let opening = Opening.known.get(office);
    if (!opening) {
      opening = new Opening(office);
      Opening.known.set(office, opening);
    }
    return opening;
  }

  /** Hours of a day; null where it is no business day (no hours, public holiday, closed day). */
  hoursOf(day: Day): Hours | null {
    let hours = this.days.get(day);
    if (hours === undefined) {
      hours = this.computeHours(day);
      this.days.set(day, hours);
    }
    return hours;
  }

  /** The first business day after a day. @throws CalendarError never-opens */
  businessDayAfter(day: Day): Hours {
    for (let next = day + 1; next <= day + LONGEST_CLOSURE_DAYS; next++) {
      const hours = this.hoursOf(next);
      if (hours) return hours;
    }
    throw new CalendarError(
      'never-opens',
      `office ${this.office.code} does not open within ${LONGEST_CLOSURE_DAYS} days: give it opening hours`,
      '/openingHours',
    );
  }

  private computeHours(day: Day): Hours | null {
    // 1970-01-01 was a Thursday, ISO weekday 4.
    const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
    const hours = this.weekdays.get(weekday);
    if (!hours || this.closed.has(day) || isPublicHoliday(this.office.country, day)) return null;
    const opens = this.zone.at(day, hours[0]);
    const closes = this.zone.at(day, hours[1]);
    // A clock change may leap over the hours altogether.
    return opens < closes ? { day, opens, closes } : null;
  }
}

/** Silence about holidays would make the office's deadlines wrong. @throws CalendarError unknown-country */
export function mustKnowHolidays({ code, country, closedDays }: Office): void {
  if (closedDays.length > 0 || knowsHolidaysOf(country)) return;
  throw new CalendarError(
    'unknown-country',
    `office ${code}: no public holidays are known for the country "${country}"; list its closed days`,
    '/country',
  );
}

/** Hours of a weekday, in milliseconds since midnight. @throws CalendarError opening-hours-reversed */
export function hoursOn(weekday: string, hours: readonly string[], { code }: Office): [opens: number, closes: number] {
  const [opens, closes] = hours.map(wallTime);
  if (opens !== undefined && closes !== undefined && closes > opens) return [opens, closes];
  throw new CalendarError(
    'opening-hours-reversed',
    `office ${code}: on weekday ${weekday} it closes at ${hours[1]}, not after it opens at ${hours[0]}`,
    `/openingHours/${weekday}`,
  );
}

/** Milliseconds since midnight of a time of day, HH:MM. */
function wallTime(text: string): number {
  const [hours, minutes] = text.split(':').map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
}
