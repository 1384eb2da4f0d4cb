import type { DomainEvent } from '#libs/domain';
import type pg from 'pg';
import { recordedBefore, write, type Batch, type Recorded } from './record.js';
import { known, type Asked, type KnownNow } from './statistics.js';

/**
 * Decide on what is known at this moment and record it, in one transaction on one connection. Idempotent as `record` is. For a
 * lodgement, which no guard refuses.
 *
 * @param asked what the decision is made by
 * @param decide must not ask the same pool for another connection, since all of them may be waiting here
 */
export async function recordKnowing(
  pool: pg.Pool,
  asked: Asked,
  decide: (known: KnownNow) => Promise<Batch>,
): Promise<Exclude<Recorded, { refused: unknown }>> {
  let batch: Batch | undefined;
  try {
    const recorded = await inTransaction(pool, async (client, begun) => {
      // Sent without waiting for the transaction to begin: one round trip less.
      const [now] = await Promise.all([known(client, asked), begun]);
      batch = await decide(now);
      return write(client, batch);
    });
    if (!recorded) throw new Error('A lodgement has no task to hold.');
    return { recorded, earlier: false };
  } catch (error) {
    if (!batch) throw error;
    return { recorded: await recordedBefore(pool, batch, error), earlier: true };
  }
}

async function inTransaction(
  pool: pg.Pool,
  work: (client: pg.PoolClient, begun: Promise<unknown>) => Promise<DomainEvent[] | undefined>,
): Promise<DomainEvent[] | undefined> {
  const client = await pool.connect();
  try {
    const answer = await work(client, client.query('begin'));
    await client.query('commit');
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
