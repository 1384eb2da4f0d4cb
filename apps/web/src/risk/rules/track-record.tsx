import type { RuleFigures } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { verdictOf } from '../overview/verdict.js';
import { useTold } from '../told.js';
import { texts } from './texts.js';

/** What a rule has come to, beside the random control group of the same time. */
export function TrackRecord({ figures }: { figures: RuleFigures | null }) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const { found } = useTold();
  if (!figures)
    return (
      <section className="panel stack">
        <h2>{t.record}</h2>
        <p>{t.recordNone}</p>
      </section>
    );
  const { declarations, inspections, results, hits, critical, coded, randomControl } = figures;
  const told: [string, string][] = [
    [t.applied, count(declarations)],
    [t.inspections, count(inspections)],
    [t.results, count(results)],
    [t.precision, found(hits)],
    [t.critical, found(critical)],
    [t.control, found(randomControl)],
  ];
  return (
    <section className="panel stack">
      <h2>{t.record}</h2>
      <p>
        <strong>{t.verdict[verdictOf(hits, randomControl)]}</strong> <span className="quiet">{t.recordNote}</span>
      </p>
      <dl className="rule-facts">
        {told.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {coded && (
          <div>
            <dt>{t.coded}</dt>
            <dd>{t.codedTold(count(coded.found), count(coded.notFound), count(coded.notChecked))}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
