import { useRef, useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Declaration, TaskDetail } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { useMe, useNames, useRead } from '../../api/queries.js';
import { resultIn } from '../../declaration/result-in.js';
import { texts as declarationTexts } from '../../declaration/texts.js';
import { withPart, type Filled, type Schema } from '../../form/schema.js';
import { LeftOver } from '../../form/left-over.js';
import { exactly } from '../../form/exactly.js';
import { isSameAt, stillWrong } from '../../form/still-wrong.js';
import { ReasonResults, type Result } from '../../form/reason-results.js';
import { SchemaForm, type Wrong } from '../../form/schema-form.js';
import { wrongIn } from '../../form/wrong.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { complete } from '../commands.js';
import { texts } from '../texts.js';
import { useDraft } from './draft.js';
import { Onward } from './done.js';
import { Effects } from './effects.js';
import { RefuseDialog } from './refuse-dialog.js';
import { Reissued } from './reissued.js';

/** The form by which the task is completed; for reading where it is not the reader's to complete. */
export function Answer({ task, onDone }: { task: TaskDetail; onDone: (filled: Filled) => void }) {
  const t = useTexts(texts);
  const me = useMe();
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  // Traders' tasks and arrivals need no claim; whatever else does.
  const needsClaim = task.group !== 'trader' && task.group !== 'arrival';
  const isOfMyGroup = me?.groups.includes(task.group) ?? false;
  const isMine = task.state === 'claimed' && task.assignee === me?.id;
  const canAnswer = isOfMyGroup && (isMine || (!needsClaim && task.state === 'open'));
  const { filled, kept, isHere, isOutdated, change, adopt, forget } = useDraft(task, isMine);
  const [wrong, setWrong] = useState<Wrong>({});
  const [asks, setAsks] = useState(false);
  const reasons = task.reasonsToAnswer ?? [];
  const rules = reasons.map(({ rule }) => rule);
  const { id: declaration, version } = task.declaration;
  const { data } = useRead<{ content: Declaration }>(`/declarations/${declaration}/content?version=${version}`, {
    staleTime: Infinity,
  });
  const items = data?.content.items.map(({ number }) => number);

  const completing = useMutation({
    mutationFn: () => complete(task.id, task.attempt, exactly(filled, language)),
    onSuccess: () => {
      forget();
      onDone(filled);
    },
    onError: (error) => {
      if (error instanceof Problem) show(wrongIn(error, '/response'));
    },
  });
  const show = (found: Wrong) => {
    setWrong(found);
    // The first of what is marked, once it is marked.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const type = (to: Filled) => {
    change(to);
    if (Object.keys(wrong).length > 0) void answered(to);
  };
  const answered = async (to: Filled) => {
    const { check } = await import('../../form/check.js');
    const found = (its: Filled) => check(task.kind, exactly(its, language), rules, language, items);
    setWrong((marked) => stillWrong(marked, found(filled), found(to), (path) => isSameAt(path, filled, to)));
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { check } = await import('../../form/check.js');
    const found = check(task.kind, exactly(filled, language), rules, language, items);
    show(found);
    if (Object.keys(found).length > 0) return;
    if (task.effects.some(({ choice, refuses }) => refuses && choice === filled['decision'])) setAsks(true);
    else completing.mutate();
  };

  const schema = task.form as Schema;
  const drawn = {
    definitions: schema.$defs ?? {},
    office: task.office,
    filled,
    onChange: type,
    wrong,
    disabled: !canAnswer,
    instead: insteadFor(filled),
  };
  const isClosed = task.state === 'completed' || task.state === 'cancelled';
  return (
    <>
      <section className="panel">
        <h2>{t.form}</h2>
        <Standing task={task} isMine={isMine} isOfMyGroup={isOfMyGroup} canAnswer={canAnswer} />
        {!isClosed && isOfMyGroup && (
          <form className="stack" noValidate ref={form} onSubmit={(event) => void submit(event)}>
            {reasons.length > 0 && (
              <ReasonResults
                reasons={reasons}
                results={(filled['reasonResults'] as Result[] | undefined) ?? []}
                onChange={(results) => type(withPart(filled, 'reasonResults', results))}
                error={wrong['reasonResults']}
                disabled={!canAnswer}
              />
            )}
            <SchemaForm {...drawn} schema={ofParts(schema, isChoice)} />
            {canAnswer && <Effects task={task} filled={filled} />}
            <SchemaForm {...drawn} schema={ofParts(schema, (name) => !isChoice(name))} />
            <ProblemNote error={completing.error} />
            {canAnswer && isOutdated && <Reissued onRead={adopt} />}
            <div className="row form-end">
              <button type="submit" className="primary" disabled={!canAnswer || isOutdated || completing.isPending}>
                {completing.isPending ? t.completing : t.complete}
              </button>
              <span className="quiet" role="status">
                {canAnswer && (kept === 'here' ? t.savedHere : kept === 'there' ? t.savedThere : '')}
              </span>
            </div>
          </form>
        )}
      </section>
      {asks && (
        <RefuseDialog
          task={task}
          reason={String(filled['reason'])}
          onYes={() => {
            setAsks(false);
            completing.mutate();
          }}
          onClose={() => setAsks(false)}
        />
      )}
      {task.state === 'waiting' && task.assignee === me?.id && <Onward />}
      {isClosed && isHere && !completing.isPending && <LeftOver title={t.typed} filled={filled} onDiscard={forget} />}
    </>
  );
}

/** What is chosen first: from it follows what becomes of the goods. */
const isChoice = (name: string): boolean => name === 'outcome' || name === 'decision';

const ofParts = (schema: Schema, has: (name: string) => boolean): Schema => ({
  ...schema,
  properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => has(name))),
});

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
  task: TaskDetail;
  isMine: boolean;
  isOfMyGroup: boolean;
  canAnswer: boolean;
}

/** Why it cannot be answered now, and what would change that. */
function Standing({ task, isMine, isOfMyGroup, canAnswer }: StandingProps) {
  const t = useTexts(texts);
  const nameOf = useNames();
  const { outcomes } = useTexts(declarationTexts).results;
  const own = resultIn(task.results.findLast(({ taskId }) => taskId === task.id)?.form);
  const said = (): string => {
    if (task.state === 'completed' || task.state === 'cancelled')
      return own ? t.closedWith(outcomes[own]) : t.closedNote;
    if (task.state === 'waiting') return t.waitingNote;
    if (!isOfMyGroup) return t.notYours;
    if (task.state === 'claimed' && !isMine) return t.takenBy(task.assignee === null ? '—' : nameOf(task.assignee));
    return canAnswer ? '' : t.freeNote;
  };
  const text = said();
  return (
    <p role="status" className={text ? 'note standing' : 'visually-hidden'}>
      {text}
    </p>
  );
}
