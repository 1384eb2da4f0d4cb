import { CalendarError } from './calendar-error.js';
import type { Hours, Opening } from './opening.js';

// Longer than any clock that an office could mean: ten years. Hours of a minute a week would be reckoned for centuries.
const LONGEST_DAYS = 3_660;

/** Opening time between two instants, in milliseconds; 0 where the second is not after the first. */
export function openTimeBetween(opening: Opening, from: number, to: number): number {
  let total = 0;
  for (let hours = todayOrNext(opening, from); hours.opens < to; hours = opening.businessDayAfter(hours.day)) {
    total += Math.max(0, Math.min(to, hours.closes) - Math.max(from, hours.opens));
  }
  return total;
}

/**
 * The first instant, in opening hours or at closing, by which so much opening time (milliseconds) has passed.
 *
 * @throws CalendarError never-ends where that takes more than ten years
 */
export function afterOpenTime(opening: Opening, from: number, length: number): number {
  let left = length;
  const last = opening.zone.dayOf(from) + LONGEST_DAYS;
  for (let hours = todayOrNext(opening, from); hours.day <= last; hours = opening.businessDayAfter(hours.day)) {
    const start = Math.max(from, hours.opens);
    if (hours.closes - start >= left) return start + left;
    left -= Math.max(0, hours.closes - start);
  }
  throw new CalendarError(
    'never-ends',
    'by these opening hours a clock would run for more than ten years: open for longer, or set a shorter clock',
    '/openingHours',
  );
}

/** Hours of the instant's own day if it is a business day, else of the next. */
function todayOrNext(opening: Opening, from: number): Hours {
  const day = opening.zone.dayOf(from);
  return opening.hoursOf(day) ?? opening.businessDayAfter(day);
}
