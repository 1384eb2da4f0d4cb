import type { ClearanceStudy, StudyReportFigures } from '#libs/domain';
import { durationAxis } from '../axes.js';
import type { Block } from '../document.js';
import type { Words } from '../words.js';
import { groupsTable } from './intervals-table.js';

/**
 * How an interval went from month to month. Of a month that ended lately only what was quick is over: it is told, and said not to be
 * complete. A month without declarations is a gap.
 */
export function trendOf(figures: StudyReportFigures, words: Words): Block[] {
  const { byMonth } = figures;
  const { texts, forms } = words;
  const { trend } = texts.analysis;
  const usual = usuallyTaken(figures);
  // What was accepted in this month, or later, may not be over.
  const first = forms.monthOf(Date.parse(figures.asOf.at) - usual * 1000);
  const isComplete = (month: string) => month < first;
  const nameOf = (key: string | null) =>
    key === null ? texts.without : `${forms.month(key)}${isComplete(key) ? '' : ' *'}`;
  const table: Block = {
    kind: 'table',
    table: groupsTable(trend.caption, texts.columns.month, byMonth, nameOf, words),
  };
  const note: Block[] = byMonth.groups.some(({ key }) => key !== null && !isComplete(key))
    ? [{ kind: 'text', text: trend.incomplete(forms.duration(usual)) }]
    : [];
  const months = monthsOf(byMonth);
  const told = months.flatMap(({ its }) => its ?? []);
  if (told.length < 2) return [{ kind: 'text', text: trend.one }, table, ...note];
  const complete = months.flatMap(({ month, its }) => (its && isComplete(month) ? [its.median] : []));
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'lines',
        caption: trend.chart,
        alternative: trend.alternative(complete.map(forms.duration)),
        axis: durationAxis(
          told.flatMap(({ median, p90 }) => [median, p90]),
          forms,
        ),
        points: months.map(({ month }) => ({ label: nameOf(month), isComplete: isComplete(month) })),
        series: [
          { name: texts.columns.median, values: months.map(({ its }) => its?.median ?? null) },
          { name: texts.columns.p90, values: months.map(({ its }) => its?.p90 ?? null) },
        ],
      },
    },
    table,
    ...note,
  ];
}

/** Seconds within which nine in ten of the interval were over. */
function usuallyTaken({ all, hours: { interval } }: StudyReportFigures): number {
  return all.groups[0]?.intervals.find((each) => each.interval === interval)?.p90 ?? 0;
}

/** Each month from the first to the last, those without declarations as well. */
function monthsOf({ groups }: ClearanceStudy) {
  const byMonth = new Map(groups.map(({ key, intervals: [its] }) => [key, its]));
  const numbers = groups.flatMap(({ key }) => (key === null ? [] : [numberOf(key)]));
  const first = Math.min(...numbers);
  return Array.from({ length: numbers.length && Math.max(...numbers) - first + 1 }, (_each, index) => {
    const number = first + index;
    const month = `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
    return { month, its: byMonth.get(month) };
  });
}

/** Months since the year 0. @param month as 2026-03 */
const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
