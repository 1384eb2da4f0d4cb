import type { Instant } from '#libs/domain';
import type pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { recordTargeted, type Targeted } from '../../../../tests/setup/targeted.js';
import { labelledRows } from './training-rows.js';

const AT = '2026-11-02T12:00:00.000Z' as Instant;

let fresh: FreshDatabase;
let pool: pg.Pool;

beforeEach(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
}, 60_000);

afterEach(() => fresh.drop());

const targeted = (declarationId: string, feature: number, result: Targeted['result']): Targeted => ({
  declarationId,
  at: AT,
  basis: { featureSet: 'tested', items: [{ number: 1, features: [feature] }] },
  ...(result ? { result } : {}),
});

const rows = () =>
  labelledRows(pool, { target: 'fraud', featureSet: 'tested', from: null, to: null, most: 100 }, () => undefined);

it('learns from what was known before the first result: an amendment of goods found wrong is decided on by whoever knows it', async () => {
  await recordTargeted(pool, [targeted('amended', 1, { fraud: true, control: 'documents' })]);
  await pool.query(
    `insert into risk_decisions select declaration_id, 9, at, office, lane, models, thresholds, selected_by, rules, priority,
       exploration, combination, faults, basis_sha256, jsonb_set(basis, '{items,0,features}', '[2]')
     from risk_decisions`,
  );
  await pool.query(
    `insert into risk_results select 2, declaration_id, 12, version, at, 'inspection', by, fraud, critical, items, reasons
     from risk_results`,
  );
  expect((await rows()).map(({ features, label }) => [...features, label])).toEqual([[1, 1]]);
});

it('tells by which control a result is known, the latest that labelled the declaration', async () => {
  await recordTargeted(pool, [
    targeted('papers', 1, { fraud: false, control: 'documents' }),
    targeted('goods', 2, { fraud: false, control: 'inspection' }),
  ]);
  expect((await rows()).map(({ control }) => control)).toEqual(['documents', 'inspection']);
});
