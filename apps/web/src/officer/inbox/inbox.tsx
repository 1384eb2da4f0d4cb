import { useState, type ReactNode } from 'react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import type { InboxCounts, Page as PageOf, TaskView } from '#libs/domain';
import { read } from '../../api/client.js';
import { useMe, useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import type { CameFrom } from '../../ui/came-from.js';
import { Empty, ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { words } from '../../words/words.js';
import { claim, takeNext } from '../commands.js';
import { texts } from '../texts.js';
import { asked, queryOf, scopeOf, SHORTEST, useFilter, VIEWS, type Filter, type View } from './filter.js';
import { Filters } from './filters.js';
import { KeysHelp, useKeys } from './keys.js';
import { stepped, type Place } from './place.js';
import { TaskList } from './task-list.js';

const PAGE = 100;

/** Tasks by what is due. */
export function Inbox() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const [filter, change] = useFilter();
  const cameFrom: CameFrom = { list: queryOf(filter) };
  const [place, setPlace] = useState<Place>();
  const [helps, setHelps] = useState(false);
  const { tasks, list } = useTasks(filter);
  const givenBack = useHistoryState<{ givenBack?: string } | null>()?.givenBack;
  const taking = useMutation({ mutationFn: claim });
  const next = useMutation({
    mutationFn: () => takeNext(scopeOf(filter)),
    onSuccess: (task) => task && go(`/app/work/${task.id}`, { state: cameFrom }),
  });

  useKeys({
    j: () => setPlace(stepped(tasks, place, 1)),
    k: () => setPlace(stepped(tasks, place, -1)),
    c: () => place && tasks.some(({ id }) => id === place.id) && taking.mutate(place.id),
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
        <Said>
          {next.data === undefined && next.isSuccess ? (
            t.nothingNext
          ) : taking.data ? (
            <>
              {t.claimed(taking.data.mrn)}{' '}
              <Link href={`/app/work/${taking.data.id}`} state={cameFrom}>
                {t.open}
              </Link>
            </>
          ) : (
            givenBack && t.givenBack(givenBack)
          )}
        </Said>
        {list.isPending && <Reading label={t.reading} />}
        {list.isSuccess && tasks.length === 0 && <Nothing filter={filter} onShow={(view) => change({ view })} />}
        {tasks.length > 0 && (
          <TaskList
            tasks={tasks}
            cameFrom={cameFrom}
            isClosed={filter.view === 'closed'}
            at={place?.id}
            onAt={setPlace}
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

/** What was just done; its place is there before, so that it is read aloud. */
function Said({ children }: { children: ReactNode }) {
  return (
    <p role="status" className={children ? 'note' : 'visually-hidden'}>
      {children}
    </p>
  );
}

/** Nothing in this view; where another may have something that the filter finds, the way there. */
function Nothing({ filter, onShow }: { filter: Filter; onShow: (view: View) => void }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const me = useMe();
  const elsewhere = useRead<InboxCounts>(`/tasks/counts?${String(asked(filter, 'all'))}`).data?.total ?? 0;
  const isSought = filter.mrn.length >= SHORTEST;
  const [title = '', text] = isSought ? [t.nothingFound(filter.mrn), t.soughtBy] : t.empty[filter.view];
  const names: Partial<Record<string, string>> = { ...w.kind, trader: w.owner.trader };
  const groups = (me?.groups ?? []).map((group) => names[group] ?? group.replace(/^agency:/, ''));
  const offices = me?.offices.includes('*') ? w.everywhere : (me?.offices ?? []).join(', ');
  return (
    <Empty title={title}>
      <p>{text}</p>
      {filter.view !== 'all' && elsewhere > 0 ? (
        <button type="button" onClick={() => onShow('all')}>
          {isSought ? t.foundInAll(elsewhere) : t.openInAll(elsewhere)}
        </button>
      ) : isSought && filter.view !== 'closed' ? (
        <button type="button" onClick={() => onShow('closed')}>
          {t.seekClosed}
        </button>
      ) : (
        me && groups.length > 0 && <p className="quiet">{t.yourTasks(groups.join(', '), offices)}</p>
      )}
    </Empty>
  );
}

function useTasks(filter: Filter) {
  const query = asked(filter);
  query.set('sort', filter.view === 'closed' ? 'closed' : filter.order);
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
    // Closed ones are many, and nobody works them off.
    closed: undefined,
  };
  return (
    <div className="views" role="group" aria-label={t.viewsLabel}>
      {VIEWS.map((view) => (
        <button key={view} type="button" aria-pressed={view === filter.view} onClick={() => onChoose(view)}>
          {t.views[view]}{' '}
          {view !== 'closed' && (
            <span className={view === 'overdue' && counts.overdue ? 'overdue' : 'quiet'}>{counts[view] ?? '·'}</span>
          )}
        </button>
      ))}
    </div>
  );
}
