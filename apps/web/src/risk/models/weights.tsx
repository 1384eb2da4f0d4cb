import { featureName } from '#libs/words';
import { Figures } from '../../charts/chart.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { useTold } from '../told.js';
import type { Speaks } from './figures.js';
import { texts } from './texts.js';

/** So many are drawn; the table has all. */
const DRAWN = 12;

/** What decides in a model, by weight: in the words of the page of one decision, and all with their codes in a table. */
export function Weights({ features }: Pick<Speaks, 'features'>) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const { share } = useTold();
  const language = useLanguage();
  const [first] = features;
  return (
    <section className="panel stack" aria-label={t.weights}>
      <h2>{t.weights}</h2>
      <p className={first && 'quiet'}>{first ? t.weightsNote : t.weightsNone}</p>
      {first && (
        <>
          <ul className="pushes">
            {features.slice(0, DRAWN).map(({ name, weight }) => (
              <li key={name}>
                <span>{featureName(name, language)}</span>
                <span className="quiet">{share(weight)}</span>
                <svg aria-hidden="true">
                  <rect className="share" y="2" width={`${(100 * weight) / first.weight}%`} height="8" rx="2" />
                </svg>
              </li>
            ))}
          </ul>
          <details>
            <summary>{t.allWeights(count(features.length))}</summary>
            <Figures
              name={t.weights}
              table={{
                head: [t.feature, t.weight, t.code],
                rows: features.map(({ name, weight }) => [
                  featureName(name, language),
                  share(weight),
                  <span key="code" className="mono">
                    {name}
                  </span>,
                ]),
              }}
            />
          </details>
        </>
      )}
    </section>
  );
}
