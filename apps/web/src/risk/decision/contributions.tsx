import type { AssessmentView } from '#libs/domain';
import { featureInSpanish } from '#libs/words';
import { useLanguage, useTexts } from '../../texts/language.js';
import { useTold } from '../told.js';
import { alike } from './alike.js';
import { texts } from './texts.js';

/** What moved the score of each model that decided, most first: bars from the middle, and how many times the odds became. */
export function Contributions({ decision: { contributions, scores, basis } }: { decision: AssessmentView }) {
  const t = useTexts(texts);
  const { number } = useTold();
  const language = useLanguage();
  const models = scores
    .map((score) => ({ ...score, moved: alike(contributions.filter(({ model }) => model === score.model)) }))
    .filter(({ moved }) => moved.length > 0);
  const all = models.flatMap(({ moved }) => moved);
  const largest = Math.max(...all.map(({ contribution }) => Math.abs(contribution)), 1e-9);
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
      {models.map(({ model, target, moved }) => (
        <div key={model} className="stack">
          <h3>
            {t.targets[target]} <span className="quiet">· {model}</span>
          </h3>
          <ul className="pushes">
            {moved.map(({ features, words, contribution }) => {
              const long = (50 * Math.abs(contribution)) / largest;
              const own = language === 'es' ? featureInSpanish(words) : undefined;
              const times = number(Math.exp(contribution));
              return (
                <li key={words}>
                  {/* The API tells features in English. */}
                  <span lang={own === undefined ? 'en' : undefined} title={features.join(', ')}>
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
