import type pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { openPool } from '../database.js';

let fresh: FreshDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
}, 60_000);
afterAll(() => fresh.drop());

const version = async (): Promise<string> => {
  const { rows } = await pool.query<{ version: string }>('select version from risk_state');
  return rows[0]?.version ?? 'none';
};

it.each([
  `update risk_settings set version = version + 1 where office = '*'`,
  `insert into risk_thresholds values ('COBOG', now(), '1', '{}')`,
  `insert into risk_seeds (day, seed, commitment) values ('2026-11-24', '\\x00', 'hash')`,
])('tells by another version that what is in force changed: %s', async (change) => {
  const before = await version();
  await pool.query(change);
  expect(Number(await version())).toBeGreaterThan(Number(before));
});

it('keeps the version where nothing changed', async () => {
  const before = await version();
  await pool.query(`insert into risk_settings (office, body, by) values ('*', '{}', 'ada') on conflict do nothing`);
  expect(await version()).toBe(before);
});

it('shows a seed to nobody who asks through the API', async () => {
  const api = openPool(fresh.url, { role: 'api', connections: 1 });
  try {
    await expect(api.query('select seed from risk_seeds')).rejects.toThrow('permission denied');
    await expect(api.query('select day, commitment, revealed from risk_seeds')).resolves.toBeDefined();
  } finally {
    await api.end();
  }
});
