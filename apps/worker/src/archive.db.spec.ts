import { setTimeout as delay } from 'node:timers/promises';
import { keysIn, newPrivateKey } from '#libs/checkpoints';
import { instant } from '#libs/domain';
import { anchorAll, keepStudy } from '#libs/store';
import type pg from 'pg';
import { Filed } from '../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../tests/setup/fresh-database.js';
import { keepArchive } from './archive.js';

let fresh: FreshDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
}, 60_000);
afterEach(() => fresh.drop());

const archived = async (): Promise<number> =>
  (await pool.query<{ n: number }>('select count(*)::int as n from archived_files')).rows[0]?.n ?? 0;

describe('the keeper of the archive', () => {
  it('archives what was closed so many months ago, whichever of several comes first, and nothing closed since', async () => {
    const { signing } = keysIn(newPrivateKey());
    if (!signing) throw new Error('no key');
    for (const months of [36, 25, 23, 1])
      await Filed.lodge(pool, { lane: 'green', at: instant(Date.now() - months * 31 * 86_400_000) });
    await keepStudy(pool, 100);
    await anchorAll(pool, signing);
    const failures: unknown[] = [];
    const keepers = [1, 2].map(() => keepArchive(24, fresh.url, (error) => failures.push(error), 20));
    while ((await archived()) < 2) await delay(20);
    await delay(100);
    await Promise.all(keepers.map((keeper) => keeper.stop()));
    expect([await archived(), failures]).toEqual([2, []]);
  }, 30_000);

  it('archives nothing where it is told never to, and has months for the log of reads all the same', async () => {
    await pool.query(`drop table declaration_reads_${new Date().toISOString().slice(0, 7).replace('-', '_')}`);
    const count = async () =>
      (
        await pool.query<{ n: number }>(
          `select count(*)::int as n from pg_inherits where inhparent = 'declaration_reads'::regclass`,
        )
      ).rows[0]?.n;
    const before = await count();
    const keeper = keepArchive(undefined, fresh.url, () => undefined, 20);
    while ((await count()) !== (before ?? 0) + 1) await delay(20);
    await keeper.stop();
    expect(await archived()).toBe(0);
  }, 30_000);
});
