import type { AssessmentView } from '#libs/domain';
import { save } from '../../device/save.js';
import { useTexts } from '../../texts/language.js';
import { texts } from './texts.js';

/** As JSON; the numbers of a list beside each other, since a goods item has a hundred. */
const linesOf = (basis: object): string =>
  JSON.stringify(basis, undefined, 2).replace(/\n\s+(?=(?:null|-?\d[\d.e+-]*),?\n)/g, ' ');

/** By which versions, and the basis to the last digit, as its hash was taken. */
export function Exactly({ decision }: { decision: AssessmentView }) {
  const t = useTexts(texts);
  const { basis, basisSha256, thresholds } = decision;
  const versions: [string, unknown][] = [
    [t.targeting, basis['targeting']],
    [t.thresholdsVersion, thresholds?.['version']],
    [t.features, basis['featureSet']],
    [t.results, basis['results']],
    [t.hash, basisSha256],
  ];
  return (
    <section className="panel stack" aria-label={t.versions}>
      <h2>{t.versions}</h2>
      <dl className="risk-facts">
        {versions.map(
          ([name, value]) =>
            (typeof value === 'string' || typeof value === 'number') && (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="mono broken">{value}</dd>
              </div>
            ),
        )}
      </dl>
      <div>
        <button
          type="button"
          onClick={() =>
            save(new Blob([JSON.stringify(decision, undefined, 2)]), `decision-${basisSha256.slice(0, 12)}.json`)
          }
        >
          {t.copy}
        </button>
      </div>
      <details>
        <summary>{t.exactly}</summary>
        <pre className="mono risk-pre" tabIndex={0}>
          {linesOf(basis)}
        </pre>
      </details>
    </section>
  );
}
