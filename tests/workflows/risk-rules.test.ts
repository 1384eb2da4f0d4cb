import { jest } from '@jest/globals';
import { Declaration, instant, RuleContent, type BacktestResult, type Instant } from '#libs/domain';
import { rulesInForce } from '#libs/store';
import { RISK_TASK_QUEUE, ruleActs, ruleWorkflowId } from '#workflows';
import { WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure, type UpdateDefinition } from '@temporalio/common';
import { Filed } from '../setup/filed.js';
import { recordTargeted } from '../setup/targeted.js';
import { openRiskDesk, type RiskDesk } from './risk-desk.js';

jest.setTimeout(60_000);

let desk: RiskDesk;
beforeAll(async () => {
  desk = await openRiskDesk();
});
afterAll(() => desk.close());

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const inMs = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();

const content = (id: string, change: Record<string, unknown> = {}): RuleContent =>
  RuleContent.parse({
    id,
    condition: 'declaration.kind == "import"',
    purpose: 'Purpose',
    expectedFinding: 'Finding',
    instruction: 'Instruction',
    lane: 'orange',
    weight: 30,
    validFrom: inMs(-1000),
    validTo: inMs(YEAR_MS),
    ...change,
  });

/** Do something about a version of a rule as the API does: to the workflow that runs, or one started for it. */
const does = <Command>(rule: string, version: number, update: UpdateDefinition<void, [Command]>, command: Command) =>
  desk.client.workflow.executeUpdateWithStart(update, {
    args: [command],
    startWorkflowOperation: new WithStartWorkflowOperation('keepRule', {
      workflowId: ruleWorkflowId({ rule, version }),
      taskQueue: RISK_TASK_QUEUE,
      args: [{ rule, version }],
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

const draft = (rule: RuleContent, version = 1, by = 'ramiro') =>
  does(rule.id, version, ruleActs.draftRule, { content: rule, by });
const approve = (rule: string, by: string, version = 1) =>
  does(rule, version, ruleActs.approveRule, { by, reason: null });
const withdraw = (rule: string, by: string, version = 1) =>
  does(rule, version, ruleActs.withdrawRule, { by, reason: 'too many' });

/** Try a rule on the record, and wait for what comes of it. */
async function backtest(rule: string, version = 1): Promise<{ status: string; body: BacktestResult | null }> {
  await does(rule, version, ruleActs.backtestRule, { by: 'ramiro', from: inMs(-YEAR_MS), to: inMs(1000) });
  return eventually(async () => {
    const { rows } = await desk.pool.query<{ status: string; body: BacktestResult | null }>(
      'select status, body from risk_rule_backtests where rule = $1 and version = $2 order by number desc limit 1',
      [rule, version],
    );
    return rows[0]?.status === 'running' ? undefined : rows[0];
  });
}

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  const until = Date.now() + 30_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > until) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const statusOf = async (rule: string, version = 1): Promise<string | undefined> =>
  (
    await desk.pool.query<{ status: string }>('select status from risk_rules where id = $1 and version = $2', [
      rule,
      version,
    ])
  ).rows[0]?.status;

const becomes = (rule: string, status: string, version = 1) =>
  eventually(async () => ((await statusOf(rule, version)) === status ? true : undefined));

const acts = async (rule: string, version = 1) =>
  (
    await desk.pool.query<{ act: string; by: string }>(
      'select act, by from risk_rule_log where rule = $1 and version = $2 order by id',
      [rule, version],
    )
  ).rows.map(({ act, by }) => `${act} by ${by}`);

const targeting = async () =>
  (await desk.pool.query<{ version: string }>('select version from risk_state')).rows[0]?.version;

const tobacco = Declaration.parse({
  localReference: 'REF-1',
  kind: 'import',
  type: 'IMA',
  office: 'COBOG',
  declarant: { id: 'CO1' },
  importer: { id: 'CO1' },
  items: [{ number: 1, commodityCode: '240220' }],
});

describe('a backtest', () => {
  it('tells what the rule would have selected of the declarations on record, beside the random control group', async () => {
    const at = inMs(-60 * 60 * 1000) as Instant;
    const [first, second, third] = [
      await Filed.lodge(desk.pool, { lane: 'green', at }),
      await Filed.lodge(desk.pool, { lane: 'red', at }),
      await Filed.lodge(desk.pool, { lane: 'green', at, facts: { kind: 'export' } }),
    ];
    await recordTargeted(desk.pool, [
      { declarationId: first.id, at, lane: 'green', selectedBy: ['random'], result: { fraud: true } },
      { declarationId: second.id, at, lane: 'red', rules: ['origin-missing'], selectedBy: ['inspection'] },
      { declarationId: third.id, at, lane: 'green', selectedBy: ['random'], result: { fraud: false } },
    ]);
    await draft(content('imports'));
    const { status, body } = await backtest('imports');
    expect(status).toBe('done');
    expect(body).toMatchObject({
      declarations: 3,
      days: 1,
      selected: 2,
      failed: 0,
      hits: { found: 1, of: 1 },
      randomControl: { found: 1, of: 2 },
      selectedAtRandom: { found: 1, of: 1 },
      added: { lane: 'orange', total: 1, perDay: 1 },
      overlap: { rules: [{ rule: 'origin-missing', both: 1 }], model: 1, alone: 0 },
    });
    const { rows } = await desk.pool.query('select seen, total from risk_rule_backtests where rule = $1', ['imports']);
    expect(rows).toEqual([{ seen: 3, total: 3 }]);
  });
});

describe('a rule', () => {
  it('is drafted, tried on the record, approved by another person, and then in force', async () => {
    const before = await targeting();
    await draft(content('shoes'));
    expect(await refusalOf(approve('shoes', 'regina'))).toBe('backtest-missing');
    expect(await backtest('shoes')).toMatchObject({ status: 'done', body: { selected: 2 } });
    expect(await refusalOf(approve('shoes', 'ramiro'))).toBe('separation-of-duties');
    expect(await targeting()).toBe(before);
    await approve('shoes', 'regina');
    expect(await statusOf('shoes')).toBe('active');
    expect(await targeting()).not.toBe(before);
    expect(await acts('shoes')).toEqual([
      'drafted by ramiro',
      'backtested by ramiro',
      'approved by regina',
      'activated by system',
    ]);
  });

  it('is in force beside those that the system began with', async () => {
    const { rules, faults } = await rulesInForce(desk.pool);
    const { hits } = rules.evaluate(tobacco, [], 'COBOG', instant(Date.now()));
    expect(faults).toEqual([]);
    expect(hits.map(({ rule }) => rule)).toEqual(['tobacco', 'origin-missing', 'shoes']);
  });

  it('becomes active at its beginning, and expires at its end', async () => {
    const soon = content('soon', { validFrom: inMs(4_000), validTo: inMs(6_000) });
    await draft(soon);
    await backtest('soon');
    await approve('soon', 'regina');
    expect(await statusOf('soon')).toBe('approved');
    await becomes('soon', 'active');
    await becomes('soon', 'expired');
    expect((await acts('soon')).slice(-2)).toEqual(['activated by system', 'expired by system']);
  });

  it('takes the place of its version before when it becomes active', async () => {
    const better = content('shoes', { weight: 40 });
    await draft(better, 2, 'regina');
    await backtest('shoes', 2);
    await approve('shoes', 'ramiro', 2);
    expect([await statusOf('shoes', 1), await statusOf('shoes', 2)]).toEqual(['superseded', 'active']);
    // Nothing waits for the end of a version whose place was taken.
    await desk.client.workflow.getHandle(ruleWorkflowId({ rule: 'shoes', version: 1 })).result();
    expect(await refusalOf(withdraw('shoes', 'ramiro', 1))).toBe('rule-ended');
  });

  it('is withdrawn by one person at any time, also where it came with the system', async () => {
    for (const rule of ['shoes', 'tobacco']) {
      const version = rule === 'shoes' ? 2 : 1;
      await withdraw(rule, 'ramiro', version);
      await withdraw(rule, 'ramiro', version);
      expect(await statusOf(rule, version)).toBe('withdrawn');
      expect((await acts(rule, version)).filter((act) => act.startsWith('withdrawn'))).toEqual(['withdrawn by ramiro']);
      expect(await refusalOf(approve(rule, 'regina', version))).toBe('rule-ended');
    }
  });

  it('is the same draft when said twice, and not another text’s', async () => {
    const twice = content('twice');
    await draft(twice);
    await draft(twice);
    expect(await refusalOf(draft({ ...twice, weight: 1 }))).toBe('rule-not-draft');
    expect(await acts('twice')).toEqual(['drafted by ramiro']);
  });

  it('that was never drafted can be asked nothing', async () => {
    expect(await refusalOf(withdraw('nowhere', 'ramiro'))).toBe('not-found');
  });
});
