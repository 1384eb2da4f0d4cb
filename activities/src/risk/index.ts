import type { RiskMeans } from './means.js';
import { promoting, type Promoting } from './models.js';
import { seedKeeping, type SeedKeeping } from './seeds.js';

export type { RiskMeans } from './means.js';

/** The side effects that the risk unit's workflows ask for. */
export type RiskWork = SeedKeeping & Promoting;

export const riskWork = (means: RiskMeans): RiskWork => ({ ...seedKeeping(means), ...promoting(means) });
