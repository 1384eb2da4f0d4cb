import { INTERVALS, type ClearanceStudy, type IntervalFigures, type OutlierRule, type StudyQuery } from '#libs/domain';
import type { Columns } from './columns.js';
import { dimensionOf } from './dimensions.js';
import { figuresOf, shareWithin } from './figures.js';
import { grouped, type Group } from './groups.js';
import { heldBy } from './held-by.js';
import { limitsOf, ruleOf, type Limits } from './outliers.js';
import { chosen, type SeenOffices } from './selection.js';
import { Gatherer, NO_LIMITS } from './values.js';
import type { Zones } from './zones.js';

/** What the study is computed from. */
export interface StudyRecord {
  columns: Columns;
  zones: Zones;
}

/**
 * The clearance-time study of the declarations that a query chooses, among those of the offices that its reader may see.
 *
 * @throws Refused where it would have too many groups
 */
export function study({ columns, zones }: StudyRecord, query: StudyQuery, seen: SeenOffices): ClearanceStudy {
  const rows = chosen(columns, query, seen);
  const timeZone = zones.common(columns, rows);
  const offsets = zones.offsetsOf(timeZone);
  const groups = grouped(
    rows,
    query.groupBy.map((by) => dimensionOf(columns, by, offsets)),
  );
  const gatherer = new Gatherer();
  const intervals = groups.map((): IntervalFigures[] => []);
  // An interval at a time, so that its column is what the processor has at hand.
  for (const interval of query.interval ?? INTERVALS) {
    const column = columns.intervals[INTERVALS.indexOf(interval)]?.values ?? new Float32Array(0);
    const limits = limitsOfAll(gatherer, column, rows, query);
    groups.forEach((group, index) => {
      const values = gatherer.gather(column, group.rows, limits);
      const figures = figuresOf(values);
      if (!figures) return;
      const withinServiceLevel = shareWithin(values, query.serviceLevel);
      intervals[index]?.push({ interval, ...figures, withinServiceLevel, leftOut: values.leftOut });
    });
  }
  return {
    groupBy: query.groupBy,
    timeZone,
    outlierRule: ruleOf(query),
    serviceLevel: query.serviceLevel ?? null,
    declarations: rows.length,
    groups: groups.map((group, index) => groupOf(columns, group, intervals[index] ?? [])),
  };
}

/** The limits of an interval, found in all that is chosen, so that they are the same in every group. */
export function limitsOfAll(gatherer: Gatherer, column: Float32Array, rows: Uint32Array, rule: OutlierRule): Limits {
  if (rule.outliers === 'none') return NO_LIMITS;
  return limitsOf(gatherer.gather(column, rows, NO_LIMITS), rule);
}

function groupOf(
  columns: Columns,
  { keys, rows }: Group,
  intervals: IntervalFigures[],
): ClearanceStudy['groups'][number] {
  const owners = heldBy(columns, rows);
  return {
    key: keys[0] ?? null,
    keys,
    declarations: rows.length,
    intervals,
    shareByOwner: Object.fromEntries(owners.filter(({ total }) => total > 0).map(({ owner, share }) => [owner, share])),
    owners,
  };
}
