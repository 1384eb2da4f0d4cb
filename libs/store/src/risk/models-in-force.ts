import { createHash } from 'node:crypto';
import { FEATURE_SET, FEATURES, ModelRefused, scoringModel, type ScoringModel, type Target } from '#libs/risk';
import type pg from 'pg';
import { artefactsInForce, type KeptArtefact } from './models.js';

/** Models that score: those that decide, and those that are looked at beside them. */
export interface ModelsInForce {
  champions: Partial<Record<Target, ScoringModel>>;
  challengers: ScoringModel[];
  /** What of them cannot be used, and why. */
  faults: string[];
}

/**
 * The champions and the latest challengers, ready to score. A champion that cannot be used (changed in the database, or made for other
 * features than are computed here) is answered as a model that fails whenever it is asked, so that declarations go to the safer lane
 * for that reason; a challenger is left out.
 */
export async function modelsInForce(pool: pg.Pool): Promise<ModelsInForce> {
  const inForce: ModelsInForce = { champions: {}, challengers: [], faults: [] };
  const all = new Map<string, ScoringModel | ModelRefused>();
  for (const kept of await artefactsInForce(pool)) {
    const model = read(kept, all);
    if (model instanceof ModelRefused) inForce.faults.push(`model-unusable:${kept.version}: ${model.message}`);
    if (kept.status === 'champion') inForce.champions[kept.target] = scoring(kept, model);
    else if (!(model instanceof ModelRefused)) inForce.challengers.push(model);
  }
  readBefore = all;
  return inForce;
}

/**
 * Models that were read before, by the hash of their bytes: what is in force is read again with every change of a rule or a threshold,
 * and models change rarely. As many are kept as the last reading found.
 */
let readBefore = new Map<string, ScoringModel | ModelRefused>();

function read(kept: KeptArtefact, all: Map<string, ScoringModel | ModelRefused>): ScoringModel | ModelRefused {
  const key = `${kept.version} ${createHash('sha256').update(kept.artefact).digest('hex')}`;
  const model = readBefore.get(key) ?? usable(kept);
  all.set(key, model);
  return model;
}

function usable({ version, artefact }: KeptArtefact): ScoringModel | ModelRefused {
  try {
    const model = scoringModel(jsonOf(artefact), { id: FEATURE_SET, names: FEATURES });
    if (model.version === version) return model;
    return new ModelRefused('model-hash-mismatch', `The artefact kept for ${version} is that of ${model.version}.`);
  } catch (error) {
    if (error instanceof ModelRefused) return error;
    throw error;
  }
}

function jsonOf(artefact: Buffer): unknown {
  try {
    return JSON.parse(artefact.toString('utf8'));
  } catch {
    throw new ModelRefused('model-malformed', 'The artefact is not JSON.');
  }
}

function scoring({ version, target }: KeptArtefact, model: ScoringModel | ModelRefused): ScoringModel {
  if (!(model instanceof ModelRefused)) return model;
  const fails = (): never => {
    throw model;
  };
  return { version, target, featureSet: FEATURE_SET, probability: fails, explain: fails };
}
