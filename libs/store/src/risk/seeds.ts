import { randomBytes } from 'node:crypto';
import { commitmentOf } from '#libs/risk';
import type pg from 'pg';

/** Encrypts a seed while it is secret. */
export type Seal = (plain: Uint8Array) => Buffer;
export type Open = (sealed: Buffer) => Buffer;

/**
 * Commit to a seed of each day that has none: what is published is its hash. Idempotent by day: a seed that is there stays, whoever
 * comes second.
 *
 * @param days YYYY-MM-DD, in UTC
 */
export async function commitSeeds(pool: pg.Pool, seal: Seal, days: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ day: string }>(
    'select day::text from unnest($1::date[]) day where not exists (select from risk_seeds where risk_seeds.day = day.day)',
    [days],
  );
  // Nothing is written where nothing is missing, so that the version of what is in force stays.
  if (rows.length === 0) return;
  const seeds = rows.map(({ day }) => {
    const seed = randomBytes(32);
    return { day, sealed: seal(seed).toString('hex'), commitment: commitmentOf(seed.toString('hex')) };
  });
  await pool.query(
    `insert into risk_seeds (day, seed, commitment)
     select day, decode(sealed, 'hex'), commitment
     from jsonb_to_recordset($1) as each(day date, sealed text, commitment text)
     on conflict (day) do nothing`,
    [JSON.stringify(seeds)],
  );
}

/**
 * Reveal the seeds of the days before this one: from then on anyone can draw again what was drawn. Idempotent.
 *
 * @throws Error naming the days whose seed cannot be opened (its key is gone), once all others are revealed
 */
export async function revealSeeds(pool: pg.Pool, open: Open, today: string): Promise<void> {
  const { rows } = await pool.query<{ day: string; seed: Buffer }>(
    `select day::text, seed from risk_seeds where day < $1::date and revealed_at is null order by day`,
    [today],
  );
  const closed: string[] = [];
  for (const { day, seed } of rows) {
    const opened = opening(open, seed);
    if (opened === undefined) closed.push(day);
    else
      await pool.query(
        'update risk_seeds set revealed = $2, revealed_at = now() where day = $1::date and revealed_at is null',
        [day, opened.toString('hex')],
      );
  }
  if (closed.length > 0) throw new Error(`The seeds of ${closed.join(', ')} cannot be opened: is a key missing?`);
}

function opening(open: Open, sealed: Buffer): Buffer | undefined {
  try {
    return open(sealed);
  } catch {
    return undefined;
  }
}
