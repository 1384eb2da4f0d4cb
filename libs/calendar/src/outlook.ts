import { CLOCKS, instant, type CheckedOffice, type Instant, type Office } from '#libs/domain';
import { defaultClocks } from './clocks.js';
import { dueAt, extendedDueAt } from './due.js';
import { holidaysOf } from './holidays.js';
import { DAY, Zone } from './zone.js';

const YEAR_DAYS = 365;

/**
 * What an office's configuration comes to: when a hold of each kind that is opened at an instant is due, and the holidays of the year
 * after it.
 *
 * @throws CalendarError as `dueAt`
 */
export function outlook(office: Office, at: Instant): CheckedOffice {
  const dueDates = {} as CheckedOffice['dueDates'];
  for (const name of CLOCKS) {
    const rule = office.clocks[name] ?? defaultClocks[name];
    const due = dueAt(rule, office, at);
    dueDates[name] = { dueAt: due, extendedDueAt: rule.extension && extendedDueAt(due, rule, office) };
  }
  return { at, dueDates, holidays: holidaysAfter(office, at) };
}

function holidaysAfter({ country, timeZone }: Office, at: Instant): CheckedOffice['holidays'] {
  const first = Zone.named(timeZone).dayOf(Date.parse(at));
  const year = new Date(first * DAY).getUTCFullYear();
  return [...holidaysOf(country, year), ...holidaysOf(country, year + 1)]
    .filter(([day]) => day >= first && day < first + YEAR_DAYS)
    .sort(([a], [b]) => a - b)
    .map(([day, name]) => ({ date: instant(day * DAY).slice(0, 10), name }));
}
