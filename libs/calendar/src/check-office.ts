import { CLOCKS, type Instant, type Office } from '#libs/domain';
import { CalendarError } from './calendar-error.js';
import { defaultClocks } from './clocks.js';
import { dueAt, extendedDueAt } from './due.js';
import { hoursOn, mustKnowHolidays } from './opening.js';
import { Zone } from './zone.js';

/**
 * Compute a deadline by every clock of an office, and its extension where it has one: what cannot be computed is an error of the
 * configuration, told before any declaration meets it.
 *
 * @throws CalendarError as `dueAt`
 */
export function checkOffice(office: Office, from: Instant): void {
  for (const name of CLOCKS) {
    const rule = office.clocks[name] ?? defaultClocks[name];
    const due = dueAt(rule, office, from);
    if (rule.extension) extendedDueAt(due, rule, office);
  }
}

/** All that `checkOffice` would find one after another, each with its place in the office. */
export function faultsOf(office: Office, from: Instant): CalendarError[] {
  const faults = [
    ...faultIn(() => Zone.named(office.timeZone)),
    ...faultIn(() => mustKnowHolidays(office)),
    ...Object.entries(office.openingHours).flatMap(([weekday, hours]) =>
      faultIn(() => hoursOn(weekday, hours, office)),
    ),
  ];
  return faults.length > 0 ? faults : faultIn(() => checkOffice(office, from));
}

function faultIn(work: () => unknown): CalendarError[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof CalendarError) return [error];
    throw error;
  }
}
