import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import type { Checkpoint, CheckpointKey, CheckpointPage } from '#libs/domain';
import { read } from '../../api/client.js';
import { useOffices, usePeople, useRead } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { texts as declarationTexts } from '../../declaration/texts.js';
import { useTexts } from '../../texts/language.js';
import { save } from '../../device/save.js';
import { Moment } from '../../ui/moment.js';
import { Empty, ProblemNote, Reading } from '../../ui/notes.js';
import { OpenOne } from '../../ui/open-one.js';
import { Page } from '../../ui/page.js';
import { useMeasures } from '../../words/measures.js';
import { Checks } from './checks.js';
import { Signals } from './signals.js';
import { texts } from './texts.js';

const SHOWN = 12;

/** Anchors of the record, how an outsider checks them, and signals. */
export function AuditPage() {
  const t = useTexts(texts);
  const { rejected } = useTexts(declarationTexts);
  const anchors = useQuery({ queryKey: ['/audit/checkpoints'], queryFn: ({ signal }) => allCheckpoints(signal) });
  return (
    <Page
      title={t.title}
      aside={
        <div className="row">
          <Link className="button" href="/app/audit/rejected">
            {rejected.title}
          </Link>
          <Search />
          <ChoosePerson />
        </div>
      }
    >
      <div className="stack audit">
        <p>{t.what}</p>
        <ProblemNote error={anchors.error} />
        {anchors.isPending && <Reading label={t.reading} />}
        {anchors.data && <Anchors all={anchors.data} />}
        {anchors.data && <Checks anchors={anchors.data} />}
        <Outside anchors={anchors.data ?? []} />
        <Signals />
      </div>
    </Page>
  );
}

function Search() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  return <OpenOne label={t.search} action={t.show} onOpen={(id) => go(`/app/audit/${encodeURIComponent(id)}`)} />;
}

/** To what one person read. */
function ChoosePerson() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const people = [...usePeople()].sort(([, a], [, b]) => a.localeCompare(b));
  return (
    <OpenOne
      label={t.onePerson}
      action={t.show}
      actionName={t.showPerson}
      among={people.map(([id, name]) => [id, name === id ? id : `${name} · ${id}`])}
      onOpen={(id) => go(`/app/audit/people/${encodeURIComponent(id)}`)}
    />
  );
}

function Anchors({ all }: { all: Checkpoint[] }) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const [office] = useOffices();
  const last = all.slice(-SHOWN).reverse();
  return (
    <section className="panel stack">
      <h2>{t.anchors}</h2>
      {last.length === 0 ? (
        <Empty title={t.noAnchors} />
      ) : (
        <>
          <Figures
            name={t.anchors}
            table={{
              head: [t.number, t.at, t.declarations, t.events, t.acts, t.key, t.hash],
              rows: last.map(({ body, hash }) => [
                body.number,
                <Moment key="at" at={body.at} office={office?.code ?? ''} />,
                count(body.declarations),
                count(body.events),
                count(body.acts?.leaves ?? 0),
                <span key="key" className="mono">
                  {body.key}
                </span>,
                <span key="hash" className="mono" title={hash}>
                  {hash.slice(0, 16)}
                </span>,
              ]),
            }}
          />
          {last.some(({ body }) => body.declarations === 0) && <p className="quiet">{t.onlyActs}</p>}
          {last.length < all.length && <p className="quiet">{t.ofAnchors(count(last.length), count(all.length))}</p>}
        </>
      )}
    </section>
  );
}

const COMMANDS = [
  ['checkpoints', 'npm run -s levante -- verify checkpoints --key public.pem checkpoints.json'],
  ['record', 'npm run -s levante -- verify --key public.pem --copy checkpoints.json'],
  ['proof', 'npm run -s levante -- verify proof --key public.pem proof.json'],
] as const;

/** What somebody does who trusts neither the database nor whoever runs it. */
function Outside({ anchors }: { anchors: Checkpoint[] }) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const { data: keys = [], error } = useRead<CheckpointKey[]>('/audit/key');
  const saveText = (text: string, name: string) => save(new Blob([text]), name);
  return (
    <section className="panel stack">
      <h2>{t.outside}</h2>
      <ProblemNote error={error} />
      <ol className="steps">
        <li>
          <p>{t.steps.key}</p>
          {keys.map(({ id, publicKey, firstCheckpoint, lastCheckpoint }) => (
            <div key={id} className="row">
              <button type="button" onClick={() => saveText(publicKey, 'public.pem')}>
                {t.takeKey(id)}
              </button>
              <span className="quiet">
                {firstCheckpoint === null || lastCheckpoint === null
                  ? t.keyUnused
                  : t.keyUse(count(firstCheckpoint), count(lastCheckpoint))}
              </span>
            </div>
          ))}
        </li>
        <li>
          <p>{t.steps.copy}</p>
          <button
            type="button"
            disabled={anchors.length === 0}
            onClick={() => saveText(JSON.stringify({ items: anchors, next: null }), 'checkpoints.json')}
          >
            {t.takeCopy}
          </button>
        </li>
        <li>
          <p>{t.steps.proof}</p>
        </li>
      </ol>
      <details>
        <summary>{t.terminal}</summary>
        <p>{t.program}</p>
        <dl className="commands">
          {COMMANDS.map(([what, command]) => (
            <div key={what}>
              <dt>{t.commands[what]}</dt>
              <dd>
                <pre className="mono">{command}</pre>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

/** All checkpoints, page by page: a copy that lacks some proves nothing of them. */
async function allCheckpoints(signal: AbortSignal): Promise<Checkpoint[]> {
  const all: Checkpoint[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: CheckpointPage = await read(`/audit/checkpoints?limit=1000&after=${after}`, signal);
    all.push(...page.items);
    after = page.next;
  }
  return all;
}
