import type pg from 'pg';
import { recordedBefore, write, type Batch, type Recorded } from './record.js';
import { known, type Asked, type KnownNow } from '../risk/statistics.js';
import { together } from './together.js';

/**
 * Decide on what is known at this moment and record it, in one transaction on one connection. Idempotent as `record` is. For a
 * lodgement, which no guard refuses.
 *
 * @param asked what the decision is made by
 * @param pool whose connections send statements without waiting (see `openPool`)
 * @param decide must not ask the same pool for another connection, since all of them may be waiting here
 */
export async function recordKnowing(
  pool: pg.Pool,
  asked: Asked,
  decide: (known: KnownNow) => Promise<Batch>,
): Promise<Exclude<Recorded, { refused: unknown }>> {
  let batch: Batch | undefined;
  try {
    const recorded = await onConnection(pool, async (client) => {
      // Begun with the question, as the commit is sent with the record: where that fails, to commit is to take back. Two round trips
      // less for every lodgement.
      const [, now] = await Promise.all(together(client, () => [client.query('begin'), known(client, asked)] as const));
      batch = await decide(now);
      let committed: Promise<unknown> | undefined;
      const query = (statement: pg.QueryConfig) => {
        if (committed) throw new Error('A lodgement is recorded by one statement.');
        const [answer, commit] = together(client, () => [client.query(statement), client.query('commit')] as const);
        // Told by the statement's own failure.
        commit.catch(() => undefined);
        committed = commit;
        return answer;
      };
      const events = await write({ query: query as pg.PoolClient['query'] }, batch);
      await committed;
      return events;
    });
    if (!recorded) throw new Error('A lodgement has no task to hold.');
    return { recorded, earlier: false };
  } catch (error) {
    if (!batch) throw error;
    return { recorded: await recordedBefore(pool, batch, error), earlier: true };
  }
}

/** Work on one connection, in a transaction that the work begins and ends; where it fails, it is taken back. */
async function onConnection<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const answer = await work(client);
    client.release();
    return answer;
  } catch (error) {
    const isUsable = await client.query('rollback').then(
      () => true,
      () => false,
    );
    client.release(!isUsable);
    throw error;
  }
}
