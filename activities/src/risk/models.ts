import { carryOut, modelStanding, type ModelAct, type ModelStanding } from '#libs/store';
import { ApplicationFailure } from '@temporalio/common';
import type { RiskMeans } from './means.js';

export interface Promoting {
  /** How a model stands. */
  standingOf(version: string): Promise<ModelStanding>;
  /** Do what was judged right of the model as it stood; answers how it stands then. Idempotent by that standing. */
  actOnModel(act: { model: ModelStanding; act: ModelAct; by: string; reason: string | null }): Promise<ModelStanding>;
}

export function promoting({ pool }: Pick<RiskMeans, 'pool'>): Promoting {
  return {
    async standingOf(version) {
      const standing = await modelStanding(pool, version);
      if (standing) return standing;
      throw ApplicationFailure.nonRetryable(`There is no model ${version}.`, 'not-found');
    },
    actOnModel: ({ model, act, by, reason }) => carryOut(pool, model, act, by, reason),
  };
}
