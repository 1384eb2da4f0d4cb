import { INTERVALS, type HoursQuery, type StudyHours } from '#libs/domain';
import { figuresOf, shareWithin } from './figures.js';
import { grouped } from './groups.js';
import { ruleOf } from './outliers.js';
import { hourOfWeek } from './periods.js';
import { chosen, type SeenOffices } from './selection.js';
import { limitsOfAll, type StudyRecord } from './study.js';
import { Gatherer } from './values.js';

const HOURS = Array.from({ length: 168 }, (_each, hour) => hour);

/** How an interval hangs on the hour of the week in which a declaration was accepted, by the clock of its own office. */
export function hours({ columns, zones }: StudyRecord, query: HoursQuery, seen: SeenOffices): StudyHours {
  const rows = chosen(columns, query, seen);
  const offsets = columns.office.texts.map((code) => zones.offsetsOf(zones.of(code)));
  const byHour = grouped(rows, [
    {
      codeOf: (row) => {
        const at = columns.acceptedAt.values[row] as number;
        return hourOfWeek(at + (offsets[columns.offices.values[row] as number]?.at(at) ?? 0));
      },
      label: String,
    },
  ]);
  const of = new Map(byHour.map((group) => [Number(group.keys[0]), group.rows]));
  const column = columns.intervals[INTERVALS.indexOf(query.interval)]?.values ?? new Float32Array(0);
  const gatherer = new Gatherer();
  const limits = limitsOfAll(gatherer, column, rows, query);
  return {
    interval: query.interval,
    outlierRule: ruleOf(query),
    serviceLevel: query.serviceLevel ?? null,
    declarations: rows.length,
    hours: HOURS.map((hour) => {
      const its = of.get(hour) ?? new Uint32Array(0);
      const values = gatherer.gather(column, its, limits);
      const { n = 0, mean = null, median = null, p90 = null } = figuresOf(values) ?? {};
      return {
        weekday: 1 + Math.floor(hour / 24),
        hour: hour % 24,
        declarations: its.length,
        ...{ n, mean, median, p90, leftOut: values.leftOut },
        withinServiceLevel: shareWithin(values, query.serviceLevel),
      };
    }),
  };
}
