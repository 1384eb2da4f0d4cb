import type { DeclarationId, DeclarationTimes } from '#libs/domain';
import { measure, timesOf } from '#libs/study';
import { CompiledQuery, type Transaction } from 'kysely';
import type pg from 'pg';
import { storiesOf } from './stories.js';
import type { Tables } from '../tables.js';

/**
 * All times of a declaration in sight, from the record as of now. For those inside customs: others see parts of the record only.
 *
 * @param now in milliseconds since 1970
 */
export async function declarationTimes(
  tx: Transaction<Tables>,
  id: DeclarationId,
  now: number,
): Promise<DeclarationTimes | undefined> {
  const story = (await storiesOf(queriesOf(tx), [id])).get(id);
  return story && timesOf(measure(id, story, now), now);
}

/** What a transaction asks, asked as of a connection. */
const queriesOf = (tx: Transaction<Tables>): Pick<pg.PoolClient, 'query'> =>
  ({
    query: (text: string, values: unknown[]) => tx.executeQuery(CompiledQuery.raw(text, values)),
  }) as unknown as Pick<pg.PoolClient, 'query'>;
