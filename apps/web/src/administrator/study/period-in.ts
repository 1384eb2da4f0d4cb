import { dayAfter, type Period } from './filter.js';

const DAY_MS = 86_400_000;

/** The days of a period of the study: a day, a week as in ISO 8601, or a month. */
function daysOf(key: string): Period {
  const [year, week] = key.split('-W').map(Number);
  if (year !== undefined && week !== undefined) {
    const first = new Date(Date.UTC(year, 0, 1));
    // The week's year is that of its Thursday.
    const thursday = new Date(first.getTime() + ((11 - first.getUTCDay()) % 7) * DAY_MS).toISOString().slice(0, 10);
    const monday = dayAfter(thursday, (week - 1) * 7 - 3);
    return { from: monday, to: dayAfter(monday, 6) };
  }
  if (/^\d{4}-\d{2}$/.test(key))
    return { from: `${key}-01`, to: dayAfter(`${dayAfter(`${key}-01`, 31).slice(0, 7)}-01`, -1) };
  return { from: key, to: key };
}

/** What of a period of the study lies in the period that a filter chooses. */
export function periodIn({ from, to }: Period, key: string): Period {
  const days = daysOf(key);
  return { from: from > days.from ? from : days.from, to: to && to < days.to ? to : days.to };
}
