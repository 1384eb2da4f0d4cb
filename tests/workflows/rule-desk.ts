import { RuleContent, type BacktestResult } from '#libs/domain';
import { RISK_TASK_QUEUE, ruleActs, ruleWorkflowId } from '#workflows';
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import type { RiskDesk } from './risk-desk.js';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** An instant from now. */
export const inMs = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();

/** A rule for all imports, in force for a year from now unless told otherwise. */
export const contentOf = (id: string, change: Record<string, unknown> = {}): RuleContent =>
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

/** What people do about rules, as the API does it: by the workflow that runs, or one started for it. */
export function ruleDesk({ client, pool }: Pick<RiskDesk, 'client' | 'pool'>) {
  const does = <Command>(rule: string, version: number, update: UpdateDefinition<void, [Command]>, command: Command) =>
    client.workflow.executeUpdateWithStart(update, {
      args: [command],
      startWorkflowOperation: new WithStartWorkflowOperation('keepRule', {
        workflowId: ruleWorkflowId({ rule, version }),
        taskQueue: RISK_TASK_QUEUE,
        args: [{ rule, version }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    });

  const statusOf = async (rule: string, version = 1): Promise<string | undefined> => {
    const { rows } = await pool.query<{ status: string }>(
      'select status from risk_rules where id = $1 and version = $2',
      [rule, version],
    );
    return rows[0]?.status;
  };

  return {
    statusOf,
    draft: (rule: RuleContent, version = 1, by = 'ramiro') =>
      does(rule.id, version, ruleActs.draftRule, { content: rule, by }),
    approve: (rule: string, by: string, version = 1) => does(rule, version, ruleActs.approveRule, { by, reason: null }),
    withdraw: (rule: string, by: string, version = 1) =>
      does(rule, version, ruleActs.withdrawRule, { by, reason: 'too many' }),
    /** Try a rule on the record, and wait for what comes of it. */
    async backtest(rule: string, version = 1): Promise<{ status: string; body: BacktestResult | null }> {
      await does(rule, version, ruleActs.backtestRule, { by: 'ramiro', from: inMs(-YEAR_MS), to: inMs(1000) });
      return eventually(async () => {
        const { rows } = await pool.query<{ status: string; body: BacktestResult | null }>(
          'select status, body from risk_rule_backtests where rule = $1 and version = $2 order by number desc limit 1',
          [rule, version],
        );
        return rows[0]?.status === 'running' ? undefined : rows[0];
      });
    },
    becomes: (rule: string, status: string, version = 1) =>
      eventually(async () => ((await statusOf(rule, version)) === status ? true : undefined)),
    acts: async (rule: string, version = 1): Promise<string[]> => {
      const { rows } = await pool.query<{ act: string; by: string }>(
        'select act, by from risk_rule_log where rule = $1 and version = $2 order by id',
        [rule, version],
      );
      return rows.map(({ act, by }) => `${act} by ${by}`);
    },
    /** Wait until the workflow of a version has ended. */
    ended: async (rule: string, version = 1): Promise<void> => {
      await client.workflow.getHandle(ruleWorkflowId({ rule, version })).result();
    },
  };
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
