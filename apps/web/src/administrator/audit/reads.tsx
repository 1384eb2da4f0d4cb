import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { DeclarationReadView, Page as PageOf } from '#libs/domain';
import { read } from '../../api/client.js';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Who } from '../../ui/who.js';
import { useMeasures } from '../../words/measures.js';
import { words } from '../../words/words.js';
import { texts } from './texts.js';
import { partsOf, visitsOf, type Visit } from './visits.js';

interface ReadsProps {
  title: string;
  /** Of the list at the API, with its query. */
  path: string;
  /** Of a declaration: who read it; of a person: what they read. */
  of: 'declaration' | 'person';
  /** By whose clock times are told. */
  office: string;
  /** Said where there is none. */
  none: string;
}

/** Reads of declarations, visit by visit, the last first, page by page. */
export function Reads({ title, path, of, office, none }: ReadsProps) {
  const t = useTexts(texts);
  const { role } = useTexts(words);
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [path],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read<PageOf<DeclarationReadView>>(
        pageParam ? `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(pageParam)}` : path,
        signal,
      ),
    getNextPageParam: ({ next }) => next,
  });
  const reads = data?.pages.flatMap(({ items }) => items) ?? [];
  const subject = ({ by, mrn, declarationId }: DeclarationReadView) =>
    of === 'declaration' ? (
      <Who key="by" id={by} show="both" />
    ) : (
      <Link key="mrn" className="mono" href={`/app/audit/${declarationId}`}>
        {mrn ?? declarationId}
      </Link>
    );
  return (
    <section className="panel stack">
      <h2>{title}</h2>
      <p className="quiet">{t.readsNote}</p>
      <ProblemNote error={error} />
      {isPending && <Reading label={t.reading} />}
      {data && reads.length === 0 && <p>{none}</p>}
      {reads.length > 0 && (
        <Figures
          name={title}
          table={{
            head: [of === 'declaration' ? t.person : t.declaration, t.as, t.part, t.when],
            rows: visitsOf(reads).map((visit) => [
              subject(visit.last),
              visit.last.roles.map((its) => role[its]).join(', '),
              <Parts key={visit.last.id} of={visit} office={office} />,
              <When key="at" of={visit} office={office} />,
            ]),
          }}
        />
      )}
      {hasNextPage && (
        <button type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t.more}
        </button>
      )}
    </section>
  );
}

/** What was read in a visit, and behind it each read by itself. */
function Parts({ of, office }: { of: Visit; office: string }) {
  const t = useTexts(texts);
  const single = ({ what, requestId }: DeclarationReadView) => (
    <span title={`${t.request} ${requestId}`}>{t.read[what]}</span>
  );
  if (of.reads.length === 1) return single(of.last);
  return (
    <details className="visit">
      <summary>
        {partsOf(of)
          .map(([what, times]) => (times === 1 ? t.read[what] : t.often(t.read[what], times)))
          .join('; ')}
      </summary>
      <ol>
        {of.reads.map((each) => (
          <li key={each.id}>
            {single(each)} · <Moment at={each.at} office={office} show="second" />
          </li>
        ))}
      </ol>
    </details>
  );
}

/** When a visit began, and how long it lasted. */
function When({ of: { first, last }, office }: { of: Visit; office: string }) {
  const t = useTexts(texts);
  const { duration } = useMeasures();
  const seconds = Math.round((Date.parse(last.at) - Date.parse(first.at)) / 1000);
  return (
    <>
      <Moment at={first.at} office={office} show="second" />
      {seconds > 0 && ` ${t.during(duration(seconds))}`}
    </>
  );
}
