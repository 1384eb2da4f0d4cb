import { RiskRule } from '#libs/domain';
import { goodsRules } from './seed-goods.js';
import { operatorRules } from './seed-operator.js';
import { originRules } from './seed-origin.js';
import { procedureRules } from './seed-procedure.js';
import { transportRules } from './seed-transport.js';
import { valueRules } from './seed-value.js';

/** The rules that a new system begins with, until the risk unit changes them. */
export const SEED_RULES: readonly RiskRule[] = [
  ...goodsRules,
  ...valueRules,
  ...originRules,
  ...procedureRules,
  ...transportRules,
  ...operatorRules,
].map((rule) =>
  RiskRule.parse({
    ...rule,
    version: 1,
    // Long before and long after, so that records of other years can be assessed by them as well.
    validFrom: '2000-01-01T00:00:00.000Z',
    validTo: '2040-01-01T00:00:00.000Z',
    author: 'seed',
    approver: 'initial',
  }),
);
