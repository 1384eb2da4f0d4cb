import type { AssessmentView } from '#libs/domain';
import { featureInSpanish } from '#libs/words';
import { useLanguage, useTexts } from '../../texts/language.js';
import { useTold } from '../told.js';
import { texts } from './texts.js';

/** What moved the score of each model that decided, most first: bars from the middle, and how many times the odds became. */
export function Contributions({ decision: { contributions, scores, basis } }: { decision: AssessmentView }) {
  const t = useTexts(texts);
  const { number } = useTold();
  const language = useLanguage();
  const largest = Math.max(...contributions.map(({ contribution }) => Math.abs(contribution)), 1e-9);
  const models = scores.filter(({ model }) => contributions.some((each) => each.model === model));
  // Of the goods item that decided, which is the first of the basis.
  const { items } = basis as { items?: { number: number }[] };
  return (
    <section className="panel stack" aria-label={t.contributions}>
      <h2>{t.contributions}</h2>
      {models.length === 0 ? (
        <p>{t.noContributions}</p>
      ) : (
        <p className="quiet">{t.contributionsNote(String(items?.[0]?.number ?? 1))}</p>
      )}
      {models.map(({ model, target }) => (
        <div key={model} className="stack">
          <h3>
            {t.targets[target]} <span className="quiet">· {model}</span>
          </h3>
          <ul className="pushes">
            {contributions
              .filter((each) => each.model === model)
              .map(({ feature, words, contribution }) => {
                const long = (50 * Math.abs(contribution)) / largest;
                const own = language === 'es' ? featureInSpanish(words) : undefined;
                const times = number(Math.exp(contribution));
                return (
                  <li key={feature}>
                    {/* The API tells features in English. */}
                    <span lang={own === undefined ? 'en' : undefined} title={feature}>
                      {own ?? words}
                    </span>
                    <span className="quiet">{contribution > 0 ? t.raises(times) : t.lowers(times)}</span>
                    <svg aria-hidden="true">
                      <line className="middle" x1="50%" x2="50%" y1="0" y2="12" />
                      <rect
                        className={contribution > 0 ? 'raises' : 'lowers'}
                        x={`${contribution > 0 ? 50 : 50 - long}%`}
                        y="2"
                        width={`${long}%`}
                        height="8"
                        rx="2"
                      />
                    </svg>
                  </li>
                );
              })}
          </ul>
        </div>
      ))}
    </section>
  );
}
