import { instant } from '#libs/domain';
import { modelActs, RISK_TASK_QUEUE, RISK_WORK, type ActOnModel } from '#workflows';
import { WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure, type UpdateDefinition } from '@temporalio/common';
import { recordTargeted } from '../setup/targeted.js';
import { openRiskDesk, type RiskDesk } from './risk-desk.js';

let desk: RiskDesk;

beforeAll(async () => {
  desk = await openRiskDesk();
});

afterAll(() => desk.close());

async function challenger(version: string): Promise<string> {
  await desk.pool.query(
    `insert into risk_models (version, target, status, artefact, sha256, feature_set, metrics, card, made_by)
     values ($1, 'fraud', 'challenger', '', $1, 'f', '{}', '{}', 'system')`,
    [version],
  );
  return version;
}

/** Do something about a model as the API does: to the promotion that runs, or one started for it. */
const does = (
  version: string,
  update: UpdateDefinition<void, [ActOnModel]>,
  by: string,
  reason: string | null = null,
) =>
  desk.client.workflow.executeUpdateWithStart(update, {
    args: [{ by, reason }],
    startWorkflowOperation: new WithStartWorkflowOperation('promoteModel', {
      workflowId: RISK_WORK.promotion(version),
      taskQueue: RISK_TASK_QUEUE,
      args: [version],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    }),
  });

async function refusalOf(doing: Promise<unknown>): Promise<string | null | undefined> {
  const error: unknown = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) return error.cause.type;
  throw error instanceof Error ? error : new Error('it was not refused');
}

async function statuses(): Promise<Record<string, string>> {
  const { rows } = await desk.pool.query<{ version: string; status: string }>(
    'select version, status from risk_models',
  );
  return Object.fromEntries(rows.map(({ version, status }) => [version, status]));
}

const acts = async (version: string) =>
  (
    await desk.pool.query<{ act: string; by: string }>(
      'select act, by from risk_model_log where model = $1 order by id',
      [version],
    )
  ).rows.map(({ act, by }) => `${act} by ${by}`);

const { requestPromotion, approvePromotion, declinePromotion, undoPromotion } = modelActs;

describe('the promotion of a model', () => {
  it('takes two people, and retires the champion before it', async () => {
    const first = await challenger('fraud-000000000001');
    const second = await challenger('fraud-000000000002');
    for (const version of [first, second]) {
      await does(version, requestPromotion, 'ramiro', 'better on recent results');
      expect(await refusalOf(does(version, approvePromotion, 'ramiro'))).toBe('separation-of-duties');
      expect((await statuses())[version]).toBe('challenger');
      await does(version, approvePromotion, 'regina');
    }
    expect(await statuses()).toEqual({ [first]: 'retired', [second]: 'champion' });
    expect(await acts(second)).toEqual(['requested by ramiro', 'approved by regina']);
    expect(await acts(first)).toEqual(['requested by ramiro', 'approved by regina', 'retired by regina']);
  });

  it('is undone by one person, with a reason, and the champion before it decides again', async () => {
    const [first, second] = ['fraud-000000000001', 'fraud-000000000002'];
    await does(second, undoPromotion, 'ramiro', 'fewer hits at COBUN');
    expect(await statuses()).toEqual({ [first]: 'champion', [second]: 'retired' });
    expect(await refusalOf(does(second, undoPromotion, 'ramiro', 'again'))).toBe('model-not-champion');
    expect((await acts(first)).at(-1)).toBe('restored by ramiro');
  });

  it('leaves no champion where the first there was is undone', async () => {
    await does('fraud-000000000001', undoPromotion, 'regina', 'to begin anew');
    expect(Object.values(await statuses())).toEqual(['retired', 'retired']);
  });

  it('can be declined, by whoever asked as well, and then has to be asked for again', async () => {
    const third = await challenger('fraud-000000000003');
    await does(third, requestPromotion, 'ramiro', 'a try');
    await does(third, declinePromotion, 'ramiro', 'too early');
    expect(await refusalOf(does(third, approvePromotion, 'regina'))).toBe('promotion-not-requested');
    expect((await statuses())[third]).toBe('challenger');
  });

  it('changes what is in force only when a model becomes champion or ceases to be', async () => {
    const version = async () =>
      Number((await desk.pool.query<{ version: string }>('select version from risk_state')).rows[0]!.version);
    const fourth = await challenger('fraud-000000000004');
    const before = await version();
    await does(fourth, requestPromotion, 'ramiro', 'a try');
    expect(await version()).toBe(before);
    await does(fourth, approvePromotion, 'regina');
    expect(await version()).toBeGreaterThan(before);
  });

  it('is the same when said twice', async () => {
    const fifth = await challenger('fraud-000000000005');
    await does(fifth, requestPromotion, 'ramiro', 'a try');
    await does(fifth, requestPromotion, 'ramiro', 'a try');
    await does(fifth, approvePromotion, 'regina');
    await does(fifth, approvePromotion, 'regina');
    expect(await acts(fifth)).toEqual(['requested by ramiro', 'approved by regina']);
  });

  it('has thresholds set when it changes the champion, for the priorities that the new one gives', async () => {
    const ended = (version: string) => desk.client.workflow.getHandle(RISK_WORK.promotion(version)).result();
    await ended('fraud-000000000005');
    await recordTargeted(desk.pool, [{ declarationId: 'recent', at: instant(Date.now()), priority: 0.3 }]);
    const set = () => desk.pool.query(`select from risk_thresholds where office = 'COBOG'`);
    const sixth = await challenger('fraud-000000000006');
    await does(sixth, requestPromotion, 'ramiro', 'a try');
    expect((await set()).rowCount).toBe(0);
    await does(sixth, approvePromotion, 'regina');
    await ended(sixth);
    expect((await set()).rowCount).toBe(1);
  });
});
