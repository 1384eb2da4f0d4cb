import { FEATURES } from '#libs/risk';
import { RISK_TASK_QUEUE, RISK_WORK } from '#workflows';
import { learnable } from '../setup/learnt.js';
import { recordTargeted, type Targeted } from '../setup/targeted.js';
import { openRiskDesk, type RiskDesk } from './risk-desk.js';

const DAY = 24 * 60 * 60 * 1000;

let desk: RiskDesk;
let model: string;

beforeAll(async () => {
  desk = await openRiskDesk();
  // Learnt two months ago; since then the same goods came, and went on to be found wrong as before.
  await recordTargeted(desk.pool, earlier(learnable(900, 0.9), 60));
  const trained = await desk.client.workflow.execute<(order: object) => Promise<{ model: string }>>('trainModel', {
    taskQueue: RISK_TASK_QUEUE,
    workflowId: RISK_WORK.training('fraud'),
    args: [{ target: 'fraud', from: null, to: null, by: 'ramiro', newResults: 0 }],
  });
  model = trained.model;
});

afterAll(() => desk.close());

const earlier = (all: Targeted[], days: number): Targeted[] =>
  all.map((each) => ({ ...each, at: new Date(Date.parse(each.at) - days * DAY).toISOString() as Targeted['at'] }));

const watch = async () =>
  (
    await desk.client.workflow.execute<() => Promise<Record<string, string[]>>>('watchModels', {
      taskQueue: RISK_TASK_QUEUE,
      workflowId: RISK_WORK.watch,
      args: [],
    })
  )[model];

describe('a model in force', () => {
  it('raises no alarm where little came since', async () => {
    expect(await watch()).toEqual([]);
  });

  it('raises none where the same goods come, and as much is found in the random control group as it promises', async () => {
    await recordTargeted(desk.pool, learnable(600, 0.9, 23, 'same'));
    expect(await watch()).toEqual([]);
    const { rows } = await desk.pool.query<{ body: { calibration: { results: number } } }>(
      'select body from risk_watch',
    );
    expect(rows[0]!.body.calibration.results).toBe(150);
  });

  it('raises an alarm where what it sees has shifted', async () => {
    const place = FEATURES.indexOf('chapter-number');
    const shifted = learnable(2000, 0.9, 31, 'shifted').map((each): Targeted => {
      const [item] = each.basis!.items!;
      const features = item!.features.map((value, index) => (index === place ? 99 : value));
      return { ...each, result: undefined, basis: { ...each.basis, items: [{ number: 1, features }] } };
    });
    await recordTargeted(desk.pool, shifted);
    expect(await watch()).toContain('drift:chapter-number');
  });

  it('raises an alarm where the random control group finds other than it promises', async () => {
    const clean = learnable(1500, 0.9, 47, 'clean').map((each) => ({ ...each, result: { fraud: false } }));
    await recordTargeted(desk.pool, clean);
    expect(await watch()).toContain('calibration');
  });

  it('is looked at once a day: a later look of the day takes the place of the earlier', async () => {
    expect((await desk.pool.query('select from risk_watch')).rowCount).toBe(1);
  });
});
