import { useMemo, useRef, useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { HoldKind, HoldView, TaskDetail } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { useMe, useRead } from '../../api/queries.js';
import { stored, useStored } from '../../device/stored.js';
import type { Filled, Schema } from '../../form/schema.js';
import { SchemaForm, type Wrong } from '../../form/schema-form.js';
import { wrongIn } from '../../form/wrong.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { kindName, words } from '../../words/words.js';
import { complete } from '../commands.js';
import { texts } from '../texts.js';
import { ExtendDialog } from './extend-dialog.js';
import { Deadline, Owner } from './first-line.js';

/** Kinds of hold that a trader can do something about here. */
const TRADERS: HoldKind[] = ['arrival', 'payment', 'information'];

/** One thing that holds the goods: what to do about it, and the form by which that is done where it is the broker's to do. */
export function OpenHold({ hold, office }: { hold: HoldView; office: string }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const me = useMe();
  // Other tasks are not a trader's to see.
  const isForTraders = TRADERS.includes(hold.kind);
  const { data: task, error } = useRead<TaskDetail>(`/tasks/${hold.taskId}`, { enabled: isForTraders });
  const isMine = task !== undefined && task.state === 'open' && me?.groups.includes(task.group);
  return (
    <section className="panel stack open-hold">
      <div>
        <h3>{kindName(w, hold.kind)}</h3>
        <p className="quiet">
          <Owner owner={hold.owner} />
          <Deadline hold={hold} office={office} />
        </p>
      </div>
      {hold.question ? (
        <div className="note">
          <p>{hold.question.text}</p>
          {hold.question.documents.length > 0 && (
            <p>
              {t.documentsAsked} {hold.question.documents.join(', ')}
            </p>
          )}
        </div>
      ) : (
        <p>{hold.suspendedAt ? t.waitsForAnswer : t.whatToDo(hold.kind)}</p>
      )}
      <ProblemNote error={error} />
      {isMine && <TaskForm key={task.attempt} task={task} />}
    </section>
  );
}

function TaskForm({ task }: { task: TaskDetail }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const me = useMe()?.id ?? '';
  const draft = useMemo(
    () => stored<Filled>(`answer.${me}.${task.id}.${task.attempt}`, {}),
    [me, task.id, task.attempt],
  );
  const filled = useStored(draft);
  const [wrong, setWrong] = useState<Wrong>({});
  const [isExtending, setExtending] = useState(false);
  const show = (found: Wrong) => {
    setWrong(found);
    // The first of what is marked, once it is marked.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const sending = useMutation({
    mutationFn: () => complete(task.id, task.attempt, filled),
    onSuccess: () => draft.set(undefined),
    onError: (error) => {
      if (error instanceof Problem) show(wrongIn(error, '/response'));
    },
  });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { check } = await import('../../form/check.js');
    const found = check(task.kind, filled, [], language);
    show(found);
    if (Object.keys(found).length === 0) sending.mutate();
  };
  const schema = task.form as Schema;
  return (
    <form className="stack" noValidate ref={form} onSubmit={(event) => void submit(event)}>
      <SchemaForm
        schema={schema}
        definitions={schema.$defs ?? {}}
        filled={filled}
        onChange={(to) => draft.set(to)}
        wrong={wrong}
        disabled={sending.isPending}
      />
      <ProblemNote error={sending.error} />
      <div className="row">
        <button type="submit" className="primary" disabled={sending.isPending}>
          {sending.isPending ? t.sending : t.doIt(task.kind)}
        </button>
        {task.kind === 'information' && (
          <button type="button" onClick={() => setExtending(true)}>
            {t.extend}
          </button>
        )}
      </div>
      {isExtending && <ExtendDialog task={task} onClose={() => setExtending(false)} />}
    </form>
  );
}
