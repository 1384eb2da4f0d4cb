import { decide } from '#libs/clearance';
import type { ActorId, Finding, Instant, Lane, TaskResponse } from '#libs/domain';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { record } from '../record/record.js';
import { known } from './statistics.js';

let fresh: FreshDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
}, 60_000);
afterEach(() => fresh.drop());

const AT = '2026-11-24T12:00:00.000Z' as Instant;
const LATER = '2026-11-25T12:00:00.000Z' as Instant;
const smuggled: Finding = { code: 'undeclared-goods', item: 1, description: 'perfume', evidence: [] };
const documents = (findings: Finding[] = []): TaskResponse => ({
  kind: 'documents',
  form: { outcome: findings.length > 0 ? 'nonconforming' : 'conforming', findings, reasonResults: [] },
});
const audit = (findings: Finding[]): TaskResponse => ({ ...documents(findings), kind: 'audit' }) as TaskResponse;

const filed = (lane: Lane) => Filed.lodge(pool, { lane, at: AT });
const of = (...keys: string[]) => known(pool, { keys, combinations: [] });
const numbers = async (): Promise<number[]> => {
  const { rows } = await pool.query<{ number: string }>('select number from risk_results order by number');
  return rows.map(({ number }) => Number(number));
};

it('counts a result in the statistics of its goods, in the transaction that records it', async () => {
  await (await filed('yellow')).complete('olga', documents([smuggled]), LATER);
  const { results, statistics } = await of('all', 'hs6:847130', 'hs6:999999');
  expect(results).toBe(1);
  expect(statistics.get('hs6:847130')).toMatchObject({ inspected: 1, hits: 1, critical: 1, lastAt: Date.parse(LATER) });
  expect(statistics.get('hs6:847130')).toEqual(statistics.get('all'));
  expect(statistics.has('hs6:999999')).toBe(false);
});

it('numbers no result where nothing was controlled to the end', async () => {
  await filed('green');
  await (await filed('red')).complete('olga', documents(), LATER);
  expect(await numbers()).toEqual([]);
  expect(await of('all')).toMatchObject({ results: 0, statistics: new Map() });
});

it('counts what is recorded twice once: an earlier attempt wins', async () => {
  const { file, hold } = await filed('yellow').then((each) => ({ file: each.file, hold: each.hold('documents') }));
  const command = { by: 'olga' as ActorId, holdId: hold.id, attempt: 1, response: documents([smuggled]) };
  const outcome = decide.completeTask(file, command, LATER);
  if ('refused' in outcome) throw new Error(outcome.refused.code);
  const batch = { file, decided: outcome.decided };
  const answers = await Promise.all([record(pool, batch), record(pool, batch), record(pool, batch)]);
  expect(answers.map((answer) => 'earlier' in answer && answer.earlier).sort()).toEqual([false, true, true]);
  expect(await numbers()).toEqual([1]);
  expect(await of('all')).toMatchObject({ results: 1 });
  expect((await of('all')).statistics.get('all')).toMatchObject({ inspected: 1, hits: 1 });
});

it('numbers results without a gap, and loses none, when many are recorded at once that share every key', async () => {
  const all = await Promise.all(Array.from({ length: 40 }, () => filed('yellow')));
  await Promise.all(
    all.map((each, index) => each.complete('olga', documents(index % 4 === 0 ? [smuggled] : []), LATER)),
  );
  expect(await numbers()).toEqual(Array.from({ length: 40 }, (_each, index) => index + 1));
  const { results, statistics } = await of('all', 'hs6:847130');
  expect(results).toBe(40);
  expect(statistics.get('hs6:847130')).toMatchObject({ inspected: 40, hits: 10, critical: 10 });
});

it('counts a declaration once when an audit finds what the control of documents did not', async () => {
  const each = await filed('yellow');
  await each.complete('olga', documents(), AT);
  await each.does('orderAudit', { by: 'sofia' as ActorId, reason: 'tip' }, AT);
  await each.complete('aurora', audit([smuggled]), LATER);
  const { results, statistics } = await of('all');
  expect(results).toBe(2);
  expect(statistics.get('all')).toMatchObject({ inspected: 1, hits: 1, critical: 1, lastAt: Date.parse(LATER) });
  const { rows } = await pool.query(
    'select number::int, control, fraud, critical, items from risk_results order by number',
  );
  expect(rows).toEqual([
    {
      number: 1,
      control: 'documents',
      fraud: false,
      critical: false,
      items: [{ number: 1, fraud: false, critical: false }],
    },
    { number: 2, control: 'audit', fraud: true, critical: true, items: [{ number: 1, fraud: true, critical: true }] },
  ]);
});
