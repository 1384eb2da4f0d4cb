import type { TaskDetail } from '#libs/domain';
import { useMay } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { texts } from '../texts.js';

/** Why the declaration was selected, and what to look for. */
export function Why({ task }: { task: TaskDetail }) {
  const t = useTexts(texts);
  const may = useMay();
  const { reasons = [] } = task.declaration;
  return (
    <section className="panel">
      <h2>{t.why}</h2>
      {task.question && (
        <div className="note">
          <h3>{t.asked}</h3>
          <p>{task.question.text}</p>
          {task.question.documents.length > 0 && <p className="quiet">{task.question.documents.join(', ')}</p>}
        </div>
      )}
      {reasons.length === 0 && <p className="quiet">{may('lane:see') ? t.noReasons : t.reasonsHidden}</p>}
      {/* As the risk unit wrote them, in its language. */}
      {reasons.map((reason) => (
        <div className="reason stack" key={reason.rule}>
          <div className="row">
            <h3>{reason.purpose}</h3>
            <LaneMark lane={reason.lane} />
          </div>
          <dl>
            <dt>{t.lookFor}</dt>
            <dd>{reason.expectedFinding}</dd>
            <dt>{t.doThis}</dt>
            <dd>{reason.instruction}</dd>
          </dl>
          <p className="quiet mono">{reason.rule}</p>
        </div>
      ))}
    </section>
  );
}
