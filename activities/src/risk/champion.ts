import type { ScoringModel, Target } from '#libs/risk';
import { artefactsInForce, modelsInForce } from '#libs/store';
import type pg from 'pg';

/** The champion that a new model is compared with. */
export interface Champion {
  version: string;
  /** Undefined where it cannot score what is computed here: then a new model has to be better than chance only. */
  model: ScoringModel | undefined;
  /** The moment of the last decision that it learnt from, in milliseconds since 1970; null where it does not say. */
  knows: number | null;
}

/** The champion of a target; undefined where there is none. */
export async function comparableChampion(pool: pg.Pool, target: Target): Promise<Champion | undefined> {
  const kept = (await artefactsInForce(pool)).find((each) => each.target === target && each.status === 'champion');
  if (!kept) return undefined;
  const { champions, faults } = await modelsInForce(pool);
  const isUsable = !faults.some((fault) => fault.startsWith(`model-unusable:${kept.version}:`));
  return {
    version: kept.version,
    model: isUsable ? champions[target] : undefined,
    knows: kept.trainedTo?.getTime() ?? null,
  };
}
