import { instant, type ClockRule, type Instant, type Office } from '#libs/domain';
import { CalendarError } from './calendar-error.js';
import { Opening } from './opening.js';
import { afterOpenTime, openTimeBetween } from './working-time.js';
import { DAY, HOUR } from './zone.js';

/**
 * When a clock that starts at `from` ends, by the office's calendar. A later `from` never gives an earlier end.
 *
 * - **working-hours**: when so many opening hours have passed since `from` (at-once) or since the end of its day
 *   (next-day). Opening 08–17, 4 working hours from Monday 15:00: Tuesday 10:00.
 * - **business-days, next-day**: closing time of the n-th business day after the day of `from`. 1 business day from any
 *   time on Friday: Monday at closing.
 * - **business-days, at-once**: from within opening hours, the same time of day n business days later, kept within that
 *   day's opening hours (Monday 10:30 and 1 business day: Tuesday 10:30; Friday 15:00 and 1 to a Saturday that closes at
 *   noon: Saturday 12:00). From outside opening hours, closing time of the n-th business day that begins afterwards
 *   (Friday 19:00 or Monday 06:00, and 1: Monday at closing).
 * - **calendar-days, next-day**: the last millisecond (23:59:59.999) of the n-th day after the day of `from`.
 * - **calendar-days, at-once**: the same time of day n days later. A time that the clock leaps over is the leap itself; in
 *   an hour that the clock repeats, its second pass counts as its end.
 *
 * @throws CalendarError where the office's configuration permits no answer, for example if it never opens
 */
export function dueAt(rule: ClockRule, office: Office, from: Instant): Instant {
  const opening = Opening.of(office);
  const start = Date.parse(from);
  return instant(
    rule.start === 'next-day' ? dueFromNextDay(rule, opening, start) : dueFrom(rule.unit, rule.length, opening, start),
  );
}

/**
 * When a clock that stood still from `suspendedAt` to `resumedAt` ends: it gets back exactly the time that was left when
 * it stopped, opening time for working-hours and business-days clocks, plain time for calendar days. Where the office did
 * not open meanwhile nothing was lost, and the deadline stays. A deadline that had passed before the stop stays passed.
 *
 * @throws CalendarError as `dueAt`
 */
export function resumedDueAt(
  dueAtBefore: Instant,
  suspendedAt: Instant,
  resumedAt: Instant,
  rule: ClockRule,
  office: Office,
): Instant {
  const due = Date.parse(dueAtBefore);
  const stopped = Date.parse(suspendedAt);
  const resumed = Date.parse(resumedAt);
  if (due <= stopped) return dueAtBefore;
  if (rule.unit === 'calendar-days') return instant(due + Math.max(0, resumed - stopped));
  const opening = Opening.of(office);
  if (openTimeBetween(opening, stopped, resumed) === 0) return dueAtBefore;
  return instant(afterOpenTime(opening, resumed, openTimeBetween(opening, stopped, due)));
}

/**
 * A deadline put off by the rule's extension, counted from the deadline itself: business days to the same time of day,
 * or from closing time to closing time; calendar days to the same time of day.
 *
 * @throws CalendarError no-extension if the rule has none; else as `dueAt`
 */
export function extendedDueAt(dueAtBefore: Instant, rule: ClockRule, office: Office): Instant {
  if (!rule.extension) throw new CalendarError('no-extension', `this clock cannot be extended (${rule.basis})`);
  const { unit, length } = rule.extension;
  return instant(dueFrom(unit, length, Opening.of(office), Date.parse(dueAtBefore)));
}

function dueFromNextDay({ unit, length }: ClockRule, opening: Opening, from: number): number {
  const day = opening.zone.dayOf(from);
  switch (unit) {
    case 'working-hours':
      return afterOpenTime(opening, opening.zone.at(day + 1, 0), length * HOUR);
    case 'business-days':
      return nthBusinessDayAfter(opening, day, length).closes;
    case 'calendar-days':
      return opening.zone.at(day + length + 1, 0) - 1;
  }
}

function dueFrom(unit: ClockRule['unit'], length: number, opening: Opening, from: number): number {
  switch (unit) {
    case 'working-hours':
      return afterOpenTime(opening, from, length * HOUR);
    case 'business-days':
      return businessDaysFrom(opening, from, length);
    case 'calendar-days': {
      const day = opening.zone.dayOf(from);
      // A day of 25 hours has wall times up to 24:00 only, since repeated time stands still; so this stays in the day.
      const wall = Math.min(opening.zone.wallOf(day, from), DAY - 1);
      return opening.zone.at(day + length, wall);
    }
  }
}

function businessDaysFrom(opening: Opening, from: number, length: number): number {
  const day = opening.zone.dayOf(from);
  const today = opening.hoursOf(day);
  if (!today || from >= today.closes) return nthBusinessDayAfter(opening, day, length).closes;
  if (from < today.opens) return nthBusinessDayAfter(opening, day - 1, length).closes;
  const last = nthBusinessDayAfter(opening, day, length);
  const sameTime = opening.zone.at(last.day, opening.zone.wallOf(day, from));
  return Math.min(Math.max(sameTime, last.opens), last.closes);
}

function nthBusinessDayAfter(opening: Opening, day: number, n: number) {
  let hours = opening.businessDayAfter(day);
  for (let count = 1; count < n; count++) hours = opening.businessDayAfter(hours.day);
  return hours;
}
