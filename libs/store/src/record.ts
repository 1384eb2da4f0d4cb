import { evolve, type ClearanceFile } from '#libs/clearance';
import type { Decided, Declaration, DomainEvent, Refusal } from '#libs/domain';
import type pg from 'pg';
import { chain } from './chain.js';
import { eventsOf } from './events.js';
import { changedRows } from './rows.js';
import type { Tables } from './tables.js';

/** The person who completes a task must still hold it when the completion is recorded. */
export interface TaskGuard {
  taskId: string;
  attempt: number;
  by: string;
  /** A trader's task needs no claim: whoever acts for the trader first takes it by completing it. */
  claimless: boolean;
}

/** Decisions to record together: all or none. */
export interface Batch {
  /** The file before these decisions. */
  file: ClearanceFile;
  /** Decisions with their deadlines stamped. */
  decided: Decided[];
  /** The content of a new version, kept beside the events. */
  content?: Declaration;
  guard?: TaskGuard;
}

/** What is on record now: these events (an earlier attempt's, where one came first), or why they were refused. */
export type Recorded = { recorded: DomainEvent[]; earlier: boolean } | { refused: Refusal };

/**
 * Record a batch and update what people read, in one statement and so one transaction. Idempotent by (declaration, number):
 * where the first number is taken, nothing is written and what was recorded first is returned, for the workflow to adopt.
 */
export async function record(pool: pg.Pool, batch: Batch): Promise<Recorded> {
  const { file, guard } = batch;
  const events = chain(file.head, file.seq, batch.decided);
  const after = events.reduce<ClearanceFile>(evolve, file);
  const rows = changedRows(after, events);
  const first = file.seq + 1;
  try {
    const { rows: answers } = await pool.query<{ held: boolean }>({
      name: 'record',
      text: RECORD,
      values: [
        file.id,
        JSON.stringify(events.map((event) => eventRow(file.id, first, event))),
        JSON.stringify(rows.declaration),
        JSON.stringify(rows.holds),
        JSON.stringify(rows.tasks),
        JSON.stringify(rows.findings),
        batch.content && after.version
          ? JSON.stringify({
              declaration_id: file.id,
              version: after.version.version,
              content_sha256: after.version.content,
              received_sha256: after.version.received,
              content: batch.content,
            })
          : null,
        guard?.taskId ?? null,
        guard?.attempt ?? null,
        guard?.by ?? null,
        guard?.claimless ?? false,
        after.seq,
        JSON.stringify(documentsIn(batch)),
      ],
    });
    if (answers[0]?.held) return { recorded: events, earlier: false };
  } catch (error) {
    // Numbers taken: another attempt recorded them. Any other duplicate (an MRN given twice) is an error.
    const earlier = isDuplicate(error) ? await earlierBatch(pool, file, first) : [];
    if (earlier.length === 0) throw error;
    return { recorded: earlier, earlier: true };
  }
  // The guard fails, perhaps because an earlier attempt closed the task.
  const earlier = await earlierBatch(pool, file, first);
  if (earlier.length > 0) return { recorded: earlier, earlier: true };
  return { refused: await whyRefused(pool, batch) };
}

/** Uploaded files that a batch names: in the content it brings or in an answer, as evidence of findings or as a scan's image. */
function documentsIn({ file, decided, content }: Batch): Tables['declaration_documents'][] {
  const named = [...(content?.documents ?? []), ...(content?.items.flatMap(({ documents }) => documents) ?? [])];
  const files = named.flatMap(({ sha256 }) => sha256 ?? []).map((sha256) => ({ sha256, of_control: false }));
  for (const event of decided) {
    if (event.type !== 'TaskCompleted') continue;
    const { kind, form } = event.response;
    if ('documents' in form) for (const { sha256 } of form.documents) files.push({ sha256, of_control: false });
    const evidence = 'findings' in form ? form.findings.flatMap((finding) => finding.evidence) : [];
    const image = 'image' in form && form.image !== undefined ? [form.image] : [];
    for (const sha256 of [...evidence, ...image]) files.push({ sha256, of_control: !kind.startsWith('agency:') });
  }
  return files.map((each) => ({ declaration_id: file.id, ...each }));
}

/** A row of the events table: what every event has in columns, the rest as JSON. */
function eventRow(declarationId: string, batch: number, { seq, type, at, by, hash, ...body }: DomainEvent) {
  return { declaration_id: declarationId, seq, batch, type, at, by, body, hash };
}

/** What was recorded together under the number that a batch wanted. */
async function earlierBatch(pool: pg.Pool, file: ClearanceFile, first: number): Promise<DomainEvent[]> {
  const events = await eventsOf(pool, file.id, file.seq);
  return events.filter(({ batch }) => batch === first).map(({ event }) => event);
}

const isDuplicate = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505';

async function whyRefused(pool: pg.Pool, { guard, file }: Batch): Promise<Refusal> {
  const { rows } = await pool.query<{ assignee: string | null; attempt: number }>(
    'select assignee, attempt from tasks where id = $1',
    [guard?.taskId],
  );
  const task = rows[0];
  if (!task) return { code: 'not-found', detail: `${file.id} has no task ${guard?.taskId}.` };
  if (task.attempt !== guard?.attempt)
    return { code: 'task-stale', detail: 'The task was issued again; read it and answer that.' };
  if (task.assignee === null) return { code: 'task-not-claimed', detail: 'Claim the task before you complete it.' };
  return { code: 'not-your-task', detail: 'Somebody else holds the task now.' };
}

// Written by hand because it is the hot path: one round trip, one transaction. Everything else hangs on `guard`: a row where
// there is nothing to guard or the guard holds (and is locked against a concurrent claim), none where it does not.
const RECORD = `
with guarded as materialized (
  select true as held from tasks
  where id = $8 and attempt = $9::int and phase = 'open'
    and (assignee = $10::text or ($11::boolean and assignee is null))
  for update
), guard as materialized (
  select true as held where $8::text is null union all select held from guarded
), written_events as (
  insert into events (declaration_id, seq, batch, type, at, by, body, hash)
  select e.declaration_id, e.seq, e.batch, e.type, e.at, e.by, e.body, e.hash
  from guard, jsonb_populate_recordset(null::events, $2::jsonb) e
), written_declaration as (
  insert into declarations select d.* from guard, jsonb_populate_record(null::declarations, $3::jsonb) d
  on conflict (id) do update set
    seq = excluded.seq, status = excluded.status, lane = excluded.lane, version = excluded.version,
    content_sha256 = excluded.content_sha256, received_sha256 = excluded.received_sha256, office = excluded.office,
    representative = excluded.representative, kind = excluded.kind, type = excluded.type, mode = excluded.mode,
    procedure = excluded.procedure, chapters = excluded.chapters, agencies = excluded.agencies, payment = excluded.payment,
    advance = excluded.advance, aeo = excluded.aeo, perishable = excluded.perishable, expedited = excluded.expedited,
    items = excluded.items, released_at = excluded.released_at, cleared_at = excluded.cleared_at,
    departed_at = excluded.departed_at, ended_at = excluded.ended_at
), written_version as (
  insert into declaration_versions (declaration_id, version, content_sha256, received_sha256, content)
  select v.declaration_id, v.version, v.content_sha256, v.received_sha256, v.content
  from guard, jsonb_populate_record(null::declaration_versions, $7::jsonb) v where $7::jsonb is not null
), written_holds as (
  insert into holds select h.* from guard, jsonb_populate_recordset(null::holds, $4::jsonb) h
  on conflict (id) do update set
    closed_at = excluded.closed_at, due_at = excluded.due_at, extendable = excluded.extendable,
    suspended_at = excluded.suspended_at, escalated = excluded.escalated, result = excluded.result,
    office = excluded.office, representative = excluded.representative, agencies = excluded.agencies
), written_tasks as (
  insert into tasks (id, declaration_id, mrn, kind, candidate_group, phase, attempt, priority, due_at, opened_at, closed_at,
    escalated, excluded, completed_by, lane, office, declarant, representative)
  select t.id, t.declaration_id, t.mrn, t.kind, t.candidate_group, t.phase, t.attempt, t.priority, t.due_at, t.opened_at,
    t.closed_at, t.escalated, t.excluded, t.completed_by, t.lane, t.office, t.declarant, t.representative
  from guard, jsonb_populate_recordset(null::tasks, $5::jsonb) t
  on conflict (id) do update set
    phase = excluded.phase, attempt = excluded.attempt, priority = excluded.priority, due_at = excluded.due_at,
    closed_at = excluded.closed_at, escalated = excluded.escalated, completed_by = excluded.completed_by,
    lane = excluded.lane, office = excluded.office, representative = excluded.representative,
    -- A task whose deadline passed is anybody's to take again; a trader's is whoever's completed it.
    assignee = case when excluded.escalated and not tasks.escalated then null
      else coalesce(tasks.assignee, excluded.completed_by) end,
    claimed_at = case when excluded.escalated and not tasks.escalated then null else tasks.claimed_at end
), written_findings as (
  insert into findings (declaration_id, seq, hold_id, at, by, code, item, body)
  select f.declaration_id, f.seq, f.hold_id, f.at, f.by, f.code, f.item, f.body
  from guard, jsonb_populate_recordset(null::findings, $6::jsonb) f
), written_documents as (
  insert into declaration_documents (declaration_id, sha256, of_control)
  select d.declaration_id, d.sha256, bool_and(d.of_control)
  from guard, jsonb_populate_recordset(null::declaration_documents, $13::jsonb) d group by d.declaration_id, d.sha256
  on conflict (sha256, declaration_id) do update set of_control = declaration_documents.of_control and excluded.of_control
)
select held, pg_notify('levante_recorded', $1::text || ' ' || $12::int) from guard`;
