import type { StudyDistribution } from '#libs/domain';
import { shareAxis } from '../axes.js';
import type { Block } from '../document.js';
import type { Words } from '../words.js';

/** How often an interval took how long, drawn and in figures. */
export function distributionOf(distribution: StudyDistribution, { texts, forms }: Words): Block[] {
  const told = texts.analysis.distribution;
  const { n, classes, below, above } = distribution;
  if (n === 0) return [];
  const first = classes[0]?.from ?? 0;
  const last = classes.at(-1)?.to ?? 0;
  const rows = [
    { label: told.below(forms.duration(first)), n: below, upTo: below / n },
    ...classes.map((its) => ({ label: forms.range(its.from, its.to), n: its.n, upTo: its.upTo })),
    { label: told.above(forms.duration(last)), n: above, upTo: 1 },
  ].filter((_row, index) => index > 0 || below > 0);
  const most = rows.reduce((best, row) => (row.n > best.n ? row : best));
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'columns',
        caption: told.chart,
        alternative: told.alternative(most.label),
        axis: shareAxis(
          rows.map((row) => row.n / n),
          forms,
        ),
        columns: rows.map((row) => ({
          label: row.label,
          value: row.n / n,
          text: row.n === 0 ? '' : forms.share(row.n / n),
        })),
      },
    },
    {
      kind: 'table',
      table: {
        caption: told.caption,
        columns: [
          { title: texts.columns.class, weight: 2, of: 'texts' },
          { title: texts.columns.n, weight: 1, of: 'figures' },
          { title: told.axis, weight: 1.6, of: 'figures' },
          { title: texts.columns.upTo, weight: 1, of: 'figures' },
        ],
        rows: rows.map((row) => [row.label, forms.count(row.n), forms.share(row.n / n), forms.share(row.upTo)]),
      },
    },
    { kind: 'text', text: told.note },
  ];
}
