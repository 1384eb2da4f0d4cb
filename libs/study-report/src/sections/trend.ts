import type { ClearanceStudy } from '#libs/domain';
import { durationAxis } from '../axes.js';
import type { Block } from '../document.js';
import type { Words } from '../words.js';
import { groupsTable } from './intervals-table.js';

/** How an interval went from month to month. */
export function trendOf(byMonth: ClearanceStudy, words: Words): Block[] {
  const { texts, forms } = words;
  const { trend } = texts.analysis;
  const nameOf = (key: string | null) => (key === null ? texts.without : forms.month(key));
  const medians = byMonth.groups.map(({ intervals: [its] }) => its?.median ?? null);
  const p90s = byMonth.groups.map(({ intervals: [its] }) => its?.p90 ?? null);
  const told = medians.filter((each) => each !== null);
  const table: Block = {
    kind: 'table',
    table: groupsTable(trend.caption, texts.columns.month, byMonth, nameOf, words),
  };
  if (told.length < 2) return [{ kind: 'text', text: trend.one }, table];
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'lines',
        caption: trend.chart,
        alternative: trend.alternative(forms.duration(told[0] ?? 0), forms.duration(told.at(-1) ?? 0)),
        axis: durationAxis([...told, ...p90s.filter((each) => each !== null)], forms),
        labels: byMonth.groups.map(({ key }) => nameOf(key)),
        series: [
          { name: texts.columns.median, values: medians },
          { name: texts.columns.p90, values: p90s },
        ],
      },
    },
    table,
  ];
}
