import type { ClockCourse, ClockRule, Instant, Office, Stop } from '#libs/domain';
import { extendedDueAt, resumedDueAt } from './due.js';

/**
 * When a clock ends that went through this course: what stood still is given back stop by stop, as `resumedDueAt` does, and the
 * extension counts from the due date as it was then. Time that several stops share is given back once. A stop after the deadline
 * gives nothing back. The order in which the stops are told does not matter.
 *
 * @throws CalendarError as `dueAt`, and no-extension for a clock that has none
 */
export function dueAfterCourse({ dueAt, stops, extendedAt }: ClockCourse, rule: ClockRule, office: Office): Instant {
  let due = dueAt;
  let extension = extendedAt;
  for (const { from, until } of union(stops)) {
    if (extension !== null && extension <= from) {
      due = extendedDueAt(due, rule, office);
      extension = null;
    }
    due = resumedDueAt(due, from, until, rule, office);
  }
  return extension === null ? due : extendedDueAt(due, rule, office);
}

/** The same time without overlaps, in order. */
function union(stops: readonly Stop[]): Stop[] {
  const apart: Stop[] = [];
  for (const stop of [...stops].sort((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const last = apart.at(-1);
    if (!last || last.until < stop.from) apart.push({ ...stop });
    else if (stop.until > last.until) last.until = stop.until;
  }
  return apart;
}
