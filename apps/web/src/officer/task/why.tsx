import type { TaskDetail } from '#libs/domain';
import { reasonTold } from '#libs/words';
import { useMay } from '../../api/queries.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { Question } from '../../declaration/question.js';
import { texts } from '../texts.js';

/** Why the declaration was selected, and what to look for. */
export function Why({ task }: { task: TaskDetail }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const { reasons = [] } = task.declaration;
  return (
    <section className="panel">
      <h2>{t.why}</h2>
      {task.question && (
        <div className="note">
          <h3>{t.asked}</h3>
          <p>
            <Question question={task.question} />
          </p>
        </div>
      )}
      {task.agencyItems && task.agencyItems.length > 0 && (
        <>
          <p>{t.agencyItems}</p>
          <ul>
            {task.agencyItems.map(({ item, commodityCode, prefix }) => (
              <li key={item}>{t.agencyItem(item, commodityCode, prefix)}</li>
            ))}
          </ul>
        </>
      )}
      {reasons.length === 0 && <p className="quiet">{may('lane:see') ? t.noReasons : t.reasonsHidden}</p>}
      {reasons.map((reason) => {
        const { purpose, expectedFinding, instruction } = reasonTold(reason, language);
        return (
          <div className="reason stack" key={reason.rule}>
            <div className="row">
              <h3>{purpose}</h3>
              <LaneMark lane={reason.lane} />
            </div>
            <dl>
              <dt>{t.lookFor}</dt>
              <dd>{expectedFinding}</dd>
              <dt>{t.doThis}</dt>
              <dd>{instruction}</dd>
            </dl>
            <p className="quiet mono">{reason.rule}</p>
          </div>
        );
      })}
    </section>
  );
}
