import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import type { TaskDetail } from '#libs/domain';
import { useMay, useMe, useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { kindName, words } from '../../words/words.js';
import { claim, unclaim } from '../commands.js';
import { Due } from '../due.js';
import { texts } from '../texts.js';
import { Answer } from './answer.js';
import { AskDialog } from './ask-dialog.js';
import { Goods } from '../../declaration/goods.js';
import { History } from '../../declaration/history.js';
import { Information } from './information.js';
import { RerouteDialog } from './reroute-dialog.js';
import { Why } from './why.js';

/** One task: all that is needed to do it, on one screen. */
export function TaskPage({ id }: { id: string }) {
  const t = useTexts(texts);
  const { data: task, error, isPending } = useRead<TaskDetail>(`/tasks/${id}`);
  const w = useTexts(words);
  if (isPending) return <Reading label={t.reading} />;
  if (!task)
    return (
      <Page title={t.title}>
        <ProblemNote error={error}>
          <Link href="/app/work">{t.back}</Link>
        </ProblemNote>
      </Page>
    );
  return (
    <Page title={`${kindName(w, task.kind)} · ${task.mrn}`} aside={<Actions task={task} />}>
      <div className="task-head">
        <Link href="/app/work">← {t.back}</Link>
        {task.lane && <LaneMark lane={task.lane} />}
        <span>
          {t.due} <Due task={task} show="both" />
        </span>
        <span className="quiet">{w.state[task.state]}</span>
        {task.attempt > 1 && <span className="quiet">{t.attempt(task.attempt)}</span>}
        {task.escalated && <span className="overdue">{t.escalated}</span>}
      </div>
      <div className="task">
        <div className="column stack" tabIndex={0} role="group" aria-label={t.why}>
          <Why task={task} />
          <Information task={task} />
          <History declaration={task.declarationId} office={task.office} />
        </div>
        <div className="column stack" tabIndex={0} role="group" aria-label={t.declaration}>
          <Goods declaration={task.declaration} />
        </div>
        <div className="column stack answer" tabIndex={0} role="group" aria-label={t.form}>
          <Answer key={task.attempt} task={task} />
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
  const [dialog, setDialog] = useState<'ask' | 'reroute'>();
  const taking = useMutation({ mutationFn: claim });
  const giving = useMutation({ mutationFn: unclaim, onSuccess: () => go('/app/work') });
  const isOfMyGroup = me?.groups.includes(task.group) ?? false;
  const isMine = task.state === 'claimed' && task.assignee === me?.id;
  return (
    <div className="row actions">
      <ProblemNote error={taking.error ?? giving.error} />
      {task.state === 'open' && isOfMyGroup && may('task:claim') && (
        <button type="button" className="primary" disabled={taking.isPending} onClick={() => taking.mutate(task.id)}>
          {t.claim}
        </button>
      )}
      {isMine && may('task:request-information') && task.kind !== 'arrival' && (
        <button type="button" onClick={() => setDialog('ask')}>
          {t.ask}
        </button>
      )}
      {may('declaration:reroute') && task.declaration.status === 'held' && (
        <button type="button" onClick={() => setDialog('reroute')}>
          {t.reroute}
        </button>
      )}
      {task.state === 'claimed' && (isMine || may('task:assign')) && (
        <button type="button" disabled={giving.isPending} onClick={() => giving.mutate(task.id)}>
          {t.unclaim}
        </button>
      )}
      {dialog === 'ask' && <AskDialog task={task} onClose={() => setDialog(undefined)} />}
      {dialog === 'reroute' && <RerouteDialog task={task} onClose={() => setDialog(undefined)} />}
    </div>
  );
}
