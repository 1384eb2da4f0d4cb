import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { DeclarationView, HoldKind, HoldView, TaskDetail } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { useMe, useRead } from '../../api/queries.js';
import { exactly } from '../../form/exactly.js';
import type { Filled, Schema } from '../../form/schema.js';
import { SchemaForm, type Wrong } from '../../form/schema-form.js';
import { isSameAt, stillWrong } from '../../form/still-wrong.js';
import { wrongIn } from '../../form/wrong.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { codes, withMeaning } from '../../words/codes.js';
import { kindName, words } from '../../words/words.js';
import { complete } from '../commands.js';
import { texts } from '../texts.js';
import type { Answers } from './answers.js';
import { Duties } from './duties.js';
import { ExtendDialog } from './extend-dialog.js';
import { Deadline, Owner } from './first-line.js';
import { useSayDone } from './just-done.js';

/** Kinds of hold that a trader can do something about here. */
const TRADERS: HoldKind[] = ['arrival', 'payment', 'information'];

interface OpenHoldProps {
  hold: HoldView;
  declaration: DeclarationView;
  answers: Answers;
}

/** One thing that holds the goods: what to do about it, and the form by which that is done where it is the broker's to do. */
export function OpenHold({ hold, declaration, answers }: OpenHoldProps) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const meanings = useTexts(codes).document;
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
          <Deadline hold={hold} office={declaration.office} />
        </p>
      </div>
      {hold.question ? (
        <div className="note">
          <p>{hold.question.text}</p>
          {hold.question.documents.length > 0 && (
            <p>
              {t.documentsAsked} {hold.question.documents.map((each) => withMeaning(meanings, each)).join('; ')}
            </p>
          )}
        </div>
      ) : (
        <p>{hold.suspendedAt ? t.waitsForAnswer : t.whatToDo(hold.kind)}</p>
      )}
      {hold.kind === 'payment' && <Duties declaration={declaration} />}
      <ProblemNote error={error} />
      {isMine && <TaskForm key={task.attempt} task={task} answers={answers} />}
    </section>
  );
}

function TaskForm({ task, answers }: { task: TaskDetail; answers: Answers }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const filled = answers.all[task.id]?.filled ?? {};
  const [wrong, setWrong] = useState<Wrong>({});
  const [isExtending, setExtending] = useState(false);
  const sayDone = useSayDone();
  const [isExtended, setExtended] = useState(false);
  const said = useRef<HTMLElement>(null);
  // The button that was pressed is gone: whoever works by keyboard goes on from what it did.
  useEffect(() => {
    if (isExtended && !isExtending) said.current?.focus();
  }, [isExtended, isExtending]);
  const show = (found: Wrong) => {
    setWrong(found);
    // The first of what is marked, once it is marked.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const sending = useMutation({
    mutationFn: () => complete(task.id, task.attempt, exactly(filled, language)),
    onSuccess: () => {
      answers.keep(task.id, undefined);
      sayDone({ done: task.kind });
    },
    onError: (error) => {
      if (error instanceof Problem) show(wrongIn(error, '/response'));
    },
  });
  const type = (to: Filled) => {
    answers.keep(task.id, { kind: task.kind, filled: to });
    if (Object.keys(wrong).length > 0) void answered(to);
  };
  const answered = async (to: Filled) => {
    const { check } = await import('../../form/check.js');
    const found = (its: Filled) => check(task.kind, exactly(its, language), [], language);
    setWrong((marked) => stillWrong(marked, found(filled), found(to), (path) => isSameAt(path, filled, to)));
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { check } = await import('../../form/check.js');
    const found = check(task.kind, exactly(filled, language), [], language);
    show(found);
    if (Object.keys(found).length === 0) sending.mutate();
  };
  const schema = task.form as Schema;
  return (
    <form className="stack" noValidate ref={form} onSubmit={(event) => void submit(event)}>
      <SchemaForm
        schema={schema}
        definitions={schema.$defs ?? {}}
        office={task.office}
        filled={filled}
        onChange={type}
        wrong={wrong}
        disabled={sending.isPending}
      />
      <ProblemNote error={sending.error} />
      <div className="row">
        <button type="submit" className="primary" disabled={sending.isPending}>
          {sending.isPending ? t.sending : t.doIt(task.kind)}
        </button>
        {task.kind === 'information' && task.extendedDueAt && (
          <button type="button" onClick={() => setExtending(true)}>
            {t.extend}
          </button>
        )}
        <span role="status" ref={said} tabIndex={-1}>
          {isExtended && task.dueAt && (
            <>
              {t.extended} <Moment at={task.dueAt} office={task.office} show="both" />
            </>
          )}
        </span>
      </div>
      {isExtending && (
        <ExtendDialog task={task} onExtended={() => setExtended(true)} onClose={() => setExtending(false)} />
      )}
    </form>
  );
}
