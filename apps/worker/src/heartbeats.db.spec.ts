import type pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../tests/setup/fresh-database.js';
import { openPool } from '#libs/store';
import { startHeart } from './heartbeats.js';

let fresh: FreshDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  fresh = await freshDatabase();
  pool = openPool(fresh.url, { role: 'owner', connections: 1 });
}, 60_000);
afterAll(async () => {
  await pool.end();
  await fresh.drop();
});

const known = async () => (await pool.query<{ kind: string }>('select kind from heartbeats')).rows;

it('an API process gives heartbeats by itself, without any worker, and records the outage before it', async () => {
  await pool.query(
    `insert into heartbeats values ('before', 'api', now() - interval '1 hour', now() - interval '10 minutes')`,
  );
  const faults: string[] = [];
  const heart = startHeart(fresh.url, 'api', (fault) => faults.push(fault));
  try {
    await heart.beat();
    expect(await known()).toEqual([{ kind: 'api' }, { kind: 'api' }]);
    const { rows } = await pool.query<object>('select office, by, until_at is not null as over from outages');
    expect(rows).toEqual([{ office: null, by: 'system', over: true }]);
  } finally {
    await heart.stop();
  }
  expect(faults).toEqual([]);
});
