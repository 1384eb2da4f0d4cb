import type { BacktestResult } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { useTold } from '../told.js';
import { backtestTexts } from './backtest-texts.js';

const HOUR_S = 3600;

/** What a backtest came to, in sentences: what it selects, whether that finds more than chance, and the work that it costs. */
export function BacktestSaid({ result }: { result: BacktestResult }) {
  const t = useTexts(backtestTexts);
  const { count, duration } = useMeasures();
  const { found, perDay, share } = useTold();
  const { declarations, days, selected, hits, randomControl, selectedAtRandom, added, removed, release } = result;
  if (declarations === 0) return <p className="note warn">{t.nothingTried}</p>;
  return (
    <ul className="said">
      <li>
        <strong>{t.selectedOf(count(selected), count(declarations), count(days))}</strong>
      </li>
      <li>
        {hits.share === null ? t.foundNone : t.foundAmong(count(hits.found), count(hits.of), share(hits.share))}{' '}
        {hits.of > 0 && t.biased}
      </li>
      <li>
        {selectedAtRandom.of > 0 ? (
          <strong>{t.randomly(found(selectedAtRandom), found(randomControl))}</strong>
        ) : (
          t.noRandom
        )}
      </li>
      <li>{added.total > 0 ? t.adds(count(added.total), perDay(added.perDay)) : t.addsNone}</li>
      {removed.total > 0 && (
        <li>
          <strong>{t.removes(count(removed.total), perDay(removed.perDay))}</strong>{' '}
          {removed.hits.of > 0 && t.removedHits(found(removed.hits))}
        </li>
      )}
      {release.added !== null && release.lane !== null && (
        <li>{t.hours(duration(release.added * HOUR_S), duration(release.lane * HOUR_S))}</li>
      )}
    </ul>
  );
}
