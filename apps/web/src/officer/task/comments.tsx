import { useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { TaskDetail } from '#libs/domain';
import { useMay } from '../../api/queries.js';
import { useTyped } from '../../form/typed.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { comment } from '../commands.js';
import { texts } from '../texts.js';

/** What people wrote to one another about a task, and writing more. */
export function Comments({ task }: { task: TaskDetail }) {
  const t = useTexts(texts);
  const may = useMay();
  const [{ text }, type, forget] = useTyped(`comment.${task.id}`, { text: '' });
  const [isEmpty, setEmpty] = useState(false);
  const isMissing = isEmpty && text.trim() === '';
  const sending = useMutation({ mutationFn: () => comment(task.id, text.trim()), onSuccess: forget });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setEmpty(text.trim() === '');
    if (text.trim()) sending.mutate();
    else document.getElementById('comment')?.focus();
  };
  return (
    <section className="panel stack comments-panel">
      <h2>{t.comments}</h2>
      {task.comments.length === 0 && <p className="quiet">{t.noComments}</p>}
      {task.comments.length > 0 && (
        <ul className="stack">
          {task.comments.map(({ id, at, by, byName, text: said }) => (
            <li key={id}>
              <p className="quiet">
                <strong title={by}>{byName}</strong> · <Moment at={at} office={task.office} />
              </p>
              <p className="as-written">{said}</p>
            </li>
          ))}
        </ul>
      )}
      {may('task:comment') && (
        <form className="stack" noValidate onSubmit={send}>
          <div className="field">
            <label htmlFor="comment">{t.commentLabel}</label>
            <textarea
              id="comment"
              rows={2}
              maxLength={4000}
              aria-describedby="comment-readers"
              aria-invalid={isMissing ? true : undefined}
              value={text}
              onChange={({ target }) => type({ text: target.value })}
            />
            <span id="comment-readers" className="quiet">
              {t.commentReaders}
            </span>
            {isMissing && (
              <p className="error" role="alert">
                {t.commentMissing}
              </p>
            )}
          </div>
          <ProblemNote error={sending.error} />
          <div className="row">
            <button type="submit" disabled={sending.isPending}>
              {t.comment}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
