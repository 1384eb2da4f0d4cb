import { Declaration, instant, type ActorId, type TaskResponse } from '#libs/domain';
import { DEFAULT_SETTINGS, featuresOf, riskItemsOf, type Basis, type Targeting } from '#libs/risk';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { recomputeStatistics } from './recompute.js';
import { verifyRecords } from '../verify/verify.js';
import { verifyStatistics } from '../verify/risk.js';

let fresh: FreshDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
  await play();
}, 120_000);
afterAll(() => fresh.drop());

const at = (minutes: number) => instant(Date.parse('2026-11-01T00:00:00.000Z') + minutes * 60_000);

/** Asks for the documents of every declaration. */
const TARGETING: Targeting = {
  version: '1',
  rules: {
    version: '1',
    evaluate: () => ({
      hits: [{ rule: 'all', purpose: '', expectedFinding: '', instruction: '', lane: 'yellow', weight: 0 }],
      failures: [],
      waivesDocuments: false,
      faults: [],
    }),
  },
  champions: {},
  challengers: [],
  thresholds: new Map(),
  settings: new Map([['*', { ...DEFAULT_SETTINGS, random: 0 }]]),
  seeds: new Map(),
};

const GOODS = ['85171300', '42022100', '64039900', '61091000'];
const ROUTES = [
  ['CN', 'HK'],
  ['VN', 'VN'],
  ['IT', 'ES'],
] as const;

/** Declarations of one to three items, of few goods and routes, so that they share what is counted; some prices and masses are not told. */
const declaration = (number: number): Declaration =>
  Declaration.parse({
    localReference: `REF-${number}`,
    kind: 'import',
    type: 'IMA',
    office: number % 2 === 0 ? 'COBOG' : 'COBUN',
    declarant: { id: `CO90000000${number % 3}` },
    importer: { id: `CO80000000${number % 5}` },
    dispatchCountry: ROUTES[number % 3]?.[1],
    items: Array.from({ length: 1 + (number % 3) }, (_each, index) => ({
      number: index + 1,
      commodityCode: GOODS[(number + index) % 4],
      origin: ROUTES[number % 3]?.[0],
      ...(number % 7 === 0 ? {} : { netMassKg: `${10 + (number % 4)}.25`, grossMassKg: '99' }),
      ...(number % 11 === 0 ? {} : { price: { amount: `${100 + 13 * (number % 9)}.10`, currency: 'USD' } }),
      taxes: [{ type: 'A00', rate: String(number % 2 === 0 ? 8 : 12.5) }],
    })),
  });

function documents(number: number): TaskResponse {
  const findings =
    number % 4 === 0
      ? [{ code: 'undervaluation' as const, item: 1, description: 'half the price', evidence: [] }]
      : number % 9 === 0
        ? [{ code: 'undeclared-goods' as const, description: 'perfume', evidence: [] }]
        : [];
  const result = findings.length > 0 ? 'found' : number % 13 === 0 ? 'not-checked' : 'not-found';
  return {
    kind: 'documents',
    form: {
      outcome: findings.length > 0 ? 'nonconforming' : 'conforming',
      findings,
      reasonResults: [{ rule: 'all', result }],
    },
  };
}

/** Lodge and control in turns: results of one round are made while declarations of the next are lodged, all at once. */
async function play(): Promise<void> {
  let before: Filed[] = [];
  for (let round = 0; round < 12; round++) {
    const pairs = Array.from({ length: 6 }, (_each, index) => {
      const controlled = before[index];
      return {
        controlling: controlled && control(controlled, (round - 1) * 6 + index, round * 100 + index),
        lodging: Filed.assessed(pool, declaration(round * 6 + index), TARGETING, at(round * 100 + index)),
      };
    });
    before = await Promise.all(pairs.map(({ lodging }) => lodging));
    await Promise.all(pairs.flatMap(({ controlling }) => controlling ?? []));
  }
}

/** Now and then an audit finds what the control of documents did not: a result that takes the place of another. */
async function control(filed: Filed, number: number, minute: number): Promise<void> {
  await filed.complete('olga', documents(number), at(minute));
  if (number % 5 !== 1 || filed.file.status !== 'cleared') return;
  await filed.does('orderAudit', { by: 'sofia' as ActorId, reason: 'sample' }, at(minute + 1));
  const findings = [{ code: 'document-false' as const, item: 1, description: 'forged', evidence: [] }];
  const reasonResults = [{ rule: 'all', result: 'found' as const }];
  await filed.complete(
    'aurora',
    { kind: 'audit', form: { outcome: 'nonconforming', findings, reasonResults } },
    at(minute + 2),
  );
}

interface Decision {
  content: Declaration;
  basis: Basis;
}

const decisions = async (): Promise<Decision[]> => {
  const { rows } = await pool.query<Decision>(
    `select content, basis from risk_decisions join declaration_versions using (declaration_id) order by at`,
  );
  return rows;
};

it('gives, from events and contents alone, the features by which each declaration was decided on', async () => {
  const all = await decisions();
  expect(all).toHaveLength(72);
  expect(new Set(all.map(({ basis }) => basis.results)).size).toBeGreaterThan(10);
  for (const { content, basis } of all) {
    const statistics = await recomputeStatistics(pool, basis.results);
    const items = riskItemsOf(content);
    const recomputed = basis.items.map(({ number }) => {
      const item = items.find((each) => each.number === number);
      if (!item) throw new Error(`no item ${number}`);
      const features = Array.from(featuresOf(item, statistics, Date.parse(basis.at)));
      return { number, features: features.map((value) => (Number.isFinite(value) ? value : null)) };
    });
    expect(recomputed).toEqual(basis.items);
  }
  // Or nothing would have been compared.
  expect(all.at(-1)?.basis.items[0]?.features.filter((value) => value !== null && value !== 0).length).toBeGreaterThan(
    20,
  );
}, 60_000);

it('finds the statistics and all records as the events tell them', async () => {
  expect(await verifyStatistics(pool)).toMatchObject({ differ: [], numbered: true });
  const differs = [];
  for await (const page of verifyRecords(pool)) differs.push(...page.readModelDiffers, ...page.chainBroken);
  expect(differs).toEqual([]);
});

it.each([
  ['a statistic was changed', `update risk_statistics set hits = hits + 1 where key = 'hs4:8517'`, ['hs4:8517']],
  ['a statistic is missing', `delete from risk_statistics where key = 'origin:VN'`, ['origin:VN']],
])('notices that %s', async (_what, tampering, keys) => {
  const client = await pool.connect();
  try {
    await client.query(`create table kept as select * from risk_statistics`);
    await client.query(tampering);
    expect((await verifyStatistics(pool)).differ).toEqual(keys);
  } finally {
    await client.query('truncate risk_statistics; insert into risk_statistics select * from kept; drop table kept');
    client.release();
  }
});

it.each([
  [
    'what a decision was made by was changed',
    `update risk_decisions set basis = basis || '{"results": 0}' where declaration_id = $1`,
    { table: 'risk_decisions', differs: ['basis'] },
  ],
  ['a decision was deleted', `delete from risk_decisions where declaration_id = $1`, { table: 'risk_decisions' }],
  [
    'a result says something else',
    `update risk_results set fraud = not fraud where declaration_id = $1`,
    { table: 'risk_results', differs: ['fraud'] },
  ],
])('notices that %s', async (_what, tampering, found) => {
  const { rows } = await pool.query<{ id: string }>(
    'select declaration_id as id from risk_results join risk_decisions d using (declaration_id) order by number desc limit 1',
  );
  const id = rows[0]?.id;
  await pool.query(
    'create table kept as select * from risk_decisions; create table also as select * from risk_results',
  );
  try {
    await pool.query(tampering, [id]);
    const differs = [];
    for await (const page of verifyRecords(pool)) differs.push(...page.readModelDiffers);
    expect(differs).toContainEqual(expect.objectContaining({ declaration: id, ...found }));
  } finally {
    await pool.query(`truncate risk_decisions, risk_results; insert into risk_decisions select * from kept;
      insert into risk_results select * from also; drop table kept; drop table also`);
  }
});
