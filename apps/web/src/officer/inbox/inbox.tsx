import { useState } from 'react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { InboxCounts, Page as PageOf, TaskView } from '#libs/domain';
import { read } from '../../api/client.js';
import { useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Empty, ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { claim, takeNext } from '../commands.js';
import { texts } from '../texts.js';
import { asked, scopeOf, useFilter, VIEWS, type Filter, type View } from './filter.js';
import { Filters } from './filters.js';
import { KeysHelp, useKeys } from './keys.js';
import { TaskList } from './task-list.js';

const PAGE = 100;

/** Tasks by what is due. */
export function Inbox() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const [filter, change] = useFilter();
  const [at, setAt] = useState(-1);
  const [helps, setHelps] = useState(false);
  const { tasks, list } = useTasks(filter);
  const taking = useMutation({ mutationFn: claim });
  const next = useMutation({
    mutationFn: () => takeNext(scopeOf(filter)),
    onSuccess: (task) => task && go(`/app/work/${task.id}`),
  });

  useKeys({
    j: () => setAt(Math.min(at + 1, tasks.length - 1)),
    k: () => setAt(Math.max(at - 1, 0)),
    c: () => tasks[at] && taking.mutate(tasks[at].id),
    n: () => next.mutate(),
    '/': () => document.getElementById('mrn')?.focus(),
    '?': () => setHelps(true),
  });

  return (
    <Page
      title={t.title}
      aside={
        <div className="row">
          <button type="button" className="bare keys-button" onClick={() => setHelps(true)}>
            {t.keys} <kbd>?</kbd>
          </button>
          <button type="button" className="primary" disabled={next.isPending} onClick={() => next.mutate()}>
            {t.next}
          </button>
        </div>
      }
    >
      <div className="stack inbox">
        <Views filter={filter} onChoose={(view) => change({ view })} />
        <Filters filter={filter} onChange={change} />
        <ProblemNote error={next.error ?? taking.error ?? list.error} />
        <p role="status" className={next.data === undefined && next.isSuccess ? 'note' : 'visually-hidden'}>
          {next.data === undefined && next.isSuccess && t.nothingNext}
          {taking.data && t.claimed(taking.data.mrn)}
        </p>
        {list.isPending && <Reading label={t.reading} />}
        {list.isSuccess && tasks.length === 0 && <Nothing view={filter.view} />}
        {tasks.length > 0 && (
          <TaskList
            tasks={tasks}
            at={at}
            onAt={setAt}
            onEnd={() => {
              if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
            }}
          />
        )}
      </div>
      {helps && <KeysHelp onClose={() => setHelps(false)} />}
    </Page>
  );
}

function Nothing({ view }: { view: View }) {
  const [title = '', text] = useTexts(texts).empty[view];
  return (
    <Empty title={title}>
      <p>{text}</p>
    </Empty>
  );
}

function useTasks(filter: Filter) {
  const query = asked(filter);
  query.set('sort', filter.order);
  query.set('limit', String(PAGE));
  const path = `/tasks?${String(query)}`;
  const list = useInfiniteQuery({
    queryKey: [path],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read<PageOf<TaskView>>(pageParam ? `${path}&after=${encodeURIComponent(pageParam)}` : path, signal),
    getNextPageParam: ({ next }) => next,
    // What live updates missed, while a connection was made again, is found then.
    refetchInterval: 60_000,
  });
  return { list, tasks: list.data?.pages.flatMap(({ items }) => items) ?? [] };
}

/** The views, each with how many tasks it has. */
function Views({ filter, onChoose }: { filter: Filter; onChoose: (view: View) => void }) {
  const t = useTexts(texts);
  const counts = {
    take: useRead<InboxCounts>(`/tasks/counts?${String(asked(filter, 'take'))}`).data?.total,
    mine: useRead<InboxCounts>(`/tasks/counts?${String(asked(filter, 'mine'))}`).data?.total,
    overdue: useRead<InboxCounts>(`/tasks/counts?${String(asked(filter, 'all'))}`).data?.overdue,
    all: useRead<InboxCounts>(`/tasks/counts?${String(asked(filter, 'all'))}`).data?.total,
  };
  return (
    <div className="views" role="group" aria-label={t.viewsLabel}>
      {VIEWS.map((view) => (
        <button key={view} type="button" aria-pressed={view === filter.view} onClick={() => onChoose(view)}>
          {t.views[view]}{' '}
          <span className={view === 'overdue' && counts.overdue ? 'overdue' : 'quiet'}>{counts[view] ?? '·'}</span>
        </button>
      ))}
    </div>
  );
}
