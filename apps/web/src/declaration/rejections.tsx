import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Page as PageOf, RejectionView } from '#libs/domain';
import { read } from '../api/client.js';
import { useTexts } from '../texts/language.js';
import { Download } from '../ui/download.js';
import { Moment } from '../ui/moment.js';
import { Empty, ProblemNote, Reading } from '../ui/notes.js';
import { Fault } from './fault.js';
import { useRejectionTitle } from './rejection-title.js';
import { texts } from './texts.js';

/** So many errors are read at a glance. */
const SHOWN = 5;

/**
 * Lodgements that were rejected, of those that the reader may see: what was sent, and what to correct.
 *
 * @param actions what may be done about one
 */
export function Rejections({ actions }: { actions?: (rejection: RejectionView) => ReactNode }) {
  const t = useTexts(texts);
  const { rejected } = t;
  const [reference, setReference] = useState('');
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useRejections(reference);
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="stack">
      <p>{rejected.what}</p>
      <Search onSearch={setReference} />
      <ProblemNote error={error} />
      {isPending && <Reading label={t.reading} />}
      {data && all.length === 0 && (
        <Empty title={reference ? rejected.notFoundTitle(reference) : rejected.emptyTitle}>
          <p>{reference ? rejected.notFoundText : rejected.emptyText}</p>
        </Empty>
      )}
      {all.length > 0 && (
        <ul className="stack" aria-label={rejected.list}>
          {all.map((each) => (
            <Rejection key={each.id} rejection={each}>
              {actions?.(each)}
            </Rejection>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <button type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {rejected.more}
        </button>
      )}
    </div>
  );
}

function useRejections(reference: string) {
  const path = `/rejected-lodgements?${String(new URLSearchParams(reference ? { localReference: reference } : {}))}`;
  return useInfiniteQuery({
    queryKey: [path],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read<PageOf<RejectionView>>(pageParam ? `${path}&after=${encodeURIComponent(pageParam)}` : path, signal),
    getNextPageParam: ({ next }) => next,
  });
}

function Search({ onSearch }: { onSearch: (reference: string) => void }) {
  const { rejected } = useTexts(texts);
  const [typed, setTyped] = useState('');
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <form className="filters" role="search" onSubmit={search}>
      <input
        type="search"
        size={26}
        aria-label={rejected.find}
        placeholder={rejected.find}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value === '') onSearch('');
        }}
      />
      <button type="submit">{rejected.search}</button>
    </form>
  );
}

function Rejection({ rejection, children }: { rejection: RejectionView; children: ReactNode }) {
  const { rejected } = useTexts(texts);
  const titleOf = useRejectionTitle();
  const [showsAll, setShowsAll] = useState(false);
  const { id, at, by, declarant, fileName, line, contentType, receivedSha256, issues } = rejection;
  const shown = showsAll ? issues : issues.slice(0, SHOWN);
  return (
    <li className="panel stack rejection">
      <div>
        <h2>{titleOf(rejection)}</h2>
        <p className="quiet">
          <Moment at={at} office="" show="both" /> · {rejected.sentBy(by)}
          {declarant && ` · ${declarant}`} · {contentType} ·{' '}
          <span className="mono" title={receivedSha256}>
            SHA-256 {receivedSha256.slice(0, 12)}…
          </span>
        </p>
      </div>
      <ul className="issues">
        {shown.map((issue, index) => (
          <Fault key={index} issue={issue} />
        ))}
      </ul>
      <div className="row">
        {shown.length < issues.length && (
          <button type="button" onClick={() => setShowsAll(true)}>
            {rejected.furtherFaults(issues.length - shown.length)}
          </button>
        )}
        {children}
        <Download
          path={`/rejected-lodgements/${id}/received`}
          name={line === null ? (fileName ?? undefined) : undefined}
        >
          {rejected.asSent}
        </Download>
      </div>
    </li>
  );
}
