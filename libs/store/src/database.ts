import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { prepared } from './prepared.js';
import type { Tables } from './tables.js';

/** Nobody waits longer for an answer; what takes longer was asked too widely, and must not hold a connection. */
const STATEMENT_MS = 15_000;

export type Database = Kysely<Tables>;

/**
 * A pool of connections. `owner` is the recorder's role; `api` may do nothing until a transaction says who asks (see
 * acting.ts), and even then sees only that person's rows; its statements are
 * cancelled when they take longer than 15 s.
 *
 * @param options.pipeline statements of a connection are sent without waiting for the answers to those before them
 * @param options.keyed everything is asked by keys, so that a plan made once serves for all of them: planning a short statement takes
 * longer than running it
 * @param options.timed statements are cancelled after 15 s, though the role is the owner’s
 */
export function openPool(
  url: string,
  options: { role: 'owner' | 'api'; connections: number; pipeline?: boolean; keyed?: boolean; timed?: boolean },
): pg.Pool {
  const pool = new pg.Pool({
    pipeline: options.pipeline ?? false,
    connectionString: url,
    max: options.connections,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    options: [
      ...(options.role === 'api' ? ['-c role=levante_api'] : []),
      ...(options.role === 'api' || options.timed ? [`-c statement_timeout=${STATEMENT_MS}`] : []),
      ...(options.keyed ? ['-c plan_cache_mode=force_generic_plan'] : []),
    ].join(' '),
  });
  // A connection that breaks (database restarted) is replaced by the pool, and whoever was asking on it is told by their statement;
  // without listeners it would end the process: the pool hears of those that are idle, each connection of its own.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The same as a typed query builder. */
export const openDatabase = (url: string, options: { role: 'owner' | 'api'; connections: number }): Database =>
  databaseOf(openPool(url, options));

/** A typed query builder over a pool, which is ended with it. */
export const databaseOf = (pool: pg.Pool): Database =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool: prepared(pool) }) });
