import { setTimeout as delay } from 'node:timers/promises';
import { commitmentOf, DEFAULT_SETTINGS } from '#libs/risk';
import type pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { targetingReader, type TargetingReader } from './targeting.js';

let fresh: FreshDatabase;
let pool: pg.Pool;
let faults: string[];
let read: () => ReturnType<TargetingReader>;
beforeEach(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
  faults = [];
  const plain = { seal: (secret: Uint8Array) => Buffer.from(secret), open: (sealed: Buffer) => sealed };
  const reader = targetingReader({ pool, sealing: plain, onFault: (fault) => faults.push(fault) });
  read = async () => {
    const { rows } = await pool.query<{ version: string }>('select version from risk_state');
    return reader(rows[0]?.version ?? '', today());
  };
}, 60_000);
afterEach(() => fresh.drop());

const today = (): string => new Date().toISOString().slice(0, 10);

it('is kept in memory until something in force changes', async () => {
  const before = await read();
  expect(await read()).toBe(before);
  await pool.query(`update risk_settings set body = body || '{"random": 0.5}'`);
  const after = await read();
  expect(after.targeting.settings.get('*')?.random).toBe(0.5);
  expect(after.targeting.version).not.toBe(before.targeting.version);
  expect(faults).toEqual([]);
});

it('has a seed for today and tomorrow, made on the spot where nobody has, and tells that it came late', async () => {
  const { targeting, lateSeeds } = await read();
  const seed = targeting.seeds.get(today());
  const { rows } = await pool.query<{ commitment: string }>('select commitment from risk_seeds order by day');
  expect(rows).toHaveLength(2);
  expect(rows[0]?.commitment).toBe(commitmentOf(seed ?? ''));
  expect([...lateSeeds]).toEqual([today()]);
});

it('keeps the seed that was committed to, and does not call it late', async () => {
  await pool.query(
    `insert into risk_seeds (day, seed, commitment, committed_at) values ($1, '\\x0102', 'hash', now() - interval '2 days')`,
    [today()],
  );
  const { targeting, lateSeeds } = await read();
  expect(targeting.seeds.get(today())).toBe('0102');
  expect([...lateSeeds]).toEqual([]);
});

it('goes on without an office’s settings that cannot be read, and says so of decisions of that office', async () => {
  await pool.query(`insert into risk_settings (office, body, by) values ('COBUN', '{"random": "often"}', 'ada')`);
  const { targeting, unreadable } = await read();
  expect(targeting.settings.get('*')).toEqual(DEFAULT_SETTINGS);
  expect(unreadable).toEqual([{ office: 'COBUN', fault: 'settings-unreadable:COBUN' }]);
  expect(faults).toEqual(['settings-unreadable:COBUN']);
});

it('goes on with a champion that fails on each declaration, where the model is corrupt', async () => {
  await pool.query(
    `insert into risk_models (version, target, status, artefact, sha256, feature_set, metrics, card, made_by)
     values ('fraud-000000000000', 'fraud', 'champion', '\\x7b', 'hash', 'set', '{}', '{}', 'ada')`,
  );
  const { targeting } = await read();
  expect(() => targeting.champions.fraud?.probability(new Float64Array())).toThrow();
  expect(faults).toEqual([expect.stringContaining('fraud-000000000000')]);
});

it('reads a model once, however often the rest is read again', async () => {
  await pool.query(
    `insert into risk_models (version, target, status, artefact, sha256, feature_set, metrics, card, made_by)
     values ('fraud-000000000000', 'fraud', 'champion', '\\x7b', 'hash', 'set', '{}', '{}', 'ada')`,
  );
  const failure = async () => {
    try {
      return (await read()).targeting.champions.fraud?.probability(new Float64Array());
    } catch (error) {
      return error;
    }
  };
  const first = await failure();
  await pool.query(`update risk_settings set body = body || '{"random": 0.5}'`);
  expect(await failure()).toBe(first);
  await pool.query(`update risk_models set artefact = '\\x7b7d'`);
  await pool.query('update risk_state set version = version + 1');
  expect(await failure()).not.toBe(first);
});

it('goes on with what it read before, and says so, where nothing can be read', async () => {
  const before = await read();
  await pool.query('alter table risk_settings rename to elsewhere');
  await pool.query('update risk_state set version = version + 1');
  const without = await read();
  expect(without.targeting).toBe(before.targeting);
  expect(without.unreadable).toEqual([{ office: null, fault: 'targeting-unreadable' }]);
  expect(faults).toEqual(['targeting-unreadable']);
});

it('is what was asked for, where a reading that had begun before was under way', async () => {
  await read();
  await pool.query('update risk_state set version = version + 1');
  const blocker = await pool.connect();
  try {
    await blocker.query('begin; lock table risk_settings in access exclusive mode');
    const underWay = read();
    // By then it has its version, and waits for the settings.
    await delay(300);
    await pool.query('update risk_state set version = version + 1');
    const asked = read();
    await delay(100);
    await blocker.query('commit');
    expect(Number((await asked).targeting.version)).toBe(Number((await underWay).targeting.version) + 1);
  } finally {
    blocker.release();
  }
});
