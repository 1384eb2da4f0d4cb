import type { ClearanceStudy, IntervalFigures } from '#libs/domain';
import type { Table } from '../document.js';
import type { Words } from '../words.js';

type Column = { title: string; weight: number; of: Table['columns'][number]['of'] };

/** All figures of some intervals, a row for each. */
export function intervalsTable(
  caption: string,
  study: ClearanceStudy,
  intervals: readonly IntervalFigures[],
  { texts, forms, interval }: Words,
): Table {
  const { columns } = texts;
  const { duration } = forms;
  return {
    caption,
    columns: [
      { title: columns.interval, weight: 3, of: 'texts' },
      ...[columns.n, columns.mean, columns.median, columns.p25, columns.p75, columns.p90, columns.p95].map(figure),
      { title: columns.mode, weight: 1.6, of: 'figures' },
      ...[columns.min, columns.max].map(figure),
      ...asked(study, columns).map(figure),
    ],
    rows: intervals.map((its) => [
      interval(its.interval),
      forms.count(its.n),
      ...[its.mean, its.median, its.p25, its.p75, its.p90, its.p95].map(duration),
      forms.range(its.mode.from, its.mode.to),
      ...[its.min, its.max].map(duration),
      ...answered(study, its, { forms }),
    ]),
  };
}

/** One interval by what declarations are grouped by, a row for each group. */
export function groupsTable(
  caption: string,
  by: string,
  study: ClearanceStudy,
  nameOf: (key: string | null) => string,
  { texts, forms }: Words,
): Table {
  const { columns } = texts;
  return {
    caption,
    columns: [
      { title: by, weight: 2.4, of: 'texts' },
      ...[columns.declarations, columns.n, columns.mean, columns.median, columns.p90, columns.p95].map(figure),
      ...asked(study, columns).map(figure),
    ],
    rows: study.groups.map(({ key, declarations, intervals: [its] }) => [
      nameOf(key),
      forms.count(declarations),
      forms.count(its?.n ?? 0),
      ...(its ? [its.mean, its.median, its.p90, its.p95].map(forms.duration) : ['', '', '', '']),
      ...answered(study, its, { forms }),
    ]),
  };
}

const figure = (title: string): Column => ({ title, weight: 1, of: 'figures' });

/** Columns that are there only where they were asked for. */
const asked = ({ serviceLevel, outlierRule }: ClearanceStudy, columns: Words['texts']['columns']): string[] => [
  ...(serviceLevel === null ? [] : [columns.within]),
  ...(outlierRule.outliers === 'none' ? [] : [columns.leftOut]),
];

const answered = (
  { serviceLevel, outlierRule }: ClearanceStudy,
  its: IntervalFigures | undefined,
  { forms }: Pick<Words, 'forms'>,
): string[] => [
  ...(serviceLevel === null ? [] : [its && its.withinServiceLevel !== null ? forms.share(its.withinServiceLevel) : '']),
  ...(outlierRule.outliers === 'none' ? [] : [its ? forms.count(its.leftOut) : '']),
];
