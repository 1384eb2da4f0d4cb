import type { RuleContent } from '#libs/domain';
import type { BacktestPeriod, RuleVersion } from '#libs/store';
import { defineSignal, defineUpdate } from '@temporalio/workflow';

/** One workflow for each version of a rule: whoever wants something of it sends to this id. */
export const ruleWorkflowId = ({ rule, version }: RuleVersion): string => `rule-${rule}-v${version}`;

/** Who does something about a rule, and why. */
export interface ActOnRule {
  by: string;
  reason: string | null;
}

/** Who wants a version tried on which part of the record. */
export type BacktestOrder = BacktestPeriod & { by: string };

/** What people do about a version of a rule, as Updates of its workflow; the answer comes when it is on record. */
export const ruleActs = {
  draftRule: defineUpdate<void, [{ content: RuleContent; by: string }]>('draftRule'),
  backtestRule: defineUpdate<void, [BacktestOrder]>('backtestRule'),
  approveRule: defineUpdate<void, [ActOnRule]>('approveRule'),
  withdrawRule: defineUpdate<void, [ActOnRule]>('withdrawRule'),
};

/** Told to the versions before one that became active: look at the record, which says how you stand. */
export const lookAgain = defineSignal('lookAgain');
