import type { RiskMeans } from './means.js';
import { promoting, type Promoting } from './models.js';
import { ruleBacktesting, type RuleBacktesting } from './rule-backtests.js';
import { ruleKeeping, type RuleKeeping } from './rule-keeping.js';
import { seedKeeping, type SeedKeeping } from './seeds.js';
import { thresholdKeeping, type ThresholdKeeping } from './thresholds.js';
import { training, type Training } from './training.js';
import { watching, type Watching } from './watch.js';

export type { RiskMeans } from './means.js';

/** The side effects that the risk unit's workflows ask for. */
export type RiskWork = SeedKeeping & Promoting & ThresholdKeeping & Training & Watching & RuleKeeping & RuleBacktesting;

export const riskWork = (means: RiskMeans): RiskWork => ({
  ...seedKeeping(means),
  ...promoting(means),
  ...thresholdKeeping(means),
  ...training(means),
  ...watching(means),
  ...ruleKeeping(means),
  ...ruleBacktesting(means),
});
