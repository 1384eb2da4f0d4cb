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

/** Reveal the seeds of the days before this one: from then on anyone can draw again what was drawn. Idempotent. */
export async function revealSeeds(pool: pg.Pool, open: Open, today: string): Promise<void> {
  const { rows } = await pool.query<{ day: string; seed: Buffer }>(
    `select day::text, seed from risk_seeds where day < $1::date and revealed_at is null`,
    [today],
  );
  for (const { day, seed } of rows)
    await pool.query(
      'update risk_seeds set revealed = $2, revealed_at = now() where day = $1::date and revealed_at is null',
      [day, open(seed).toString('hex')],
    );
}
