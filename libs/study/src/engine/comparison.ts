import { againstOf, INTERVALS, type ComparisonQuery, type StudyComparison } from '#libs/domain';
import { differenceOfMeans, differenceOfShares, type Share } from './difference.js';
import { countWithin, deviationOf } from './figures.js';
import { BOOTSTRAP, differenceOfMedians } from './median-bootstrap.js';
import { ruleOf } from './outliers.js';
import { chosen, type SeenOffices } from './selection.js';
import { limitsOfAll, type StudyRecord } from './study.js';
import { Gatherer, type Values } from './values.js';

/** Two selections of declarations, compared interval by interval: differences are the first less the second. */
export function comparison({ columns }: StudyRecord, query: ComparisonQuery, seen: SeenOffices): StudyComparison {
  // Each has its own room, since both are looked at together.
  const selections = [query, againstOf(query)].map((filter) => ({
    rows: chosen(columns, filter, seen),
    gatherer: new Gatherer(),
  }));
  const intervals = (query.interval ?? INTERVALS).flatMap((interval) => {
    const column = columns.intervals[INTERVALS.indexOf(interval)]?.values ?? new Float32Array(0);
    const [one, other] = selections.map(({ rows, gatherer }) =>
      gatherer.gather(column, rows, limitsOfAll(gatherer, column, rows, query)),
    ) as [Values, Values];
    if (one.n === 0 || other.n === 0) return [];
    const { first, second, ...median } = differenceOfMedians(one, other);
    const [share, otherShare] = [within(one, query.serviceLevel), within(other, query.serviceLevel)];
    return [
      {
        interval,
        first: told(one, first, share),
        second: told(other, second, otherShare),
        mean: differenceOfMeans(one, other),
        median,
        withinServiceLevel: share && otherShare && differenceOfShares(share, otherShare),
      },
    ];
  });
  return {
    confidence: 0.95,
    outlierRule: ruleOf(query),
    serviceLevel: query.serviceLevel ?? null,
    bootstrap: BOOTSTRAP,
    first: { declarations: selections[0]?.rows.length ?? 0 },
    second: { declarations: selections[1]?.rows.length ?? 0 },
    intervals,
  };
}

const within = ({ seconds, n }: Values, level: number | undefined): Share | null =>
  level === undefined ? null : { count: countWithin(seconds, level), n };

const told = (values: Values, median: number, share: Share | null) => ({
  n: values.n,
  mean: values.mean,
  median,
  standardDeviation: deviationOf(values),
  withinServiceLevel: share && share.count / share.n,
  leftOut: values.leftOut,
});
