import type { RiskMeans } from './means.js';
import { seedKeeping, type SeedKeeping } from './seeds.js';

export type { RiskMeans } from './means.js';

/** The side effects that the risk unit's workflows ask for. */
export type RiskWork = SeedKeeping;

export const riskWork = (means: RiskMeans): RiskWork => ({ ...seedKeeping(means) });
