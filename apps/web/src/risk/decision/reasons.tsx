import type { AssessmentView } from '#libs/domain';
import { reasonTold } from '#libs/words';
import { useLanguage, useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { useMeasures } from '../../words/measures.js';
import { RuleName } from '../rule-name.js';
import { answerTo, type Answered } from './later.js';
import { texts } from './texts.js';

interface ReasonsProps {
  reasons: AssessmentView['reasons'];
  answered: Answered[];
}

/** Each reason with its weight, and what was answered to it since. */
export function Reasons({ reasons, answered }: ReasonsProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { count } = useMeasures();
  const heaviest = Math.max(...reasons.map(({ weight }) => Math.abs(weight)), 1);
  return (
    <section className="panel stack" aria-label={t.reasons}>
      <h2>{t.reasons}</h2>
      {reasons.length === 0 && <p>{t.noReasons}</p>}
      {reasons.map(({ rule, lane, weight, ...told }) => {
        const { purpose, expectedFinding, instruction } = reasonTold(told, language);
        const answer = answerTo(answered, rule);
        return (
          <div key={rule} className="risk-reason stack">
            <h3>{purpose}</h3>
            <p className="row">
              <LaneMark lane={lane} />
              <svg className="weight" aria-hidden="true">
                <rect width={`${(100 * Math.abs(weight)) / heaviest}%`} height="8" rx="2" />
              </svg>
              <span className="quiet">{t.weight(count(weight))}</span>
              {answer && <strong>{t.answer[answer]}</strong>}
            </p>
            <dl className="risk-facts">
              <div>
                <dt>{t.lookFor}</dt>
                <dd>{expectedFinding}</dd>
              </div>
              <div>
                <dt>{t.doThis}</dt>
                <dd>{instruction}</dd>
              </div>
            </dl>
            <p className="quiet">
              <RuleName name={rule} />
            </p>
          </div>
        );
      })}
    </section>
  );
}
