import { fold } from '#libs/clearance';
import type { Decided, Declaration, DeclarationId, DomainEvent } from '#libs/domain';
import type { Basis } from '#libs/risk';
import { studyRowOf } from '#libs/study';
import type pg from 'pg';
import { chain } from '../audit/chain.js';
import { decisionRow } from '../risk/decisions.js';
import { recomputeStatistics } from '../risk/recompute.js';
import { labelsIn, resultRow } from '../risk/results.js';
import { statisticRow } from '../risk/statistics.js';
import { changedRows } from '../rows.js';
import { writeStudyRows } from '../study/writing.js';
import { eventRow } from './record.js';

/** Everything that happened to one declaration, from its lodgement on, none of which is on record yet. */
export interface WholeDeclaration {
  id: DeclarationId;
  /** Decisions as they were made together, with their deadlines stamped. */
  batches: readonly (readonly Decided[])[];
  content: Declaration;
  /** What the assessment was made by; the assessment names its hash. */
  basis: Basis;
  /** Who took which task when, in order. */
  claims: readonly WholeClaim[];
}

export interface WholeClaim {
  task: string;
  at: string;
  by: string;
  how: 'chosen' | 'next';
}

/**
 * Records the whole of many declarations at once, as step by step it would have come to: chained events, all rows that people read,
 * results of controls, rows of the study. In one transaction. What results teach is not counted: see `countResults`.
 *
 * A declaration that is on record already is an error (23505), and nothing of the others is recorded.
 *
 * @param client of the owning role, outside a transaction
 */
export async function recordWhole(client: pg.PoolClient, declarations: readonly WholeDeclaration[]): Promise<void> {
  const rows = declarations.map(rowsOfWhole);
  const all = (key: Exclude<keyof WholeRows, 'study'>) => JSON.stringify(rows.flatMap((each): unknown[] => each[key]));
  await client.query('begin');
  try {
    for (const table of TABLES) await client.query({ name: `whole-${table}`, text: INTO[table], values: [all(table)] });
    await writeStudyRows(
      client,
      rows.map(({ study }) => study),
    );
    // Last, since whoever numbers results holds the one row of risk_state until the end.
    await client.query({ name: 'whole-results', text: RESULTS, values: [all('results')] });
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Counts what all results on record teach, where none is counted yet. @returns how many statistics there are now */
export async function countResults(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ results: number }>('select results::int from risk_state');
  const statistics = [...(await recomputeStatistics(pool, rows[0]?.results ?? 0))].map(statisticRow);
  await pool.query(
    'insert into risk_statistics select * from jsonb_populate_recordset(null::risk_statistics, $1::jsonb)',
    [JSON.stringify(statistics)],
  );
  return statistics.length;
}

type WholeRows = ReturnType<typeof rowsOfWhole>;

function rowsOfWhole({ id, batches, content, basis, claims }: WholeDeclaration) {
  const events = chain('', 0, batches.flat());
  const file = fold(id, events);
  const { declaration, holds, tasks, findings } = changedRows(file, events);
  const held = new Map(claims.map((claim) => [claim.task, claim]));
  const contents = new Map([[1, content]]);
  return {
    declarations: [declaration],
    declaration_versions: [
      {
        declaration_id: id,
        version: 1,
        content_sha256: declaration.content_sha256,
        received_sha256: declaration.received_sha256,
        content,
      },
    ],
    events: eventRows(id, batches, events),
    holds,
    tasks: tasks.map((task) => ({
      ...task,
      assignee: held.get(task.id)?.by ?? task.completed_by,
      claimed_at: held.get(task.id)?.at ?? null,
    })),
    task_log: claims.map(({ task, at, by, how }) => ({ task_id: task, declaration_id: id, at, by, detail: { how } })),
    findings,
    risk_decisions: [decisionRow(id, events, basis, content)],
    results: labelsIn(id, events).map((label) => resultRow({ declaration: id, label, before: undefined, contents })),
    study: studyRowOf(id, {
      events,
      claims: claims.map(({ task, at, by }) => ({ task, at: new Date(at), holder: by })),
      reports: [],
      outages: [],
    }),
  };
}

function eventRows(id: DeclarationId, batches: WholeDeclaration['batches'], events: readonly DomainEvent[]) {
  let first = 1;
  return batches.flatMap((batch) => {
    const rows = events.slice(first - 1, first - 1 + batch.length).map((event) => ({
      ...eventRow(id, first, event),
      recorded_at: event.at,
    }));
    first += batch.length;
    return rows;
  });
}

const TASK_COLUMNS = `id, declaration_id, mrn, kind, candidate_group, phase, attempt, priority, due_at, opened_at, closed_at, escalated,
  excluded, completed_by, lane, office, declarant, representative, outages, assignee, claimed_at`;

const whole = (table: string): string =>
  `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`;
const some = (table: string, columns: string): string =>
  `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`;

/** Declarations come first, since others refer to them. */
const INTO = {
  declarations: whole('declarations'),
  declaration_versions: whole('declaration_versions'),
  events: whole('events'),
  holds: whole('holds'),
  tasks: some('tasks', TASK_COLUMNS),
  task_log: `insert into task_log (task_id, declaration_id, at, by, action, detail)
    select task_id, declaration_id, at, by, 'claimed', detail from json_populate_recordset(null::task_log, $1::json)`,
  findings: whole('findings'),
  risk_decisions: whole('risk_decisions'),
};
const TABLES = Object.keys(INTO) as (keyof typeof INTO)[];

const RESULTS = `
with made as (
  select r.*, row_number() over (order by at, declaration_id, seq) as nth
  from json_populate_recordset(null::risk_results, $1::json) r
), numbered as (
  update risk_state set results = results + (select count(*) from made) returning results
)
insert into risk_results (number, declaration_id, seq, version, at, control, by, fraud, critical, items, reasons)
select numbered.results - (select count(*) from made) + nth, declaration_id, seq, version, at, control, by, fraud, critical, items,
  reasons
from numbered, made`;
