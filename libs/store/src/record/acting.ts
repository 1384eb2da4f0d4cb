import type { Actor } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Database } from '../database.js';
import type { Tables } from '../tables.js';
import { together } from './together.js';

/** Whose rows somebody may see: everything, those of their offices, of their parties, of their agency, or nothing. */
export type Scope = 'all' | 'office' | 'party' | 'agency' | 'none';

/** The widest scope that an actor's roles give. National officers (offices `*`), analysts, auditors and administrators see all. */
export function scopeOf(actor: Actor): Scope {
  const has = (...roles: Actor['roles']) => roles.some((role) => actor.roles.includes(role));
  if (has('auditor', 'administrator', 'risk-analyst', 'gateway')) return 'all';
  if (has('officer', 'inspector', 'supervisor')) return actor.offices.includes('*') ? 'all' : 'office';
  if (has('agency-officer')) return actor.agency ? 'agency' : 'none';
  if (has('broker')) return 'party';
  return 'none';
}

/**
 * Run queries as somebody: one transaction in which row security knows who asks. Everything the API reads or writes on
 * behalf of a person goes through here.
 */
export function acting<T>(db: Database, actor: Actor, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  return actingIn('begin', db, actor, work);
}

/** The same for what is read in many queries that must all tell of one moment. Nothing can be written. */
export function actingInSnapshot<T>(
  db: Database,
  actor: Actor,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return actingIn('begin isolation level repeatable read read only', db, actor, work);
}

function actingIn<T>(
  begin: string,
  db: Database,
  actor: Actor,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    try {
      // Begun by hand, to say who asks in the same round trip: that is one less in everything that anybody reads or claims.
      await sql.raw(`${begin}; ${whoAsks(actor)}`).execute(connection);
      // A connection within begin and commit is what a transaction is.
      const answer = await work(connection as unknown as Transaction<Tables>);
      await commit.execute(connection);
      return answer;
    } catch (error) {
      // Where the connection broke, the transaction is gone with it, and the first error is the one to tell.
      await rollback.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

/**
 * Ask one thing by its key as somebody: the same in one round trip, for what is asked of every declaration.
 *
 * @param pool of the `api` role, whose connections send statements without waiting (see `openPool`)
 */
export async function askingAs<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  actor: Actor,
  statement: pg.QueryConfig,
): Promise<Row[]> {
  const begin = `begin; ${whoAsks(actor, KEYED)}`;
  const client = await pool.connect();
  const [begun, answered, ended] = await Promise.allSettled(
    together(client, () => [client.query(begin), client.query<Row>(statement), client.query('commit')]),
  );
  // What fails in between is taken back by the commit; where beginning or ending failed, the connection is not to be used again.
  client.release(begun.status === 'rejected' || ended.status === 'rejected');
  if (begun.status === 'rejected') throw begun.reason;
  if (answered.status === 'rejected') throw answered.reason;
  if (ended.status === 'rejected') throw ended.reason;
  return answered.value.rows;
}

/** As `keyed` of `openPool`. */
const KEYED = [['plan_cache_mode', 'force_generic_plan']] as const;

const commit = sql`commit`;
const rollback = sql`rollback`;

/** Settings of the transaction, as one statement without parameters, since several statements at once may not have any. */
function whoAsks(actor: Actor, also: readonly (readonly [string, string])[] = []): string {
  const settings = [
    ...also,
    ['levante.scope', scopeOf(actor)],
    ['levante.actor', actor.id],
    ['levante.offices', arrayText(actor.offices)],
    ['levante.parties', arrayText(actor.parties)],
    ['levante.agency', actor.agency ?? ''],
  ] as const;
  const each = settings.map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value.replaceAll('\0', ''))}, true)`,
  );
  return `select ${each.join(', ')}`;
}

/** A PostgreSQL array literal. */
const arrayText = (texts: string[]): string =>
  `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
