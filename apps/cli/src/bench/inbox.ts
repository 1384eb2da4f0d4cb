import type pg from 'pg';
import { InboxFilter, type Actor } from '#libs/domain';
import { can, DEMO_PEOPLE, groupsOf } from '#libs/identity';
import { acting, inbox, openDatabase } from '#libs/store';
import { OFFICER, type Desk } from './desk.js';
import { p95, timed, type Sample } from './sample.js';

const TIMES = 200;
export const OPEN_TASKS = 10_000;

/**
 * Puts copies of a held declaration, each with its one open task, on file: of every office and priority, due at all times. They
 * have no workflows, so only for a database that is thrown away afterwards.
 */
export async function fillInbox(pool: pg.Pool, declarationId: string): Promise<void> {
  const columns = `id, declaration_id, mrn, kind, candidate_group, phase, attempt, priority, due_at, opened_at, closed_at,
    escalated, excluded, completed_by, lane, office, declarant, representative`;
  const copied = `'seed' || n as id, 'seed' || n as mrn, (array['COBOG', 'COBUN', 'COCTG', 'CONAC'])[1 + n % 4] as office`;
  await pool.query(
    `insert into declarations select copy.* from declarations, generate_series(1, ${OPEN_TASKS}) n
       cross join lateral (select ${copied}) fresh
       cross join lateral jsonb_populate_record(declarations, to_jsonb(fresh)) copy
     where declarations.id = $1`,
    [declarationId],
  );
  await pool.query(
    `insert into tasks (${columns}) select ${columns
      .split(',')
      .map((column) => `copy.${column.trim()}`)
      .join(', ')} from tasks, generate_series(1, ${OPEN_TASKS}) n
       cross join lateral (select ${copied}) fresh
       cross join lateral jsonb_populate_record(tasks, to_jsonb(fresh) || jsonb_build_object(
         'declaration_id', fresh.id, 'priority', (array[50, 50, 50, 80, 95])[1 + n % 5],
         'due_at', tasks.opened_at + n * interval '3 minutes', 'opened_at', tasks.opened_at - n * interval '1 second')) copy
     where tasks.declaration_id = $1`,
    [declarationId],
  );
  // What a database that has been running for a while knows by itself.
  await pool.query('analyze declarations, tasks');
}

/** The first page of the inbox of an officer of all offices: through HTTP, and in the database alone. p95 in milliseconds. */
export async function measureInbox(desk: Desk, databaseUrl: string): Promise<{ p95Ms: number; databaseP95Ms: number }> {
  const actor = DEMO_PEOPLE.find(({ id }) => id === OFFICER) as Actor;
  const person = { actor, groups: groupsOf(actor), see: { lane: can(actor, 'lane:see'), self: actor.id } };
  const filter = InboxFilter.parse({ limit: 50 });
  const db = openDatabase(databaseUrl, { role: 'api', connections: 1 });
  const throughHttp: Sample = [];
  const inDatabase: Sample = [];
  const overHttp = () => desk.inbox(OFFICER, 'limit=50');
  const directly = () => acting(db, actor, (tx) => inbox(tx, filter, person));
  try {
    for (let warmUp = 0; warmUp < 10; warmUp++) await Promise.all([overHttp(), directly()]);
    for (let time = 0; time < TIMES; time++) {
      await timed(throughHttp, overHttp);
      await timed(inDatabase, directly);
    }
  } finally {
    await db.destroy();
  }
  return { p95Ms: p95(throughHttp), databaseP95Ms: p95(inDatabase) };
}
