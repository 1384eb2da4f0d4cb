import type { TaskDetail } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { texts } from '../texts.js';
import { DownloadDocument } from '../../declaration/download.js';
import { Question } from '../../declaration/question.js';

/** What was asked of the trader from this task, and what came back. */
export function Information({ task }: { task: TaskDetail }) {
  const t = useTexts(texts);
  if (task.information.length === 0) return null;
  return (
    <section className="panel stack">
      <h2>{t.information}</h2>
      {task.information.map((each) => (
        <div key={each.holdId}>
          <p>
            <Moment at={each.askedAt} office={task.office} />: <Question question={each.question} />
          </p>
          <p className={each.answer ? 'note' : 'quiet'}>
            {each.answer ?? t.noAnswer}
            {each.dueAt && (
              <>
                . {t.answerDue} <Moment at={each.dueAt} office={task.office} show="absolute" />
              </>
            )}
          </p>
          {each.documents.map(({ sha256, name }) => (
            <DownloadDocument key={sha256} sha256={sha256} name={name} />
          ))}
        </div>
      ))}
    </section>
  );
}
