import type { RuleContent } from '#libs/domain';
import {
  actOnRule,
  keepDraft,
  orderBacktest,
  ruleStanding,
  type BacktestPeriod,
  type RuleAct,
  type RuleStanding,
  type RuleVersion,
} from '#libs/store';
import { ApplicationFailure } from '@temporalio/common';
import type { RiskMeans } from './means.js';

export interface RuleKeeping {
  /** How a version of a rule stands; null where it was not drafted. */
  standingOfRule(of: RuleVersion): Promise<RuleStanding | null>;
  /** Keep a draft; null where the version is another draft's already. Idempotent. */
  draftRule(draft: RuleVersion & { content: RuleContent; by: string }): Promise<RuleStanding | null>;
  /** Do what was judged right of a version as it stood; answers how it stands then. Idempotent by that standing. */
  actOnRule(act: { standing: RuleStanding; act: RuleAct; by: string; reason: string | null }): Promise<RuleStanding>;
  /** Order that a version be tried on the record. Idempotent while that runs. */
  orderBacktest(order: RuleVersion & BacktestPeriod & { by: string }): Promise<RuleStanding>;
}

export function ruleKeeping({ pool }: Pick<RiskMeans, 'pool'>): RuleKeeping {
  return {
    standingOfRule: (of) => ruleStanding(pool, of),
    draftRule: ({ content, by, ...version }) => keepDraft(pool, version, content, by),
    actOnRule: ({ standing, act, by, reason }) => actOnRule(pool, standing, act, by, reason),
    async orderBacktest({ from, to, by, ...version }) {
      await orderBacktest(pool, version, { from, to }, by);
      const standing = await ruleStanding(pool, version);
      if (standing) return standing;
      throw ApplicationFailure.nonRetryable(`There is no version ${version.version} of ${version.rule}.`, 'not-found');
    },
  };
}
