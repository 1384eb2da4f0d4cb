import { evolve, fold, type ClearanceFile } from '#libs/clearance';
import type { Decided, Declaration, DomainEvent, Refusal } from '#libs/domain';
import type { Basis } from '#libs/risk';
import type pg from 'pg';
import { chain } from '../audit/chain.js';
import { byVersion, contentsOf } from './contents.js';
import { eventsOf } from './events.js';
import { RECORD, RECORD_RESULT } from './record-sql.js';
import { decisionRow } from '../risk/decisions.js';
import { labelMade, lessonsOf, resultRow } from '../risk/results.js';
import { changedRows } from '../rows.js';
import { statisticRow } from '../risk/statistics.js';
import type { Tables } from '../tables.js';

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
  /** What an assessment among the decisions was made by; the assessment names its hash. */
  basis?: Basis;
  guard?: TaskGuard;
}

/** A pool, or a connection within a transaction. */
export type Queries = Pick<pg.Pool | pg.PoolClient, 'query'>;

/** What is on record now: these events (an earlier attempt's, where one came first), or why they were refused. */
export type Recorded = { recorded: DomainEvent[]; earlier: boolean } | { refused: Refusal };

/**
 * Record a batch and update what people read, in one statement and so one transaction. Idempotent by (declaration, number):
 * where the first number is taken, nothing is written and what was recorded first is returned, for the workflow to adopt.
 *
 * Where the batch completes a control and so labels the declaration, the same statement numbers the result and counts it.
 */
export async function record(pool: pg.Pool, batch: Batch): Promise<Recorded> {
  let written: DomainEvent[] | undefined;
  try {
    written = await write(pool, batch);
  } catch (error) {
    return { recorded: await recordedBefore(pool, batch, error), earlier: true };
  }
  if (written) return { recorded: written, earlier: false };
  // The guard fails, perhaps because an earlier attempt closed the task.
  const earlier = await earlierBatch(pool, batch.file);
  if (earlier.length > 0) return { recorded: earlier, earlier: true };
  return { refused: await whyRefused(pool, batch) };
}

/**
 * What an earlier attempt recorded, where recording failed because the numbers are taken. Any other duplicate (an MRN given twice)
 * is an error.
 *
 * @throws error as it came, where it is another
 */
export async function recordedBefore(pool: pg.Pool, { file }: Batch, error: unknown): Promise<DomainEvent[]> {
  const isDuplicate = error instanceof Error && 'code' in error && error.code === '23505';
  const earlier = isDuplicate ? await earlierBatch(pool, file) : [];
  if (earlier.length === 0) throw error;
  return earlier;
}

/** Write a batch. Answers with its events, or undefined where its guard does not hold and so nothing was written. */
export async function write(queries: Queries, batch: Batch): Promise<DomainEvent[] | undefined> {
  const { file, guard } = batch;
  const events = chain(file.head, file.seq, batch.decided);
  const after = events.reduce<ClearanceFile>(evolve, file);
  const rows = changedRows(after, events);
  const result = await resultOf(queries, file, events);
  const { rows: answers } = await queries.query<{ held: boolean }>({
    name: result ? 'record-result' : 'record',
    text: result ? RECORD_RESULT : RECORD,
    values: [
      file.id,
      JSON.stringify(events.map((event) => eventRow(file.id, file.seq + 1, event))),
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
      jsonOrNull(batch.basis && decisionRow(file.id, events, batch.basis, batch.content)),
      ...(result ?? []),
    ],
  });
  return answers[0]?.held ? events : undefined;
}

const jsonOrNull = (value: object | undefined): string | null => (value === undefined ? null : JSON.stringify(value));

/**
 * The label that a batch makes, and what it adds to the statistics; only then is content read, since most batches make none. A label
 * that it replaces counts where it was counted: controls that were done before results were kept are none.
 */
async function resultOf(
  queries: Queries,
  file: ClearanceFile,
  events: DomainEvent[],
): Promise<[result: string, lessons: string] | undefined> {
  if (!labelMade(file, events.reduce<ClearanceFile>(evolve, file))) return undefined;
  // A file kept by an earlier release lacks what is asked here; the record does not.
  const before = file.questions ? file : await fileBefore(queries, file);
  const label = labelMade(before, events.reduce<ClearanceFile>(evolve, before));
  if (!label) return undefined;
  const contents = byVersion(await contentsOf(queries, [file.id]), file.id);
  const counted = before.label && (await isCounted(queries, file.id, before.label.seq)) ? before.label : undefined;
  const made = { declaration: file.id, label, before: counted, contents };
  return [JSON.stringify(resultRow(made)), JSON.stringify([...lessonsOf(made)].map(statisticRow))];
}

async function fileBefore(queries: Queries, { id, seq }: ClearanceFile): Promise<ClearanceFile> {
  const events = (await eventsOf(queries, id)).map(({ event }) => event);
  return fold(
    id,
    events.filter((event) => event.seq <= seq),
  );
}

async function isCounted(queries: Queries, declarationId: string, seq: number): Promise<boolean> {
  const { rowCount } = await queries.query('select from risk_results where declaration_id = $1 and seq = $2', [
    declarationId,
    seq,
  ]);
  return rowCount === 1;
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
export function eventRow(declarationId: string, batch: number, { seq, type, at, by, hash, ...body }: DomainEvent) {
  return { declaration_id: declarationId, seq, batch, type, at, by, body, hash };
}

/** What was recorded together under the number that a batch wanted. */
async function earlierBatch(pool: pg.Pool, file: ClearanceFile): Promise<DomainEvent[]> {
  const events = await eventsOf(pool, file.id, file.seq);
  return events.filter(({ batch }) => batch === file.seq + 1).map(({ event }) => event);
}

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
