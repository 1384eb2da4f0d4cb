import { useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { TaskDetail } from '#libs/domain';
import { stored } from '../../device/stored.js';
import { useTexts } from '../../texts/language.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/notes.js';
import { ask } from '../commands.js';
import { texts } from '../texts.js';

/** Asks the trader something from a task. The question is kept on the device until it is sent. */
export function AskDialog({ task, onClose }: { task: TaskDetail; onClose: () => void }) {
  const t = useTexts(texts);
  const [draft] = useState(() => stored(`question.${task.id}.${task.attempt}`, { question: '', documents: '' }));
  const [{ question, documents }, setTyped] = useState(draft.get);
  const sending = useMutation({
    mutationFn: () =>
      ask(
        task.id,
        task.attempt,
        question.trim(),
        documents
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    onSuccess: () => {
      draft.set(undefined);
      onClose();
    },
  });
  const type = (typed: Partial<{ question: string; documents: string }>) => {
    const all = { question, documents, ...typed };
    draft.set(all);
    setTyped(all);
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <Dialog title={t.askTitle} onClose={onClose}>
      <form className="stack" onSubmit={send}>
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
          <textarea
            id="asked-documents"
            value={documents}
            onChange={({ target }) => type({ documents: target.value })}
          />
        </div>
        <p className="quiet">{t.askNote}</p>
        <ProblemNote error={sending.error} />
        <div className="row dialog-end">
          <button type="submit" className="primary" disabled={sending.isPending}>
            {t.send}
          </button>
          <button type="button" onClick={onClose}>
            {t.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
