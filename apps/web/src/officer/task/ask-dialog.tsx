import type { TaskDetail } from '#libs/domain';
import { useTyped } from '../../form/typed.js';
import { useTexts } from '../../texts/language.js';
import { DialogForm } from '../../ui/dialog-form.js';
import { Moment } from '../../ui/moment.js';
import { ask } from '../commands.js';
import { texts } from '../texts.js';

/** Asks the trader something from a task. The question is kept on the device until it is sent. */
export function AskDialog({ task, onClose }: { task: TaskDetail; onClose: () => void }) {
  const t = useTexts(texts);
  const empty = { question: '', documents: '' };
  const [{ question, documents }, type, forget] = useTyped(`question.${task.id}.${task.attempt}`, empty);
  const send = () => {
    const asked = documents.split('\n').map((line) => line.trim());
    return ask(task.id, task.attempt, question.trim(), asked.filter(Boolean));
  };
  return (
    <DialogForm title={t.askTitle} action={t.send} send={send} onSent={forget} onClose={onClose}>
      <div className="field">
        <label htmlFor="question">{t.askQuestion}</label>
        <textarea
          id="question"
          required
          minLength={3}
          maxLength={4000}
          value={question}
          onChange={({ target }) => type({ question: target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="asked-documents">{t.askDocuments}</label>
        <textarea id="asked-documents" value={documents} onChange={({ target }) => type({ documents: target.value })} />
      </div>
      <p className="quiet">
        {task.answerDueAt && (
          <>
            {t.answerDue} <Moment at={task.answerDueAt} office={task.office} show="absolute" />.{' '}
          </>
        )}
        {t.askNote}
      </p>
    </DialogForm>
  );
}
