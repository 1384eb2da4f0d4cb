import { useEffect, useRef, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link, Redirect, useLocation } from 'wouter';
import type { TaskDetail } from '#libs/domain';
import type { Filled } from '../../form/schema.js';
import { useMay, useMe, useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { useCameFrom } from '../../ui/came-from.js';
import { LaneMark } from '../../ui/marks.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { ReasonDialog } from '../../ui/reason-dialog.js';
import { Who } from '../../ui/who.js';
import { kindName, words } from '../../words/words.js';
import { claim, extend, taskNow, unclaim } from '../commands.js';
import { Due } from '../due.js';
import { workAt } from '../inbox/filter.js';
import { TaskKeys } from '../inbox/task-keys.js';
import { texts } from '../texts.js';
import { Answer } from './answer.js';
import { AskDialog } from './ask-dialog.js';
import { Done } from './done.js';
import { Amended } from '../../declaration/amended.js';
import { Goods } from '../../declaration/goods.js';
import { History } from '../../declaration/history.js';
import { Results } from '../../declaration/results.js';
import { Information } from './information.js';
import { Comments } from './comments.js';
import { RerouteDialog } from './reroute-dialog.js';
import { Why } from './why.js';

/** One task: all that is needed to do it, on one screen. */
export function TaskPage({ id }: { id: string }) {
  const t = useTexts(texts);
  const { data: task, error, isPending } = useRead<TaskDetail>(`/tasks/${id}`);
  const w = useTexts(words);
  const may = useMay();
  const list = useCameFrom();
  const [answered, setAnswered] = useState<Filled>();
  const became = useMutation({ mutationFn: () => taskNow(id) });
  if (isPending) return <Reading label={t.reading} />;
  if (!task)
    return (
      <Page title={t.title}>
        <ProblemNote error={error}>
          <Link href={workAt(list)}>{t.back}</Link>
        </ProblemNote>
      </Page>
    );
  // Whoever lodges answers on the declaration's own page, which tells what is theirs to do.
  if (may('declaration:lodge')) return <Redirect to={`/app/declarations/${task.declarationId}`} replace />;
  return (
    <Page title={`${kindName(w, task.kind)} · ${task.mrn}`} aside={<Actions task={task} />}>
      <div className="task-head">
        <Link href={workAt(list)}>← {t.back}</Link>
        {task.lane && <LaneMark lane={task.lane} />}
        {!task.closedAt && (
          <span>
            {task.dueAt && `${t.due} `}
            <Due task={task} show="both" />
          </span>
        )}
        <span className="quiet">
          {w.state[task.state]}
          {task.closedAt && (
            <>
              {' '}
              <Moment at={task.closedAt} office={task.office} show="both" />
            </>
          )}
          {task.assignee !== null && (
            <>
              {' '}
              · <Who id={task.assignee} />
            </>
          )}
        </span>
        {task.attempt > 1 && <span className="quiet">{t.attempt(task.attempt)}</span>}
        {task.escalated && <span className="overdue">{t.escalated}</span>}
      </div>
      {answered && <Done kind={task.kind} filled={answered} after={became.data && task} />}
      <div className="task">
        <div className="column stack" tabIndex={0} role="group" aria-label={t.why}>
          <Results task={task} />
          <Why task={task} />
          {task.declaration.version > 1 && <Amended declaration={task.declaration} />}
          <Information task={task} />
          <Comments task={task} />
          <History declaration={task.declarationId} office={task.office} />
        </div>
        <div className="column stack" tabIndex={0} role="group" aria-label={t.declaration}>
          <Goods declaration={task.declaration} />
        </div>
        <div className="column stack answer" tabIndex={0} role="group" aria-label={t.form}>
          <Answer
            key={task.attempt}
            task={task}
            onDone={(filled) => {
              setAnswered(filled);
              became.mutate();
            }}
          />
        </div>
      </div>
    </Page>
  );
}

function Actions({ task }: { task: TaskDetail }) {
  const t = useTexts(texts);
  const me = useMe();
  const may = useMay();
  const [, go] = useLocation();
  const list = useCameFrom();
  const [dialog, setDialog] = useState<'ask' | 'extend' | 'reroute'>();
  const [extended, setExtended] = useState<string | null>();
  const note = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone: whoever works by keyboard goes on from what it did.
  useEffect(() => {
    if (extended && !dialog) note.current?.focus();
  }, [extended, dialog]);
  const taking = useMutation({ mutationFn: claim });
  const giving = useMutation({
    mutationFn: unclaim,
    onSuccess: () => go(workAt(list), { state: { givenBack: task.mrn } }),
  });
  const isOfMyGroup = me?.groups.includes(task.group) ?? false;
  const isMine = task.state === 'claimed' && task.assignee === me?.id;
  const canClaim = task.state === 'open' && isOfMyGroup && may('task:claim');
  return (
    <div className="row actions">
      <TaskKeys onClaim={canClaim && !taking.isPending ? () => taking.mutate(task.id) : undefined} />
      <ProblemNote error={taking.error ?? giving.error} />
      {extended && (
        <p role="status" className="note" ref={note} tabIndex={-1}>
          {t.extended} <Moment at={extended} office={task.office} show="absolute" />
        </p>
      )}
      {/* First, and not where “take the next” stood on the page before: a second press would give it back. */}
      {task.state === 'claimed' && (isMine || may('task:assign')) && (
        <button type="button" disabled={giving.isPending} onClick={() => giving.mutate(task.id)}>
          {t.unclaim}
        </button>
      )}
      {canClaim && (
        <button type="button" className="primary" disabled={taking.isPending} onClick={() => taking.mutate(task.id)}>
          {t.claim}
        </button>
      )}
      {isMine && may('task:request-information') && task.kind !== 'arrival' && (
        <button type="button" onClick={() => setDialog('ask')}>
          {t.ask}
        </button>
      )}
      {isMine && may('task:extend') && task.kind !== 'arrival' && task.extendedDueAt && (
        <button type="button" onClick={() => setDialog('extend')}>
          {t.extend}
        </button>
      )}
      {may('declaration:reroute') && task.declaration.status === 'held' && (
        <button type="button" onClick={() => setDialog('reroute')}>
          {t.reroute}
        </button>
      )}
      {dialog === 'ask' && <AskDialog task={task} onClose={() => setDialog(undefined)} />}
      {dialog === 'extend' && (
        <ReasonDialog
          title={t.extendTitle}
          warning={
            <>
              {task.extendedDueAt && (
                <>
                  {t.extendsTo} <Moment at={task.extendedDueAt} office={task.office} show="absolute" />.{' '}
                </>
              )}
              {t.extendWarn}
            </>
          }
          action={t.extend}
          name={`extension.${task.id}.${task.attempt}`}
          send={async (reason) => setExtended((await extend(task.id, task.attempt, reason))?.dueAt)}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'reroute' && <RerouteDialog task={task} onClose={() => setDialog(undefined)} />}
    </div>
  );
}
