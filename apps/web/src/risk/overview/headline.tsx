import type { PerformanceGroup } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { useTold } from '../told.js';
import type { Ground } from './filter.js';
import { texts } from './texts.js';
import { verdictOf, wrongIn } from './verdict.js';

interface HeadlineProps {
  all: PerformanceGroup;
  ground: Ground;
  /** What that ground selected; undefined: nothing. */
  its: PerformanceGroup | undefined;
}

/** What the figures say, and what they do not allow to say. */
export function Headline({ all, ground, its }: HeadlineProps) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const { found, share } = useTold();
  const { declarations, inspections, hits, critical, randomControl, randomDraws } = all;
  const wrong = wrongIn(all);
  const escaped = randomDraws.cancelled + randomDraws.rerouted;
  return (
    <section className="panel headline">
      <p>{t.decided(count(declarations), count(inspections), share(inspections / declarations))}</p>
      <p className="says">
        {t.grounds[ground]}. {t.verdicts[its ? verdictOf(its.hits, its.randomControl) : 'nothing']}
      </p>
      {its && its.results > 0 && (
        <p>
          {t.precision(t.grounds[ground], count(its.results), found(its.hits))}{' '}
          {randomControl.of > 0 ? t.random(count(randomControl.of), found(randomControl)) : t.randomNone}
        </p>
      )}
      {wrong && <p>{t.wrong(count(wrong.least), count(wrong.most), count(declarations), count(hits.found))}</p>}
      {critical.found > 0 && <p>{t.critical(found(critical))}</p>}
      {escaped > 0 && (
        <p className="note warn">
          {t.away(count(randomDraws.drawn), count(randomDraws.cancelled), count(randomDraws.rerouted))}
        </p>
      )}
      <p className="quiet">{t.interval}</p>
    </section>
  );
}
