import type { ClearanceStudy } from '#libs/domain';
import { shareAxis } from '../axes.js';
import type { Block } from '../document.js';
import type { Words } from '../words.js';

type HeldBy = ClearanceStudy['groups'][number]['owners'][number];

/** For how long each party had to act. */
export function ownersOf(owners: readonly HeldBy[], { texts, forms, owner }: Words): Block[] {
  const told = texts.analysis.owners;
  const { columns } = texts;
  const sumOf = (of: (its: HeldBy) => number) => owners.reduce((sum, its) => sum + of(its), 0);
  const total = sumOf((its) => its.total);
  const critical = sumOf((its) => its.critical);
  if (total === 0 && critical === 0) return [{ kind: 'text', text: told.nothing }];
  const part = (some: number, whole: number) => (whole > 0 ? some / whole : 0);
  const largestFirst = [...owners].sort((a, b) => b.total - a.total);
  const groups = largestFirst.map((its) => ({
    label: owner(its.owner),
    bars: [part(its.total, total), part(its.exclusive, total), part(its.critical, critical)].map((value) => ({
      value,
      text: forms.share(value),
    })),
  }));
  const [first] = groups;
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'bars',
        caption: told.chart,
        alternative: told.alternative(first?.label ?? '', first?.bars[0]?.text ?? ''),
        axis: shareAxis(
          groups.flatMap(({ bars }) => bars.map(({ value }) => value)),
          forms,
        ),
        series: [told.total, told.exclusive, told.critical],
        groups,
      },
    },
    { kind: 'text', text: told.note },
    {
      kind: 'table',
      table: {
        caption: told.caption,
        columns: [
          { title: columns.owner, weight: 2, of: 'texts' },
          ...[columns.held, columns.total, columns.exclusive, columns.share, columns.critical].map((title) => ({
            title,
            weight: 1.2,
            of: 'figures' as const,
          })),
        ],
        rows: largestFirst.map((its) => [
          owner(its.owner),
          forms.count(its.declarations),
          forms.duration(its.total),
          forms.duration(its.exclusive),
          forms.share(part(its.total, total)),
          forms.count(its.critical),
        ]),
      },
    },
  ];
}
