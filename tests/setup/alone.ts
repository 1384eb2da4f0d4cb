import type pg from 'pg';

/**
 * Waits until no other test file does what this name says, whichever process runs it: of some things a whole stack has but one.
 *
 * @returns lets the next one begin
 */
export async function alone(pool: pg.Pool, name: string): Promise<() => Promise<void>> {
  const client = await pool.connect();
  await client.query('select pg_advisory_lock(hashtext($1))', [name]);
  return async () => {
    await client.query('select pg_advisory_unlock(hashtext($1))', [name]);
    client.release();
  };
}
