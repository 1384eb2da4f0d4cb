import { createHash } from 'node:crypto';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** So many texts at most are kept: filters can be combined without end, and each connection keeps its plans in memory. */
const MOST = 100;

/**
 * The same pool, whose connections keep the plans of what they are asked: under row security, planning a short query takes longer
 * than running it. For the query builder, which names no statements itself.
 */
export function prepared(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    if (!names.has(text) && names.size < MOST) names.set(text, statementName(text));
    return names.get(text);
  };
  // The query builder tells connections by their object.
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client) ?? preparing(client, nameOf);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

/** A name for what is asked often, by which a connection knows its plan again. */
export const statementName = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 20);

function preparing(client: pg.PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query(asked: string | PostgresCursor<unknown>, values: readonly unknown[] = []): unknown {
    if (typeof asked !== 'string') throw new Error('Results are read whole here; no cursor is configured.');
    // What has no parameters (begin, settings, commit) is several statements at times, and nothing to plan.
    const name = values.length === 0 ? undefined : nameOf(asked);
    return client.query({ name, text: asked, values: [...values] });
  }
  return { query, release: (destroy) => client.release(destroy) };
}
