import type { DomainEvent } from '#libs/domain';
import type pg from 'pg';
import { recordedBefore, write, type Batch, type Recorded } from './record.js';
import { known, type Asked, type KnownNow } from './statistics.js';

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
    const recorded = await begin(pool, async (client, begun) => {
      // Sent without waiting for the transaction to begin, as the commit is sent without waiting for the record: where that fails, to
      // commit is to take back. Two round trips less for every lodgement.
      const [now] = await Promise.all([known(client, asked), begun]);
      batch = await decide(now);
      let committed: Promise<unknown> | undefined;
      const query = (statement: pg.QueryConfig) => {
        if (committed) throw new Error('A lodgement is recorded by one statement.');
        const answer = client.query(statement);
        committed = client.query('commit');
        // Told by the statement's own failure.
        committed.catch(() => undefined);
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

/** Begin a transaction, which the work ends by its commit; where it fails, it is taken back. */
async function begin(
  pool: pg.Pool,
  work: (client: pg.PoolClient, begun: Promise<unknown>) => Promise<DomainEvent[] | undefined>,
): Promise<DomainEvent[] | undefined> {
  const client = await pool.connect();
  try {
    const answer = await work(client, client.query('begin'));
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
