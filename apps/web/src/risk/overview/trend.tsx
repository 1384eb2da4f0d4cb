import type { Performance } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { useTold } from '../told.js';
import type { Ground } from './filter.js';
import { keyOf } from './ground.js';
import { PrecisionChart } from './precision-chart.js';
import { texts } from './texts.js';

/** Precision by period, beside what the random control of the same period found. */
export function Trend({ of, ground }: { of: Performance; ground: Ground }) {
  const t = useTexts(texts);
  const { count, period } = useMeasures();
  const { found } = useTold();
  // All together are one group a period; of grounds it is the one that is told.
  const groups = of.groups.filter(({ key }) => key === (of.groupBy === 'none' ? null : keyOf(ground)));
  const points = groups.map((group) => ({
    label: period(group.period ?? ''),
    group,
    found: [group.hits, group.randomControl],
  }));
  const known = groups.filter(({ hits }) => hits.of > 0);
  const [first, last] = [known[0], known.at(-1)];
  if (known.length === 0)
    return (
      <section className="panel stack" aria-label={t.trend}>
        <h2>{t.trend}</h2>
        <p>{t.trendNone}</p>
      </section>
    );
  return (
    <PrecisionChart
      title={t.trend}
      says={
        first && last && first !== last
          ? `${t.grounds[ground]}. ${t.trendSays(found(first.hits), found(last.hits))}`
          : t.trendOne
      }
      points={points}
      series={[t.grounds[ground], t.atRandom]}
      note={known.length > 1 ? t.interval : `${t.trendOne} ${t.interval}`}
      table={{
        head: [t.period, t.declarations, t.inspections, t.results, t.share, t.randomShare],
        rows: points.map(({ label, group }) => [
          label,
          count(group.declarations),
          count(group.inspections),
          count(group.results),
          found(group.hits),
          group.randomControl.of > 0 ? `${found(group.randomControl)}, n ${count(group.randomControl.of)}` : '–',
        ]),
      }}
    />
  );
}
