import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { knownCheckpointKeys, newPrivateKey, keysIn, pemOf, trusted } from '#libs/checkpoints';
import { instant } from '#libs/domain';
import { verifyCheckpoints } from '#libs/store';
import type pg from 'pg';
import { Filed } from '../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../tests/setup/fresh-database.js';
import { keepCheckpoints } from './checkpoints.js';

const AT = instant(Date.parse('2026-11-24T12:00:00.000Z'));
let fresh: FreshDatabase;
let pool: pg.Pool;
let data: string;
beforeEach(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
  data = await mkdtemp(join(tmpdir(), 'levante-checkpoints-'));
}, 60_000);
afterEach(async () => {
  await fresh.drop();
  await rm(data, { recursive: true });
});

const count = async (): Promise<number> =>
  (await pool.query<{ n: number }>('select count(*)::int as n from checkpoints')).rows[0]?.n ?? 0;

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(20);
}

describe('the keeper of checkpoints', () => {
  it('anchors what is recorded, as often as it is told, with the key of the data folder', async () => {
    const failures: unknown[] = [];
    const settings = { checkpointKey: undefined, checkpointSeconds: 0.05, data };
    const keepers = [1, 2].map(() => keepCheckpoints(settings, fresh.url, (error) => failures.push(error)));
    await Filed.lodge(pool, { lane: 'green', at: AT });
    await until(async () => (await count()) === 1);
    await Filed.lodge(pool, { lane: 'green', at: AT });
    await until(async () => (await count()) === 2);
    await Promise.all(keepers.map((keeper) => keeper.stop()));
    const keys = await knownCheckpointKeys(undefined, data);
    expect(await verifyCheckpoints(pool, trusted(keys?.publicKeys ?? []))).toMatchObject({
      notAnchored: 0,
      checkpointsBroken: [],
    });
    expect(failures).toEqual([]);
  }, 30_000);

  it('tells where there is no private key, and stops all the same', async () => {
    const [publicKey] = keysIn(newPrivateKey()).publicKeys;
    const failures: unknown[] = [];
    const settings = { checkpointKey: publicKey && pemOf(publicKey), checkpointSeconds: 60, data };
    const keeper = keepCheckpoints(settings, fresh.url, (error) => failures.push(error));
    await until(() => Promise.resolve(failures.length > 0));
    await keeper.stop();
    expect(String(failures[0])).toContain('no private one');
  }, 30_000);
});
