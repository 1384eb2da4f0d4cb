import type { AuditEntry, AuditTrail, DeclarationView, InclusionProof } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { useTitle } from '../../declaration/titles.js';
import { Ways } from '../../declaration/ways.js';
import { useTexts } from '../../texts/language.js';
import { save } from '../../device/save.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { Who } from '../../ui/who.js';
import { useMeasures } from '../../words/measures.js';
import { ProofTold } from './proof-told.js';
import { Reads } from './reads.js';
import { texts } from './texts.js';

/** Whether the record of a declaration is whole and anchored, who did what, and who read it. */
export function DeclarationAudit({ id }: { id: string }) {
  const t = useTexts(texts);
  const path = `/declarations/${encodeURIComponent(id)}`;
  const { data: view, error, isPending } = useRead<DeclarationView>(path);
  return (
    <Page
      title={`${t.ofDeclaration} ${view?.mrn ?? id}`}
      aside={
        <Ways
          to={view && { href: `/app/times/${view.mrn}`, name: t.times, requires: 'times:read' }}
          back={{ href: '/app/audit', name: t.back }}
        />
      }
    >
      <div className="stack audit">
        <ProblemNote error={error} />
        {isPending && <Reading label={t.reading} />}
        {view && (
          <>
            <Chain of={view} />
            <Reads
              title={t.reads}
              path={`/declarations/${view.id}/reads`}
              of="declaration"
              office={view.office}
              none={t.noReads}
            />
          </>
        )}
      </div>
    </Page>
  );
}

function Chain({ of: { id, mrn, office } }: { of: DeclarationView }) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const titleOf = useTitle();
  const trail = useRead<AuditTrail>(`/declarations/${id}/audit`);
  const isAnchored = typeof trail.data?.anchoredBy === 'number';
  const proof = useRead<InclusionProof>(`/audit/proofs/${id}`, { enabled: isAnchored });
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
        {trail.data && !isAnchored && <p>{t.waiting}</p>}
        <ProblemNote error={proof.error} />
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
            </div>
            <ProofTold proof={proof.data} trail={trail.data} office={office} />
            <details>
              <summary>{t.terminal}</summary>
              <pre className="mono">npm run -s levante -- verify proof --key public.pem proof-{mrn}.json</pre>
            </details>
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
              rows: withKinds(trail.data.entries).map((entry) => [
                <>
                  {entry.seq === null ? '' : `${entry.seq}. `}
                  {titleOf(entry)}
                  {entry.type === 'assigned' && typeof entry.detail['to'] === 'string' && (
                    <>
                      {' → '}
                      <Who id={entry.detail['to']} show="both" />
                    </>
                  )}
                </>,
                <Who key="by" id={entry.by} show="both" />,
                <Moment key="at" at={entry.at} office={office} show="second" />,
                <span key="hash" className="mono" title={entry.hash ?? undefined}>
                  {entry.hash?.slice(0, 12) ?? '–'}
                </span>,
              ]),
            }}
          />
        </section>
      )}
    </>
  );
}

/** Each entry with the kind of hold that it is about, as the opening of the hold told it. */
function withKinds(entries: AuditEntry[]): AuditEntry[] {
  const kinds = new Map(
    entries.flatMap(({ type, taskId, detail }) => (type === 'HoldOpened' && taskId ? [[taskId, detail['kind']]] : [])),
  );
  return entries.map((entry) => {
    const kind = entry.taskId === null ? undefined : kinds.get(entry.taskId);
    return kind === undefined ? entry : { ...entry, detail: { ...entry.detail, kind } };
  });
}
