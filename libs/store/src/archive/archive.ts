import type pg from 'pg';
import { makeMonths } from './months.js';

/** Files are archived in batches, each in a transaction of its own, so that none holds up what is recorded meanwhile. */
const BATCH = 200;
/** A recalled file is at hand for so long: who read it once may come again, and it is not carried to and fro. */
const RECALLED_DAYS = 30;

/** What archiving came to. */
export interface Archived {
  files: number;
  events: number;
  /** Of the documents as text, before the database compresses them. */
  bytes: number;
}

/** After which file a batch looks on; times as PostgreSQL tells them, to the microsecond. */
interface Place {
  id: string;
  closed_at: string;
}

/**
 * Files whose record nobody needs at hand ($1: closed before): nothing is open, the study has been told, all is anchored. Re-routes,
 * expiries with an effect and outages are asked for across all declarations, by the time at which they were; a file that has one stays.
 * So does one whose events are not all there: `levante verify` is to find it as it is.
 */
const CLOSED_LONG_AGO = `
d.archived_at is null and coalesce(d.ended_at, d.cleared_at) < $1::timestamptz
and (d.recalled_at is null or d.recalled_at < now() - interval '${RECALLED_DAYS} days')
and exists (select from anchored_heads a where a.declaration_id = d.id and a.seq = d.seq)
and not exists (select from holds h where h.declaration_id = d.id and h.closed_at is null)
and not exists (select from tasks t where t.declaration_id = d.id and t.phase in ('open', 'waiting'))
and not exists (select from study_pending p where p.declaration_id = d.id)
and (select count(*) from events e where e.declaration_id = d.id and (e.type = 'OutageAccounted'
  or e.type = 'ClockExpired' and e.body->>'effect' <> 'escalate'
  or e.type = 'LaneAssigned' and e.body->>'cause' = 'reroute') is not true) = d.seq`;

// Whoever is recording of a file right now is not waited for: its turn comes another time.
const CHOSEN = `
select d.id, coalesce(d.ended_at, d.cleared_at)::text as closed_at, date_trunc('month', coalesce(d.ended_at, d.cleared_at) at time zone 'UTC')::date::text as month from declarations d
where ${CLOSED_LONG_AGO} and ($2::timestamptz is null or (coalesce(d.ended_at, d.cleared_at), d.id) > ($2::timestamptz, $3::text))
order by coalesce(d.ended_at, d.cleared_at), d.id limit ${BATCH} for update of d skip locked`;

// Asked again of what is locked: what was recorded until then is seen now. All of it is one statement, and so one moment.
const MOVE = `
with chosen as materialized (
  select d.id, coalesce(d.ended_at, d.cleared_at) as closed_at from declarations d where d.id = any($2::text[]) and ${CLOSED_LONG_AGO}
), kept as materialized (
  select c.id, c.closed_at, jsonb_build_object(
    'events', (select jsonb_agg(to_jsonb(e) - 'declaration_id' order by e.seq) from events e where e.declaration_id = c.id),
    'versions', (select coalesce(jsonb_agg(to_jsonb(v) - 'declaration_id' order by v.version), '[]') from declaration_versions v
      where v.declaration_id = c.id)) as document
  from chosen c
), written as (
  insert into archived_files (declaration_id, closed_at, sha256, document)
  select id, closed_at, levante_archived_sha256(id, document), document from kept returning declaration_id
), no_events as (
  delete from events e using written w where e.declaration_id = w.declaration_id
), no_versions as (
  delete from declaration_versions v using written w where v.declaration_id = w.declaration_id
), marked as (
  update declarations d set archived_at = now() from written w where d.id = w.declaration_id
)
select count(*)::int as files, coalesce(sum(jsonb_array_length(document->'events')), 0)::int as events,
  coalesce(sum(length(document::text)), 0)::float8 as bytes
from kept`;

/**
 * Move the record (events and contents) of files that were closed before a moment into the archive, those closed first first,
 * batch by batch. What is asked across declarations stays where it is. Of several who archive one does; for the others nothing is to
 * be done. A death in between leaves each file here or there, whole.
 *
 * @param pool of the owning role
 * @param options.stopping no further batch is begun
 * @param options.rest is waited for between batches, so that others come to their turn; told how long the batch took, in milliseconds
 */
export async function archiveFiles(
  pool: pg.Pool,
  before: Date,
  { stopping, rest }: { stopping?: AbortSignal; rest?: (tookMs: number) => Promise<void> } = {},
): Promise<Archived> {
  const all: Archived = { files: 0, events: 0, bytes: 0 };
  for (let after: Place | undefined; !stopping?.aborted;) {
    const began = performance.now();
    const batch = await archiveBatch(pool, before, after);
    if (!batch) break;
    all.files += batch.files;
    all.events += batch.events;
    all.bytes += batch.bytes;
    after = batch.last;
    await rest?.(performance.now() - began);
  }
  return all;
}

/** How many files could be archived now: of those closed before a moment, the ones that nothing keeps. */
export async function countToArchive(pool: pg.Pool, before: Date): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from declarations d where ${CLOSED_LONG_AGO}`,
    [before],
  );
  return rows[0]?.count ?? 0;
}

async function archiveBatch(
  pool: pg.Pool,
  before: Date,
  after: Place | undefined,
): Promise<(Archived & { last: Place }) | undefined> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const moved = await move(client, before, after);
    await client.query('commit');
    client.release();
    return moved;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function move(
  client: pg.PoolClient,
  before: Date,
  after: Place | undefined,
): Promise<(Archived & { last: Place }) | undefined> {
  const { rows: turn } = await client.query<{ mine: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('levante archive', 0)) as mine",
  );
  if (!turn[0]?.mine) return undefined;
  const { rows } = await client.query<Place & { month: string }>(CHOSEN, [
    before,
    after?.closed_at ?? null,
    after?.id ?? null,
  ]);
  const last = rows.at(-1);
  if (!last) return undefined;
  await makeMonths(client, 'archived_files', [...new Set(rows.map(({ month }) => month))]);
  const { rows: moved } = await client.query<Archived>(MOVE, [before, rows.map(({ id }) => id)]);
  return { files: 0, events: 0, bytes: 0, ...moved[0], last };
}
