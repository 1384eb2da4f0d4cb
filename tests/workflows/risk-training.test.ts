import { instant } from '#libs/domain';
import { modelsInForce } from '#libs/store';
import { RISK_TASK_QUEUE, RISK_WORK, type TrainingOrder } from '#workflows';
import type { RiskWork } from '#activities';
import { WorkflowFailedError } from '@temporalio/client';
import { learnable } from '../setup/learnt.js';
import { recordTargeted } from '../setup/targeted.js';
import { openRiskDesk, type RiskDesk } from './risk-desk.js';

let desk: RiskDesk;

beforeAll(async () => {
  desk = await openRiskDesk();
});

afterAll(() => desk.close());

type Trained = Awaited<ReturnType<RiskWork['trainAndJudge']>>;

const train = (order: Partial<TrainingOrder> = {}) =>
  desk.client.workflow.execute<(order: TrainingOrder) => Promise<Trained>>('trainModel', {
    taskQueue: RISK_TASK_QUEUE,
    workflowId: RISK_WORK.training('fraud'),
    args: [{ target: 'fraud', from: null, to: null, by: 'ramiro', newResults: 0, ...order }],
  });

/** Declarations of the last hours that nobody controlled. */
const letThrough = (count: number) =>
  Array.from({ length: count }, (_each, index) => {
    return { declarationId: `let-through-${index}`, at: instant(Date.now() - index * 60_000) };
  });

const models = async () =>
  (
    await desk.pool.query<{ version: string; status: string }>(
      'select version, status from risk_models order by made_at',
    )
  ).rows;

it('that is called off ends, and is no model', async () => {
  const training = await desk.client.workflow.start('trainModel', {
    taskQueue: RISK_TASK_QUEUE,
    workflowId: RISK_WORK.training('critical'),
    args: [{ target: 'critical', from: null, to: null, by: 'ramiro', newResults: 0 }],
  });
  await training.cancel();
  await expect(training.result()).rejects.toBeInstanceOf(WorkflowFailedError);
  expect((await training.describe()).status.name).toBe('CANCELLED');
  expect(await models()).toEqual([]);
});

describe('a training', () => {
  it('says that there is too little to learn from, and makes nothing', async () => {
    await recordTargeted(desk.pool, learnable(60, 1, 3, 'few'));
    expect(await train()).toMatchObject({ outcome: 'too-few-results', model: null });
    expect(await models()).toEqual([]);
  });

  it('proposes as challenger what is surely better than chance on later results, and promotes nothing', async () => {
    await desk.pool.query('delete from risk_results; delete from risk_decisions');
    await recordTargeted(desk.pool, [...learnable(900, 0.9), ...letThrough(180)]);
    const trained = await train();
    expect(trained).toMatchObject({ outcome: 'challenger', results: 960 });
    // At as many inspections as can be done of all 360 in the time of the 180 that it is judged by, not at 5 % of these.
    expect(trained.detail).toMatchObject({ capacity: expect.closeTo((0.05 * 360) / 180, 9) as number });
    expect(await models()).toEqual([{ version: trained.model, status: 'challenger' }]);
    const { champions, challengers, faults } = await modelsInForce(desk.pool);
    expect(faults).toEqual([]);
    expect(champions).toEqual({});
    expect(challengers.map(({ version }) => version)).toEqual([trained.model]);
  });

  it('keeps on record what it came to', async () => {
    const { rows } = await desk.pool.query<{ outcome: string; by: string }>(
      'select outcome, by from risk_trainings order by ended_at',
    );
    expect(rows).toEqual([
      { outcome: 'too-few-results', by: 'ramiro' },
      { outcome: 'challenger', by: 'ramiro' },
    ]);
  });

  it('by schedule waits for new results, and is no news until then', async () => {
    expect(await train({ by: 'system', newResults: 200 })).toMatchObject({ outcome: 'too-few-results' });
    expect((await desk.pool.query('select from risk_trainings')).rowCount).toBe(2);
  });

  it('of every night trains both targets, one after the other, and passes over one that runs already', async () => {
    const asked = await desk.client.workflow.start('trainModel', {
      taskQueue: RISK_TASK_QUEUE,
      workflowId: RISK_WORK.training('fraud'),
      args: [{ target: 'fraud', from: null, to: null, by: 'ramiro', newResults: 1_000_000 }],
    });
    await desk.client.workflow.execute('retrain', { taskQueue: RISK_TASK_QUEUE, workflowId: RISK_WORK.retraining });
    await asked.result();
    expect((await models()).map(({ version, status }) => `${version.split('-')[0]} ${status}`)).toEqual([
      'fraud challenger',
      'critical challenger',
    ]);
  });

  it('proposes nothing that is no better than the champion', async () => {
    await desk.pool.query(`update risk_models set status = 'champion'`);
    const { outcome, why } = await train();
    expect(outcome).not.toBe('challenger');
    expect(why).toMatch(/Not surely better than the champion|are kept to judge by/);
    expect(await models()).toHaveLength(2);
  });

  it('does not take a changed artefact for a model: the champion fails, and says so', async () => {
    await desk.pool.query(
      `update risk_models set artefact = convert_to(replace(convert_from(artefact, 'utf8'), '"seed":1', '"seed":2'), 'utf8')`,
    );
    const { champions, faults } = await modelsInForce(desk.pool);
    expect(faults).toContainEqual(expect.stringMatching(/^model-unusable:fraud-.*changed/));
    expect(() => champions.fraud?.probability(new Float64Array(3))).toThrow('it was changed');
  });
});
