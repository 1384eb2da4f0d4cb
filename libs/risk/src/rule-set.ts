import type { Rule } from './rule.js';
import { goodsRules } from './rules/goods.js';
import { operatorRules } from './rules/operator.js';
import { originRules } from './rules/origin.js';
import { procedureRules } from './rules/procedure.js';
import { transportRules } from './rules/transport.js';
import { valueRules } from './rules/value.js';

/** Changes whenever a rule, its weight or its lane changes: an assessment names it. */
export const RULES_VERSION = '2026.11.1';

export const rules: readonly Rule[] = [
  ...goodsRules,
  ...valueRules,
  ...originRules,
  ...procedureRules,
  ...transportRules,
  ...operatorRules,
];
