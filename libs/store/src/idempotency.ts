import { Refused, type Actor } from '#libs/domain';
import type { Transaction } from 'kysely';
import type pg from 'pg';
import type { Tables } from './tables.js';

/** The answer that a command got. */
export interface Answer {
  status: number;
  body: unknown;
}

/**
 * The answer that the same person's command with this key got earlier; undefined where it is new.
 *
 * @throws Refused idempotency-key-reused where the key came with another request
 */
export async function remembered(
  tx: Transaction<Tables>,
  actor: Actor,
  key: string,
  requestSha256: string,
): Promise<Answer | undefined> {
  const row = await tx
    .selectFrom('idempotency_keys')
    .select(['request_sha256', 'status', 'body'])
    .where('actor', '=', actor.id)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.request_sha256 !== requestSha256)
    throw new Refused('idempotency-key-reused', 'This Idempotency-Key came with another request; use a new one.');
  return { status: row.status, body: row.body };
}

/** Keep the answer to a command; the first one kept stays. */
export async function remember(
  tx: Transaction<Tables>,
  actor: Actor,
  key: string,
  requestSha256: string,
  status: number,
  body: unknown,
): Promise<void> {
  await tx
    .insertInto('idempotency_keys')
    .values({
      actor: actor.id,
      key,
      request_sha256: requestSha256,
      status,
      body: body === undefined ? null : JSON.stringify(body),
    })
    .onConflict((conflict) => conflict.columns(['actor', 'key']).doNothing())
    .execute();
}

/**
 * Forget answers that were kept for longer than anybody sends a command again.
 *
 * @returns how many
 */
export async function forgetAnswers(owner: pg.Pool): Promise<number> {
  const { rowCount } = await owner.query(`delete from idempotency_keys where at < now() - interval '7 days'`);
  return rowCount ?? 0;
}
