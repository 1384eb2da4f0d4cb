import { createHash } from 'node:crypto';
import { Refused } from '#libs/domain';
import { remember, remembered, type Tables } from '#libs/store';
import { sql, type Transaction } from 'kysely';
import type { ApiRequest } from '../http/api-request.js';
import type { Caller, Once } from '../identity/caller.js';
import { Replay } from './replay.js';

/**
 * By what a repetition of this request is told; undefined without an Idempotency-Key.
 *
 * @throws Refused malformed-content for a key of more than 200 characters or none
 */
export function onceOf(
  request: Pick<ApiRequest, 'headers' | 'method' | 'originalUrl' | 'received'>,
  actorId: string,
): Once | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw new Refused('malformed-content', 'An Idempotency-Key has 1 to 200 visible ASCII characters, without spaces.');
  const parts = [request.method, request.originalUrl, request.headers['content-type'] ?? '', request.received ?? ''];
  const digest = sha256(...parts);
  return { key, request: digest, updateId: sha256(actorId, key, digest) };
}

/** Whether an answer says what was decided about a command: done, refused by the state of things, or wrong in itself. */
export const isDecided = (status: number): boolean =>
  (status >= 200 && status < 300) || status === 409 || status === 422;

/**
 * Do work that PostgreSQL alone carries out, once: the answer is remembered in the same transaction, and whoever comes with the
 * same key meanwhile, in whatever process, waits for it.
 *
 * @throws Replay of the answer given before
 */
export async function onceIn<T>(
  tx: Transaction<Tables>,
  { actor, once }: Caller,
  answer: { status: (body: T) => number; of: () => Promise<T> },
): Promise<T> {
  if (!once) return answer.of();
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${actor.id} ${once.key}`}, 0))`.execute(tx);
  const earlier = await remembered(tx, actor, once.key, once.request);
  if (earlier) throw new Replay(earlier);
  const body = await answer.of();
  await remember(tx, actor, once.key, once.request, answer.status(body), body);
  return body;
}

/** SHA-256 over parts, each with its length, so that no two lists of parts look alike. */
function sha256(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}
