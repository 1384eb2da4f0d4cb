import type { DeclarationId, Instant } from '#libs/domain';
import type { Recorded, TaskAct } from '#libs/process-log';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { eventFromRow } from './record/events.js';
import { iso } from './iso.js';
import { oneOf } from './scope.js';
import type { Tables } from './tables.js';

/** Declarations accepted from one instant until before another, at some offices; all where nothing is said. */
export interface LogSelection {
  from?: Instant;
  to?: Instant;
  office?: string[];
}

/** So many declarations are in memory at once, with their events. */
const PAGE = 200;

/**
 * What is on record of the declarations of a selection, first accepted first, as far as the transaction may see it; page by page,
 * each with short statements. Read in a transaction with a snapshot, it tells of one moment however long it takes.
 *
 * @param beforeEach told of whom a page is, before anything of it is given out
 */
export async function* recordedIn(
  tx: Transaction<Tables>,
  selection: LogSelection,
  beforeEach: (ids: DeclarationId[]) => Promise<void> = () => Promise.resolve(),
): AsyncGenerator<Recorded> {
  for (let after: Place | undefined; ;) {
    const page = await pageAfter(tx, selection, after);
    after = page.at(-1);
    if (!after) return;
    const ids = page.map(({ id }) => id as DeclarationId);
    await beforeEach(ids);
    const events = grouped(await eventRows(tx, ids));
    const acts = grouped(await actRows(tx, ids));
    for (const id of ids)
      yield {
        id,
        events: (events.get(id) ?? []).map(eventFromRow),
        acts: (acts.get(id) ?? []).map(({ task_id: task, ...act }): TaskAct => ({ ...act, task })),
      };
  }
}

/** How many declarations are in a selection. */
export async function countRecorded(tx: Transaction<Tables>, selection: LogSelection): Promise<number> {
  const { count } = await tx
    .selectFrom('declarations')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where(chosen(selection))
    .executeTakeFirstOrThrow();
  return Number(count);
}

interface Place {
  id: string;
  accepted_at: string;
}

function pageAfter(tx: Transaction<Tables>, selection: LogSelection, after: Place | undefined): Promise<Place[]> {
  const query = tx
    .selectFrom('declarations')
    .select(['id', iso('accepted_at').as('accepted_at')])
    .where(chosen(selection))
    .orderBy('declarations.accepted_at')
    .orderBy('id')
    .limit(PAGE);
  const rest = after
    ? query.where(sql<boolean>`(accepted_at, id) > (${after.accepted_at}::timestamptz, ${after.id})`)
    : query;
  return rest.execute();
}

function chosen({ from, to, office }: LogSelection): RawBuilder<boolean> {
  const asked: RawBuilder<boolean>[] = [sql`true`];
  if (from) asked.push(sql`accepted_at >= ${from}::timestamptz`);
  if (to) asked.push(sql`accepted_at < ${to}::timestamptz`);
  if (office) asked.push(oneOf('office', office));
  return sql`${sql.join(asked, sql` and `)}`;
}

const eventRows = (tx: Transaction<Tables>, ids: readonly string[]) =>
  tx
    .selectFrom('events_with_archived')
    .select(['declaration_id', 'seq', 'type', 'at', 'by', 'body', 'hash'])
    .where(sql<boolean>`declaration_id = any(${ids}::text[])`)
    .orderBy('declaration_id')
    .orderBy('seq')
    .execute();

const actRows = (tx: Transaction<Tables>, ids: readonly string[]) =>
  tx
    .selectFrom('task_log')
    .select(['declaration_id', 'id', 'task_id', 'at', 'by', 'action'])
    .$narrowType<{ action: TaskAct['action'] }>()
    .where(sql<boolean>`declaration_id = any(${ids}::text[])`)
    .where('action', 'in', ['claimed', 'unclaimed', 'assigned'])
    .orderBy('id')
    .execute();

function grouped<Row extends { declaration_id: string }>(
  rows: readonly Row[],
): Map<string, Omit<Row, 'declaration_id'>[]> {
  const groups = new Map<string, Omit<Row, 'declaration_id'>[]>();
  for (const { declaration_id: id, ...row } of rows) {
    const group = groups.get(id) ?? [];
    group.push(row);
    groups.set(id, group);
  }
  return groups;
}
