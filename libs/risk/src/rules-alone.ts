import type { Targeting } from './decision.js';
import { compileRules } from './rules/compile-rules.js';
import { SEED_RULES } from './rules/seed.js';
import type { RuleSet } from './rules/rule-set.js';

const NOTHING = { share: 0 };

/** Targeting by rules, and nothing by priority, at random or to learn: the initial rules unless told. */
export const rulesAlone = (rules: RuleSet = compileRules(SEED_RULES, [])): Targeting => ({
  version: '0',
  rules,
  champions: {},
  challengers: [],
  thresholds: new Map(),
  settings: new Map([
    [
      '*',
      {
        capacity: { inspection: NOTHING, scan: NOTHING, documents: NOTHING },
        ...{ random: 0, exploration: 0, criticalWeight: 1 },
      },
    ],
  ]),
  seeds: new Map(),
});
