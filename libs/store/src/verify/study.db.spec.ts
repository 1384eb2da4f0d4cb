import { instant } from '#libs/domain';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { keepStudy } from '../study/keeping.js';
import { verifyRecords, type RowDiffers } from './verify.js';

const at = (minutes: number) => instant(Date.parse('2026-11-24T12:00:00.123Z') + minutes * 60_000);

let fresh: FreshDatabase;
let pool: pg.Pool;
let filed: Filed;

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
  filed = await Filed.lodge(pool, { lane: 'yellow', at: at(0), facts: { agencies: ['ICA'], payment: 'cash' } });
  await pool.query(
    `insert into task_log (task_id, declaration_id, at, by, action) values ($1, $2, $3, 'olga', 'claimed')`,
    [filed.hold('documents').id, filed.id, at(7)],
  );
  const conforming = { outcome: 'conforming' as const, findings: [], reasonResults: [] };
  await filed.complete('olga', { kind: 'documents', form: conforming }, at(11));
  await filed.complete('bruno', { kind: 'payment', form: { method: 'payment', reference: 'P-1' } }, at(13));
  await filed.complete('adriana', { kind: 'agency:ICA', form: { decision: 'permit', findings: [] } }, at(17));
});
afterAll(() => fresh.drop());

let waiting: number;

async function differing(): Promise<RowDiffers['differs'][]> {
  const found: RowDiffers[] = [];
  waiting = 0;
  for await (const page of verifyRecords(pool)) {
    found.push(...page.readModelDiffers);
    waiting += page.studyWaiting;
  }
  expect(found.every(({ table }) => table === 'study_rows')).toBe(true);
  return found.map(({ differs }) => differs);
}

describe('verifying the study', () => {
  it('compares no row that awaits what was recorded since, says how many do, and finds what was kept as it should be', async () => {
    expect(await differing()).toEqual([]);
    expect(waiting).toBe(1);
    await keepStudy(pool, 100);
    expect(await differing()).toEqual([]);
    expect(waiting).toBe(0);
  });

  it.each([
    ['a time', 'intervals[4] = intervals[4] + 1', ['intervals']],
    ['who held the goods', `owners = array['bank', 'customs', 'trader']`, ['owners']],
    ['when they were released', `released_at = released_at - interval '1 hour'`, ['released_at']],
    ['what it is counted under', `office = 'COCTG', lane = 'green'`, ['lane', 'office']],
  ])('finds that somebody changed %s', async (_what, change, columns) => {
    await pool.query(`update study_rows set ${change}`);
    expect(await differing()).toEqual([columns]);
    await pool.query('insert into study_pending (declaration_id) values ($1)', [filed.id]);
    await keepStudy(pool, 100);
    expect(await differing()).toEqual([]);
  });

  it('compares all others while one waits', async () => {
    const other = await Filed.lodge(pool, { lane: 'green', at: at(0) });
    expect(await differing()).toEqual([]);
    await pool.query(`update study_rows set lane = 'red' where declaration_id = $1`, [filed.id]);
    expect([await differing(), waiting]).toEqual([[['lane']], 1]);
    await pool.query('insert into study_pending (declaration_id) values ($1)', [filed.id]);
    await keepStudy(pool, 100);
    expect([await differing(), waiting]).toEqual([[], 0]);
    await pool.query('delete from study_rows where declaration_id = $1', [other.id]);
    expect(await differing()).toEqual(['missing']);
    await pool.query('insert into study_pending (declaration_id) values ($1)', [other.id]);
    await keepStudy(pool, 100);
  });

  it('finds that a row is gone', async () => {
    await pool.query('delete from study_rows where declaration_id = $1', [filed.id]);
    expect(await differing()).toEqual(['missing']);
  });
});
