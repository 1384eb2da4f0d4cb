import { CLOCKS, type Instant, type Office } from '#libs/domain';
import { defaultClocks } from './clocks.js';
import { dueAt, extendedDueAt } from './due.js';

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
