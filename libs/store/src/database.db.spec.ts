import { freshDatabase, type FreshDatabase } from '../../../tests/setup/fresh-database.js';
import { openPool } from './database.js';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
}, 60_000);
afterAll(() => fresh.drop());

const timeoutOf = async (role: 'api' | 'owner', timed = false): Promise<string | undefined> => {
  const pool = openPool(fresh.url, { role, connections: 1, timed });
  try {
    const { rows } = await pool.query<{ timeout: string }>(`select current_setting('statement_timeout') as timeout`);
    return rows[0]?.timeout;
  } finally {
    await pool.end();
  }
};

it('cancels what somebody asks too widely, but not the work of the record', async () => {
  expect(await timeoutOf('api')).toBe('15s');
  expect(await timeoutOf('owner')).toBe('0');
  expect(await timeoutOf('owner', true)).toBe('15s');
});
