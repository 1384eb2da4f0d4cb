import type { RiskMeans } from './means.js';
import { promoting, type Promoting } from './models.js';
import { ruleBacktesting, type RuleBacktesting } from './rule-backtests.js';
import { ruleKeeping, type RuleKeeping } from './rule-keeping.js';
import { seedKeeping, type SeedKeeping } from './seeds.js';

export type { RiskMeans } from './means.js';

/** The side effects that the risk unit's workflows ask for. */
export type RiskWork = RuleKeeping & RuleBacktesting & SeedKeeping & Promoting;

export const riskWork = (means: RiskMeans): RiskWork => ({
  ...seedKeeping(means),
  ...promoting(means),
  ...ruleKeeping(means),
  ...ruleBacktesting(means),
});
