import { againstOf, INTERVALS, type ComparisonQuery, type StudyComparison } from '#libs/domain';
import { differenceOfMeans, differenceOfShares } from './difference.js';
import { countWithin, momentsOf } from './figures.js';
import { BOOTSTRAP, differenceOfMedians } from './median-bootstrap.js';
import { ruleOf } from './outliers.js';
import { quantiles } from './quantiles.js';
import { chosen, type SeenOffices } from './selection.js';
import { limitsOfAll, type StudyRecord } from './study.js';
import { Gatherer } from './values.js';

/** Two selections of declarations, compared interval by interval: differences are the first less the second. */
export function comparison({ columns }: StudyRecord, query: ComparisonQuery, seen: SeenOffices): StudyComparison {
  const one = chosen(columns, query, seen);
  const other = chosen(columns, againstOf(query), seen);
  // Each has its own room, since both are looked at together.
  const gatherers = [new Gatherer(), new Gatherer()] as const;
  const intervals = (query.interval ?? INTERVALS).flatMap((interval) => {
    const column = columns.intervals[INTERVALS.indexOf(interval)]?.values ?? new Float32Array(0);
    const firsts = gatherers[0].gather(column, one, limitsOfAll(gatherers[0], column, one, query));
    const seconds = gatherers[1].gather(column, other, limitsOfAll(gatherers[1], column, other, query));
    if (firsts.seconds.length === 0 || seconds.seconds.length === 0) return [];
    const [first, second] = [told(firsts.seconds, query.serviceLevel), told(seconds.seconds, query.serviceLevel)];
    return [
      {
        interval,
        first: { ...first.told, leftOut: firsts.leftOut },
        second: { ...second.told, leftOut: seconds.leftOut },
        mean: differenceOfMeans(first.moments, second.moments),
        median: differenceOfMedians(firsts.seconds, seconds.seconds),
        withinServiceLevel:
          first.within === null || second.within === null
            ? null
            : differenceOfShares(
                { count: first.within, n: first.moments.n },
                { count: second.within, n: second.moments.n },
              ),
      },
    ];
  });
  return {
    confidence: 0.95,
    outlierRule: ruleOf(query),
    serviceLevel: query.serviceLevel ?? null,
    bootstrap: BOOTSTRAP,
    first: { declarations: one.length },
    second: { declarations: other.length },
    intervals,
  };
}

function told(values: Float32Array, serviceLevel: number | undefined) {
  const moments = momentsOf(values);
  const within = serviceLevel === undefined ? null : countWithin(values, serviceLevel);
  const { n, mean, variance } = moments;
  return {
    moments,
    within,
    told: {
      n,
      mean,
      median: quantiles(values, [0.5])[0] ?? 0,
      standardDeviation: variance === null ? null : Math.sqrt(variance),
      withinServiceLevel: within === null ? null : within / n,
    },
  };
}
