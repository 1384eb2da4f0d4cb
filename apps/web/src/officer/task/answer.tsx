import { useRef, useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { TaskDetail, TaskView } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { useMe } from '../../api/queries.js';
import { withPart, type Filled, type Schema } from '../../form/schema.js';
import { ReasonResults, type Result } from '../../form/reason-results.js';
import { SchemaForm, type Wrong } from '../../form/schema-form.js';
import { wrongIn } from '../../form/wrong.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { complete, takeNext } from '../commands.js';
import { texts } from '../texts.js';
import { useDraft } from './draft.js';

/** The form by which the task is completed; for reading where it is not the reader's to complete. */
export function Answer({ task }: { task: TaskDetail }) {
  const t = useTexts(texts);
  const me = useMe();
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  // Traders' tasks and arrivals need no claim; whatever else does.
  const needsClaim = task.group !== 'trader' && task.group !== 'arrival';
  const isOfMyGroup = me?.groups.includes(task.group) ?? false;
  const isMine = task.state === 'claimed' && task.assignee === me?.id;
  const canAnswer = isOfMyGroup && (isMine || (!needsClaim && task.state === 'open'));
  const [filled, setFilled, kept, forget] = useDraft(task, isMine);
  const [wrong, setWrong] = useState<Wrong>({});
  const reasons = task.reasonsToAnswer ?? [];
  const rules = reasons.map(({ rule }) => rule);

  const completing = useMutation({
    mutationFn: () => complete(task.id, task.attempt, filled),
    onSuccess: forget,
    onError: (error) => {
      if (error instanceof Problem) show(wrongIn(error, '/response'));
    },
  });
  const show = (found: Wrong) => {
    setWrong(found);
    // The first of what is marked, once it is marked.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { check } = await import('../../form/check.js');
    const found = check(task.kind, filled, rules, language);
    show(found);
    if (Object.keys(found).length === 0) completing.mutate();
  };

  if (completing.isSuccess) return <Done />;
  const schema = task.form as Schema;
  return (
    <section className="panel">
      <h2>{t.form}</h2>
      <Standing task={task} isMine={isMine} isOfMyGroup={isOfMyGroup} canAnswer={canAnswer} />
      {task.state !== 'completed' && task.state !== 'cancelled' && isOfMyGroup && (
        <form className="stack" noValidate ref={form} onSubmit={(event) => void submit(event)}>
          {reasons.length > 0 && (
            <ReasonResults
              reasons={reasons}
              results={(filled['reasonResults'] as Result[] | undefined) ?? []}
              onChange={(results) => setFilled(withPart(filled, 'reasonResults', results))}
              error={wrong['reasonResults']}
              disabled={!canAnswer}
            />
          )}
          <SchemaForm
            schema={schema}
            definitions={schema.$defs ?? {}}
            filled={filled}
            onChange={setFilled}
            wrong={wrong}
            disabled={!canAnswer}
            instead={insteadFor(filled)}
          />
          <ProblemNote error={completing.error} />
          <div className="row form-end">
            <button type="submit" className="primary" disabled={!canAnswer || completing.isPending}>
              {completing.isPending ? t.completing : t.complete}
            </button>
            <span className="quiet" role="status">
              {canAnswer && (kept === 'here' ? t.savedHere : kept === 'there' ? t.savedThere : '')}
            </span>
          </div>
        </form>
      )}
    </section>
  );
}

/**
 * A lane to raise to is asked for only where the outcome is to raise; results by reason stand above the form. What is counted,
 * photographed and signed beside the goods is asked for by the inspector's pages.
 */
const insteadFor = (filled: Filled) => ({
  reasonResults: null,
  counted: null,
  photographs: null,
  signatures: null,
  ...(filled['outcome'] === 'raise' || filled['raiseTo'] !== undefined ? {} : { raiseTo: null }),
});

interface StandingProps {
  task: TaskView;
  isMine: boolean;
  isOfMyGroup: boolean;
  canAnswer: boolean;
}

/** Why it cannot be answered now, and what would change that. */
function Standing({ task, isMine, isOfMyGroup, canAnswer }: StandingProps) {
  const t = useTexts(texts);
  const said = (): string => {
    if (task.state === 'completed' || task.state === 'cancelled') return t.closedNote;
    if (task.state === 'waiting') return t.waitingNote;
    if (!isOfMyGroup) return t.notYours;
    if (task.state === 'claimed' && !isMine) return t.takenBy(task.assignee ?? '—');
    return canAnswer ? '' : t.freeNote;
  };
  const text = said();
  return (
    <p role="status" className={text ? 'note standing' : 'visually-hidden'}>
      {text}
    </p>
  );
}

function Done() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const next = useMutation({
    mutationFn: () => takeNext(new URLSearchParams()),
    onSuccess: (task) => go(task ? `/app/work/${task.id}` : '/app/work'),
  });
  return (
    <section className="panel stack">
      <p className="note" role="status">
        {t.completed}
      </p>
      <ProblemNote error={next.error} />
      <div className="row">
        <button type="button" className="primary" autoFocus disabled={next.isPending} onClick={() => next.mutate()}>
          {t.takeAnother}
        </button>
        <button type="button" onClick={() => go('/app/work')}>
          {t.back}
        </button>
      </div>
    </section>
  );
}
