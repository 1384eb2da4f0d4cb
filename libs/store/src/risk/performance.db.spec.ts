import { instant, PerformanceQuery, type Performance } from '#libs/domain';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { administrator, officer } from '../../../../tests/setup/people.js';
import { recordTargeted, type Targeted } from '../../../../tests/setup/targeted.js';
import { acting } from '../record/acting.js';
import type { Database } from '../database.js';
import { performance } from './performance.js';

const START = Date.parse('2026-11-02T12:00:00.000Z');
const DAY = 24 * 60 * 60 * 1000;

let fresh: FreshDatabase;
let pool: pg.Pool;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool, db } = fresh);
  await recordTargeted(pool, await decisions());
  await pool.query(`${INSPECTED} join risk_results r on r.declaration_id = d.id and r.control = 'inspection'`);
}, 60_000);

afterAll(() => fresh.drop());

/** Inspections that are done. */
const INSPECTED = `
  insert into holds (id, declaration_id, number, kind, owner, opened_at, closed_at, extendable, result, office, declarant, agencies, escalated)
  select d.id || '.9', d.id, 9, 'inspection', 'customs', d.accepted_at, d.accepted_at, false, 'conforming', d.office, d.declarant,
    d.agencies, false
  from declarations d`;

/** Two weeks: in the first the model and a rule choose, in the second the random draw only. */
async function decisions(): Promise<Targeted[]> {
  const declared = async (day: number, office: string) => {
    const at = instant(START + day * DAY);
    const { id } = await Filed.lodge(pool, { lane: 'green', at, facts: { office } });
    return { declarationId: id, at, office };
  };
  const reasons = (result: 'found' | 'not-found') => [{ rule: 'price-floor', result }];
  const chosen = {
    lane: 'red' as const,
    models: ['fraud-1'],
    rules: ['price-floor'],
    selectedBy: ['inspection' as const],
  };
  return [
    { ...(await declared(0, 'COBOG')), ...chosen, result: { fraud: true, critical: true, reasons: reasons('found') } },
    { ...(await declared(0, 'COBUN')), ...chosen, result: { fraud: true, reasons: reasons('not-found') } },
    { ...(await declared(1, 'COBUN')), ...chosen, result: { fraud: false, reasons: reasons('not-found') } },
    { ...(await declared(1, 'COBOG')), lane: 'red', selectedBy: ['random'], result: { fraud: false } },
    {
      ...(await declared(1, 'COBOG')),
      lane: 'yellow',
      rules: ['price-floor'],
      result: { fraud: true, control: 'documents' },
    },
    { ...(await declared(2, 'COBOG')) },
    { ...(await declared(8, 'COBOG')), lane: 'red', selectedBy: ['random'], result: { fraud: true } },
    { ...(await declared(9, 'COBOG')), lane: 'red', selectedBy: ['random'] },
  ];
}

const study = (query: object, who = administrator): Promise<Performance> =>
  acting(db, who.actor, (tx) =>
    performance(tx, PerformanceQuery.parse({ from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z', ...query })),
  );

const brief = ({ groups }: Performance) =>
  groups.map(({ key, period, declarations, results, hits, randomControl }) =>
    [key, period, declarations, results, hits.found, `${randomControl.found}/${randomControl.of}`]
      .filter((each) => each !== null)
      .join(' '),
  );

describe('the performance of targeting', () => {
  it('tells all decisions, those with a result, and the hits among these', async () => {
    const { groups } = await study({});
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ key: null, declarations: 8, inspections: 5, results: 6 });
    expect(groups[0]?.hits).toMatchObject({ found: 4, of: 6, share: 4 / 6 });
    expect(groups[0]?.critical).toMatchObject({ found: 1, of: 6 });
  });

  it('is told by lane, rule, model, office and ground of selection', async () => {
    expect(brief(await study({ groupBy: 'lane' }))).toEqual(['green 1 0 0 1/2', 'red 6 5 3 1/2', 'yellow 1 1 1 1/2']);
    expect(brief(await study({ groupBy: 'rule' }))).toEqual(['price-floor 4 4 3 1/2']);
    expect(brief(await study({ groupBy: 'model' }))).toEqual(['5 3 2 1/2', 'fraud-1 3 3 2 1/2']);
    expect(brief(await study({ groupBy: 'office' }))).toEqual(['COBOG 6 4 3 1/2', 'COBUN 2 2 1 1/2']);
    expect(brief(await study({ groupBy: 'selectedBy' }))).toEqual([
      '2 1 1 1/2',
      'inspection 3 3 2 1/2',
      'random 3 2 1 1/2',
    ]);
  });

  it('stands beside the random control group of the same week', async () => {
    expect(brief(await study({ groupBy: 'selectedBy', per: 'week' }))).toEqual([
      '2026-W45 2 1 1 0/1',
      'inspection 2026-W45 3 3 2 0/1',
      'random 2026-W45 1 1 0 0/1',
      'random 2026-W46 2 1 1 1/1',
    ]);
  });

  it('tells how many of those drawn at random got away: cancelled, or sent to another lane and not inspected', async () => {
    const draws = async () => (await study({ per: 'week' })).groups.map(({ randomDraws }) => randomDraws);
    const none = { cancelled: 0, rerouted: 0 };
    expect(await draws()).toEqual([
      { drawn: 1, ...none },
      { drawn: 2, ...none },
    ]);
    const { rows } = await pool.query<{ id: string; inspected: boolean }>(
      `select declaration_id as id, exists (select from risk_results r where r.declaration_id = d.declaration_id) as inspected
       from risk_decisions d where selected_by @> '{random}'`,
    );
    for (const { id } of rows)
      await pool.query(
        `insert into events values ($1, 99, 99, 'LaneAssigned', now(), 'sofia', '{"cause": "reroute", "lane": "yellow"}', 'x')`,
        [id],
      );
    expect((await draws())[1]).toEqual({ drawn: 2, cancelled: 0, rerouted: 1 });
    const open = rows.find(({ inspected }) => !inspected)?.id;
    await pool.query(`update declarations set status = 'cancelled' where id = $1`, [open]);
    expect(await draws()).toEqual([
      { drawn: 1, ...none },
      { drawn: 2, cancelled: 1, rerouted: 0 },
    ]);
    await pool.query(`update declarations set status = 'held' where id = $1`, [open]);
    await pool.query('delete from events where seq = 99');
  });

  it('counts an inspection also where the control of documents told the result', async () => {
    await pool.query(`${INSPECTED} join risk_results r on r.declaration_id = d.id and r.control = 'documents'`);
    expect((await study({})).groups[0]?.inspections).toBe(6);
    await pool.query(`update holds set result = 'withdrawn' where id in
      (select declaration_id || '.9' from risk_results where control = 'documents')`);
    expect((await study({})).groups[0]?.inspections).toBe(5);
  });

  it('tells of a rule what officers answered to that very rule', async () => {
    const { groups } = await study({ groupBy: 'rule' });
    expect(groups[0]?.coded).toEqual({ found: 1, notFound: 2, notChecked: 0 });
    expect((await study({ groupBy: 'lane' })).groups[0]?.coded).toBeNull();
  });

  it('counts a declaration by its latest result', async () => {
    const { rows } = await pool.query<{ declaration_id: string }>(
      `select declaration_id from risk_results where fraud and not critical and control = 'inspection' order by number desc limit 1`,
    );
    await pool.query(
      `insert into risk_results (number, declaration_id, seq, version, at, control, by, fraud, critical, items, reasons)
       values (100, $1, 9, 1, now(), 'audit', 'aurora', false, false, '[]', '[]')`,
      [rows[0]?.declaration_id],
    );
    expect((await study({})).groups[0]?.hits).toMatchObject({ found: 3, of: 6 });
    await pool.query('delete from risk_results where number = 100');
  });

  it('credits what was decided before the first result: whatever is decided later knows what was found', async () => {
    const late = `from risk_results r where fraud and control = 'documents'`;
    await pool.query(
      `insert into risk_decisions select declaration_id, 9, at, office, 'red', models, thresholds, selected_by, rules, priority,
         exploration, combination, faults, basis_sha256, basis
       from risk_decisions where declaration_id = (select declaration_id ${late})`,
    );
    await pool.query(
      `insert into risk_results select 101, declaration_id, 12, version, at, 'inspection', by, fraud, critical, items, reasons
       ${late}`,
    );
    expect(brief(await study({ groupBy: 'lane' }))).toEqual(['green 1 0 0 1/2', 'red 6 5 3 1/2', 'yellow 1 1 1 1/2']);
    await pool.query('delete from risk_results where number = 101');
    await pool.query('delete from risk_decisions where seq = 9');
  });

  it('adds up the duty at stake that findings state, by currency', async () => {
    const { rows } = await pool.query<{ declaration_id: string }>(
      `select declaration_id from risk_results where fraud order by number limit 2`,
    );
    for (const [index, { declaration_id: id }] of rows.entries()) {
      const finding = {
        code: 'undervaluation',
        description: 'low',
        evidence: [],
        dutyAtStake: { amount: '100.50', currency: 'USD' },
      };
      await pool.query(
        `insert into findings (declaration_id, seq, hold_id, at, by, code, body) values ($1, $2, $3, now(), 'ines', 'undervaluation', $4)`,
        [id, 7 + index, `${id}.1`, JSON.stringify(finding)],
      );
    }
    expect((await study({ groupBy: 'lane' })).groups[1]?.yield).toEqual([{ currency: 'USD', amount: '201.00' }]);
  });

  it('tells an officer of one office what was decided there', async () => {
    expect(brief(await study({ groupBy: 'office' }, officer('omaira', ['COBUN'])))).toEqual(['COBUN 2 2 1 0/0']);
  });

  it('of a time without decisions is nothing', async () => {
    expect((await study({ from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' })).groups).toEqual([]);
  });
});
