import type pg from 'pg';
import type { Ledger } from './ledger.js';

/** What of the ledger the record does not bear out. */
export interface Found {
  /** Accepted lodgements that are not on record. */
  missing: string[];
  /** Lodgements that became more than one declaration, or were told two. */
  duplicated: string[];
  /** Declarations whose goods were released more than once. */
  releasedTwice: string[];
  /** Tasks whose claim or completion was acknowledged but not recorded, or recorded twice, or that nobody can complete any more. */
  tasksLost: string[];
}

/** Compares what clients were told with what is on record, when nothing moves any more. */
export async function check(pool: pg.Pool, ledger: Ledger): Promise<Found> {
  const names = async (sql: string): Promise<string[]> =>
    (await pool.query<{ name: string }>(sql)).rows.map(({ name }) => name);
  const declarations = await pool.query<{ id: string; mrn: string; local_reference: string; declarant: string }>(
    'select id, mrn, local_reference, declarant from declarations',
  );
  const byId = new Map(declarations.rows.map((row) => [row.id, row]));
  const missing = [...ledger.accepted].filter(([reference, { id, mrn, declarant }]) => {
    const row = byId.get(id);
    return row?.local_reference !== reference || row.mrn !== mrn || row.declarant !== declarant;
  });
  const twice = await names(
    'select local_reference as name from declarations group by declarant, local_reference having count(*) > 1',
  );
  const lodgedTwice = await names(
    `select declaration_id as name from events where type = 'DeclarationLodged' group by declaration_id having count(*) > 1`,
  );
  return {
    missing: missing.map(([reference]) => reference),
    duplicated: [...ledger.torn, ...twice, ...lodgedTwice],
    releasedTwice: await names(
      `select declaration_id as name from events where type = 'GoodsReleased' group by declaration_id having count(*) > 1`,
    ),
    tasksLost: [
      ...ledger.claimedTwice,
      ...(await unrecorded(pool, ledger)),
      ...(await names(
        `select body->>'holdId' as name from events where type = 'TaskCompleted' group by 1 having count(*) > 1`,
      )),
      // After the last client has gone home with nothing left to do, whatever is still open could not be done.
      ...(await names(`select id as name from tasks where phase in ('open', 'waiting')`)),
    ],
  };
}

/** Tasks of which a claim or a completion was acknowledged that the record does not show. */
async function unrecorded(pool: pg.Pool, { claimed, completed }: Ledger): Promise<string[]> {
  const claims = await pool.query<{ pair: string }>(
    `select distinct task_id || ' ' || by as pair from task_log where action = 'claimed'`,
  );
  const completions = await pool.query<{ pair: string }>(
    `select body->>'holdId' || ' ' || by as pair from events where type = 'TaskCompleted'`,
  );
  const isIn = ({ rows }: typeof claims) => {
    const pairs = new Set(rows.map(({ pair }) => pair));
    return ([taskId, person]: [string, string]) => pairs.has(`${taskId} ${person}`);
  };
  const [isClaimed, isCompleted] = [isIn(claims), isIn(completions)];
  return [
    ...[...claimed].filter((claim) => !isClaimed(claim)),
    ...[...completed].filter((completion) => !isCompleted(completion)),
  ].map(([taskId]) => taskId);
}
