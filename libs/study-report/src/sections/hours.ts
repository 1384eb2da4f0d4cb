import type { StudyHours } from '#libs/domain';
import type { Block } from '../document.js';
import { levelsOf } from '../levels.js';
import type { Words } from '../words.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_each, hour) => hour);

/** How an interval hangs on the hour of the week in which declarations were accepted. */
export function hoursOf({ hours }: StudyHours, { texts, forms }: Words): Block[] {
  const told = texts.analysis.hours;
  const medians = hours.map(({ median, n }) => (median === null ? null : { value: median, n }));
  const { cells, bounds } = levelsOf(medians);
  if (bounds.length === 0) return [];
  const of = (weekday: number, hour: number) =>
    hours.findIndex((each) => each.weekday === weekday && each.hour === hour);
  const known = hours.filter(({ median }) => median !== null).sort((a, b) => (a.median ?? 0) - (b.median ?? 0));
  const named = (its: (typeof known)[number] | undefined) =>
    its ? told.hour(forms.weekday(its.weekday), `${String(its.hour).padStart(2, '0')}:00`) : '';
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'heat',
        caption: told.chart,
        alternative: told.alternative(named(known.at(-1)), named(known[0])),
        columnLabels: HOURS.map(String),
        rows: WEEKDAYS.map((weekday) => ({
          label: forms.weekday(weekday),
          cells: HOURS.map((hour) => cells[of(weekday, hour)] ?? null),
        })),
        levels: bounds.map(({ from, to }) => (from === to ? forms.duration(from) : forms.range(from, to))),
        few: told.few,
      },
    },
    { kind: 'text', text: told.note },
  ];
}
