import { INTERVALS, type DistributionQuery, type StudyDistribution } from '#libs/domain';
import { figuresOf } from './figures.js';
import { ruleOf } from './outliers.js';
import { chosen, type SeenOffices } from './selection.js';
import { limitsOfAll, type StudyRecord } from './study.js';
import { Gatherer } from './values.js';

/** How often an interval took how long: counted between edges, the lower one included, and outside of them. */
export function distribution({ columns }: StudyRecord, query: DistributionQuery, seen: SeenOffices): StudyDistribution {
  const rows = chosen(columns, query, seen);
  const column = columns.intervals[INTERVALS.indexOf(query.interval)]?.values ?? new Float32Array(0);
  const gatherer = new Gatherer();
  const values = gatherer.gather(column, rows, limitsOfAll(gatherer, column, rows, query));
  const { seconds, n, leftOut } = values;
  const { edges } = query;
  const counts = new Float64Array(edges.length + 1);
  for (let index = 0; index < seconds.length; index++) {
    const place = edgesUpTo(edges, seconds[index] as number);
    counts[place] = (counts[place] as number) + 1;
  }
  let upTo = counts[0] as number;
  const classes = edges.slice(1).map((to, index) => {
    const count = counts[index + 1] as number;
    upTo += count;
    return { from: edges[index] as number, to, n: count, share: n > 0 ? count / n : 0, upTo: n > 0 ? upTo / n : 0 };
  });
  return {
    interval: query.interval,
    outlierRule: ruleOf(query),
    declarations: rows.length,
    n,
    leftOut,
    below: counts[0] as number,
    classes,
    above: counts[edges.length] as number,
    figures: figuresOf(values),
  };
}

/** How many edges lie at a value or before it. */
function edgesUpTo(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edges[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
