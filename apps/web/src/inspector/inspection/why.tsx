import type { TaskDetail } from '#libs/domain';
import { reasonTold } from '#libs/words';
import { useLanguage, useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { texts } from '../texts.js';

/** Why the goods were selected, what to look for and what to do. */
export function Why({ task }: { task: TaskDetail }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { reasons = [] } = task.declaration;
  return (
    <section className="panel stack">
      <h2>{t.why}</h2>
      {reasons.length === 0 && <p className="quiet">{t.noReasons}</p>}
      {reasons.map((reason) => {
        const { purpose, expectedFinding, instruction } = reasonTold(reason, language);
        return (
          <div key={reason.rule} className="stack reason">
            <div className="row">
              <h3>{purpose}</h3>
              <LaneMark lane={reason.lane} />
            </div>
            <dl className="said">
              <dt>{t.lookFor}</dt>
              <dd>{expectedFinding}</dd>
              <dt>{t.doThis}</dt>
              <dd>{instruction}</dd>
            </dl>
          </div>
        );
      })}
    </section>
  );
}
