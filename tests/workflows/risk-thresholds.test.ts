import { instant } from '#libs/domain';
import { RISK_TASK_QUEUE, RISK_WORK } from '#workflows';
import { learnable } from '../setup/learnt.js';
import { recordTargeted } from '../setup/targeted.js';
import { openRiskDesk, type RiskDesk } from './risk-desk.js';

let desk: RiskDesk;

beforeAll(async () => {
  desk = await openRiskDesk();
  // Two hundred declarations at one office, of every priority from 0 on; another office has ten.
  await recordTargeted(desk.pool, [...declared('COBOG', 200), ...declared('COBUN', 10)]);
});

afterAll(() => desk.close());

const declared = (office: string, count: number) =>
  Array.from({ length: count }, (_each, index) => ({
    declarationId: `${office}-${index}`,
    at: instant(Date.now() - index * 60_000),
    office,
    priority: index / count,
  }));

const keep = () =>
  desk.client.workflow.execute<() => Promise<string[]>>('keepThresholds', {
    taskQueue: RISK_TASK_QUEUE,
    workflowId: RISK_WORK.thresholds,
    args: [],
  });

interface Kept {
  office: string;
  body: { inspection: number; scan: number; documents: number };
}
const inForce = async () =>
  (
    await desk.pool.query<Kept>(
      'select distinct on (office) office, body from risk_thresholds order by office, at desc',
    )
  ).rows;

const settings = (body: object) =>
  desk.pool.query(`update risk_settings set body = body || $1::jsonb where office = '*'`, [JSON.stringify(body)]);

describe('thresholds', () => {
  it('say that nobody is taken by priority while nothing came, and stay then', async () => {
    const idle = await openRiskDesk();
    const kept = () =>
      idle.client.workflow.execute<() => Promise<string[]>>('keepThresholds', {
        taskQueue: RISK_TASK_QUEUE,
        workflowId: RISK_WORK.thresholds,
        args: [],
      });
    try {
      expect([await kept(), await kept()]).toEqual([['*'], []]);
    } finally {
      await idle.close();
    }
  });

  it('let through to each tier as many as the office can control', async () => {
    await settings({
      exploration: 0,
      capacity: { inspection: { share: 0.05 }, scan: { share: 0.02 }, documents: { share: 0.1 } },
    });
    expect(await keep()).toEqual(['*', 'COBOG', 'COBUN']);
    const [all, bogota, buenaventura] = await inForce();
    const from = (threshold: number) => 200 - Math.round(threshold * 200);
    expect(from(bogota!.body.inspection)).toBe(10);
    expect(from(bogota!.body.scan)).toBe(14);
    expect(from(bogota!.body.documents)).toBe(34);
    // Of both offices' 210, for an office that has none of its own yet.
    expect(all).toMatchObject({ office: '*', body: { inspection: 0.95 } });
    // Of ten, five in a hundred is nobody: the office follows all.
    expect(buenaventura).toMatchObject({ office: 'COBUN', body: { inspection: 0.95 } });
  });

  it('stay, and what is in force with them, where nothing changed', async () => {
    const before = await desk.pool.query('select version from risk_state');
    expect(await keep()).toEqual([]);
    expect((await desk.pool.query('select version from risk_state')).rows).toEqual(before.rows);
  });

  it('are those of the models in force, where others gave the priorities on record', async () => {
    // Learnt: what is light is mostly wrong. The decisions on record were made by another model.
    const results = learnable(600, 0.95, 17, 'learnt', 'log-mass').map((each) => ({ ...each, office: 'GBLON' }));
    await recordTargeted(
      desk.pool,
      results.map((each) => ({ ...each, models: ['fraud-former'], priority: 0.01 })),
    );
    await desk.client.workflow.execute('trainModel', {
      taskQueue: RISK_TASK_QUEUE,
      workflowId: RISK_WORK.training('fraud'),
      args: [{ target: 'fraud', from: null, to: null, by: 'ramiro', newResults: 0 }],
    });
    await desk.pool.query(`update risk_models set status = 'champion'`);
    expect(await keep()).toContain('GBLON');
    const london = (await inForce()).find(({ office }) => office === 'GBLON');
    expect(london!.body.inspection).toBeGreaterThan(0.5);
    await desk.pool.query(
      `update risk_models set status = 'retired'; delete from risk_thresholds where office = 'GBLON'`,
    );
    await desk.pool.query(`delete from risk_decisions where office = 'GBLON'`);
    await keep();
  });

  it('follow the capacity that the office is given', async () => {
    await settings({ capacity: { inspection: { share: 0.2 }, scan: { share: 0 }, documents: { share: 0 } } });
    expect(await keep()).toEqual(['*', 'COBOG', 'COBUN']);
    const bogota = (await inForce()).find(({ office }) => office === 'COBOG');
    expect(bogota!.body.inspection).toBeCloseTo(0.8, 9);
    const versions = await desk.pool.query(`select from risk_thresholds where office = 'COBOG'`);
    expect(versions.rowCount).toBeGreaterThan(1);
  });

  it('are by the weight of critical findings that holds now, not by that which the priorities on record were made by', async () => {
    const scored = Array.from({ length: 100 }, (_each, index) => ({
      declarationId: `weighed-${index}`,
      at: instant(Date.now() - index * 60_000),
      office: 'COCTG',
      // Half are suspected of critical fraud alone, and were worth twenty times as much.
      priority: index < 50 ? 0.5 + index / 1000 : 10 + index / 1000,
      basis: {
        scores: [
          { model: 'fraud-x', target: 'fraud' as const, probability: index < 50 ? 0.5 + index / 1000 : 0, item: 1 },
          { model: 'critical-x', target: 'critical' as const, probability: index < 50 ? 0 : 0.1, item: 1 },
        ],
      },
    }));
    await recordTargeted(desk.pool, scored);
    await settings({
      criticalWeight: 1,
      capacity: { inspection: { share: 0.1 }, scan: { share: 0 }, documents: { share: 0 } },
    });
    await keep();
    const office = (await inForce()).find((each) => each.office === 'COCTG');
    expect(office!.body.inspection).toBeCloseTo(0.54, 9);
  });
});
