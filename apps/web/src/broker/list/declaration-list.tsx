import { useState, type SubmitEvent } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { DeclarationSummary, Page as PageOf } from '#libs/domain';
import { read } from '../../api/client.js';
import { useMe, useOffices, useRead } from '../../api/queries.js';
import { texts as declarationTexts } from '../../declaration/texts.js';
import { useTexts } from '../../texts/language.js';
import type { CameFrom } from '../../ui/came-from.js';
import { Lines } from '../../ui/lines.js';
import { Moment } from '../../ui/moment.js';
import { Empty, ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { useMeasures } from '../../words/measures.js';
import { kindName, words } from '../../words/words.js';
import { Owner, Until } from '../declaration/first-line.js';
import { useLiveList } from '../live.js';
import { texts } from '../texts.js';
import { asked, queryOf, useFilter, VIEWS, type Filter } from './filter.js';

const PAGE = 100;
/** Of what waits for the reader more are not counted: the API counts none, and so many are no day's work. */
const COUNTED = 50;
/** What live updates missed, while a connection was made again, is found then. */
const AGAIN_MS = 60_000;
/** As broker.css has them. */
const HEIGHT = { wide: 41, narrow: 108 };

/** Declarations of the parties that one acts for, the last first. */
export function DeclarationList() {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { rejected } = useTexts(declarationTexts);
  const [filter, change] = useFilter();
  const cameFrom: CameFrom = { list: queryOf(filter) };
  const { list, declarations } = useDeclarations(filter);
  const waiting = useWaiting(filter);
  useLiveList();
  return (
    <Page
      title={t.title}
      aside={
        <div className="row">
          <Link href="/app/declarations/rejected" state={cameFrom} className="button">
            {rejected.title}
          </Link>
          <Link href="/app/declarations/new" className="button primary">
            {t.lodge}
          </Link>
        </div>
      }
    >
      <div className="stack">
        <div className="views" role="group" aria-label={t.views}>
          {VIEWS.map((view) => (
            <button
              key={view}
              type="button"
              aria-pressed={!filter.find && view === filter.view}
              onClick={() => change({ view, find: '' })}
            >
              {view === 'all'
                ? t.all
                : view === 'mine'
                  ? [t.waitsForYou, waiting].filter(Boolean).join(' ')
                  : w.status[view]}
            </button>
          ))}
        </div>
        <Filters key={filter.find} filter={filter} onChange={change} />
        <ProblemNote error={list.error} />
        {list.isPending && <Reading label={t.reading} />}
        {list.isSuccess && declarations.length === 0 && <Nothing filter={filter} />}
        {declarations.length > 0 && (
          <div className="panel declaration-list">
            <div className="declaration-line head" aria-hidden="true">
              {(['mrn', 'reference', 'status', 'waits', 'expected', 'office', 'received'] as const).map((column) => (
                <span key={column}>{t.columns[column]}</span>
              ))}
            </div>
            <Lines
              label={t.title}
              items={declarations}
              keyOf={({ id }) => id}
              height={HEIGHT}
              draw={(declaration) => <Line declaration={declaration} cameFrom={cameFrom} />}
              onEnd={() => {
                if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
              }}
            />
          </div>
        )}
      </div>
    </Page>
  );
}

function useDeclarations(filter: Filter) {
  const query = asked(filter);
  query.append('with', 'expected-release');
  query.append('with', 'waits-for');
  query.set('limit', String(PAGE));
  const path = `/declarations?${String(query)}`;
  const list = useInfiniteQuery({
    queryKey: [path],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read<PageOf<DeclarationSummary>>(pageParam ? `${path}&after=${encodeURIComponent(pageParam)}` : path, signal),
    getNextPageParam: ({ next }) => next,
    refetchInterval: AGAIN_MS,
  });
  return { list, declarations: list.data?.pages.flatMap(({ items }) => items) ?? [] };
}

/** How many declarations of these offices and declarants wait for the reader, as far as they are counted. */
function useWaiting(filter: Filter): string | undefined {
  const { count } = useMeasures();
  const query = asked({ ...filter, view: 'mine', find: '' });
  query.set('limit', String(COUNTED));
  const path = `/declarations?${String(query)}`;
  const { data } = useRead<PageOf<DeclarationSummary>>(path, { refetchInterval: AGAIN_MS });
  return data && `(${count(data.items.length)}${data.next === null ? '' : '+'})`;
}

interface FiltersProps {
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const t = useTexts(texts);
  const parties = useMe()?.parties ?? [];
  const offices = useOffices();
  const [find, setFind] = useState(filter.find);
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    onChange({ find: find.trim() });
  };
  return (
    <form className="filters" role="search" onSubmit={search}>
      <input
        type="search"
        size={32}
        aria-label={t.find}
        placeholder={t.find}
        value={find}
        onChange={({ target }) => {
          setFind(target.value);
          if (target.value === '' && filter.find) onChange({ find: '' });
        }}
      />
      <button type="submit">{t.search}</button>
      <select
        aria-label={t.columns.office}
        value={filter.office}
        onChange={({ target }) => onChange({ office: target.value })}
      >
        <option value="">{t.anyOffice}</option>
        {offices.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {parties.length > 1 && (
        <select
          aria-label={t.declarant}
          value={filter.declarant}
          onChange={({ target }) => onChange({ declarant: target.value })}
        >
          <option value="">{t.anyDeclarant}</option>
          {parties.map((party) => (
            <option key={party}>{party}</option>
          ))}
        </select>
      )}
    </form>
  );
}

function Nothing({ filter }: { filter: Filter }) {
  const t = useTexts(texts);
  if (filter.find)
    return (
      <Empty title={t.notFoundTitle(filter.find)}>
        <p>{t.notFoundText}</p>
      </Empty>
    );
  const [title = '', text] =
    filter.view === 'held' ? t.nothingHeld : filter.view === 'mine' ? t.nothingForYou : t.nothingElse;
  return (
    <Empty title={title}>
      <p>{text}</p>
      <Link href="/app/declarations/new" className="button">
        {t.lodge}
      </Link>
    </Empty>
  );
}

function Line({ declaration, cameFrom }: { declaration: DeclarationSummary; cameFrom: CameFrom }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { id, mrn, localReference, status, office, receivedAt, releasedAt, expectedRelease, waitsFor } = declaration;
  const expected = expectedRelease?.expected;
  return (
    <Link href={`/app/declarations/${id}`} state={cameFrom} className="declaration-line">
      <span className="mrn mono">{mrn}</span>
      <span className="reference">{localReference}</span>
      <span className="its-status status" data-status={status}>
        {w.status[status]}
      </span>
      <span className="waits" data-yours={waitsFor?.owner === 'trader' ? true : undefined}>
        {waitsFor && (
          <>
            <Owner owner={waitsFor.owner} />: {kindName(w, waitsFor.kind)}
            <Until of={waitsFor} office={office} />
          </>
        )}
      </span>
      <span className="expected">
        {releasedAt ? (
          <Moment at={releasedAt} office={office} />
        ) : expected ? (
          <>
            <span className="quiet">{t.about}</span> <Moment at={expected.at} office={office} />
          </>
        ) : (
          <span className="quiet">—</span>
        )}
      </span>
      <span className="office quiet">{office}</span>
      <span className="received quiet">
        <Moment at={receivedAt} office={office} />
      </span>
    </Link>
  );
}
