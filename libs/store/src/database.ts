import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { prepared } from './prepared.js';
import type { Tables } from './tables.js';

export type Database = Kysely<Tables>;

/**
 * A pool of connections. `owner` is the recorder's role; `api` may do nothing until a transaction says who asks (see
 * acting.ts), and even then sees only that person's rows.
 */
export function openPool(url: string, options: { role: 'owner' | 'api'; connections: number }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    ...(options.role === 'api' ? { options: '-c role=levante_api' } : {}),
  });
  // A connection that breaks while idle (database restarted) is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** The same as a typed query builder. */
export function openDatabase(url: string, options: { role: 'owner' | 'api'; connections: number }): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: prepared(openPool(url, options)) }) });
}
