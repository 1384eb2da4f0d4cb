import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { AuditTrail, DeclarationReadView, DeclarationView, InclusionProof, Page as PageOf } from '#libs/domain';
import { read } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { useMay, useRead } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { save } from '../../device/save.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { useMeasures } from '../../words/measures.js';
import { words } from '../../words/words.js';
import { texts } from './texts.js';

/** Whether the record of a declaration is whole and anchored, who did what, and who read it. */
export function DeclarationAudit({ id }: { id: string }) {
  const t = useTexts(texts);
  const may = useMay();
  const path = `/declarations/${encodeURIComponent(id)}`;
  const { data: view, error, isPending } = useRead<DeclarationView>(path);
  return (
    <Page
      title={`${t.ofDeclaration} ${view?.mrn ?? id}`}
      aside={
        <div className="row">
          {view && may('times:read') && (
            <Link className="button" href={`/app/times/${view.mrn}`}>
              {t.times}
            </Link>
          )}
          <Link className="button" href="/app/audit">
            {t.back}
          </Link>
        </div>
      }
    >
      <div className="stack">
        <ProblemNote error={error} />
        {isPending && <Reading label={t.reading} />}
        {view && (
          <>
            <Chain of={view} />
            <Reads of={view} />
          </>
        )}
      </div>
    </Page>
  );
}

function Chain({ of: { id, mrn, office } }: { of: DeclarationView }) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const trail = useRead<AuditTrail>(`/declarations/${id}/audit`);
  const proof = useRead<InclusionProof>(`/audit/proofs/${id}`);
  const isWaiting = proof.error instanceof Problem && proof.error.code === 'not-found';
  return (
    <>
      <section className="panel stack">
        <h2>{t.chain}</h2>
        <ProblemNote error={trail.error} />
        {trail.data &&
          (trail.data.chain.intact ? (
            <p className="note">{t.intact(count(trail.data.chain.length))}</p>
          ) : (
            <p className="note bad" role="alert">
              {t.broken(count(trail.data.chain.firstBroken ?? 1))}
            </p>
          ))}
        {isWaiting ? <p>{t.waiting}</p> : <ProblemNote error={proof.error} />}
        {proof.data && (
          <>
            <p>
              {t.anchored(
                count(proof.data.head.seq),
                count(proof.data.recorded),
                count(proof.data.checkpoint.body.number),
              )}
            </p>
            <div className="row">
              <button type="button" onClick={() => save(new Blob([JSON.stringify(proof.data)]), `proof-${mrn}.json`)}>
                {t.takeProof}
              </button>
              <code className="mono">npm run -s levante -- verify proof --key public.pem proof-{mrn}.json</code>
            </div>
          </>
        )}
      </section>
      {trail.data && (
        <section className="panel stack">
          <h2>{t.trail}</h2>
          <Figures
            name={t.trail}
            table={{
              head: [t.act, t.person, t.when, t.hash],
              rows: trail.data.entries.map(({ title, by, at, hash, seq }) => [
                <span key="act" lang="en">
                  {seq !== null && `${seq}. `}
                  {title}
                </span>,
                by,
                <Moment key="at" at={at} office={office} show="absolute" />,
                <span key="hash" className="mono" title={hash ?? undefined}>
                  {hash?.slice(0, 12) ?? '–'}
                </span>,
              ]),
            }}
          />
        </section>
      )}
    </>
  );
}

function Reads({ of: { id, office } }: { of: DeclarationView }) {
  const t = useTexts(texts);
  const { role } = useTexts(words);
  const path = `/declarations/${id}/reads`;
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [path],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read<PageOf<DeclarationReadView>>(pageParam ? `${path}?after=${encodeURIComponent(pageParam)}` : path, signal),
    getNextPageParam: ({ next }) => next,
  });
  const reads = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel stack">
      <h2>{t.reads}</h2>
      <p className="quiet">{t.readsNote}</p>
      <ProblemNote error={error} />
      {data && reads.length === 0 && <p>{t.noReads}</p>}
      {reads.length > 0 && (
        <Figures
          name={t.reads}
          table={{
            head: [t.person, t.as, t.part, t.when],
            rows: reads.map(({ by, roles, what, at, requestId }) => [
              by,
              roles.map((each) => role[each]).join(', '),
              <span key="what" title={`${t.request} ${requestId}`}>
                {t.read[what]}
              </span>,
              <Moment key="at" at={at} office={office} show="absolute" />,
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
