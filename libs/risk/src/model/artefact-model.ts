import { z } from 'zod';
import { FEATURES, FEATURE_SET } from '../features/features.js';
import { restored } from './artefact-arrays.js';
import { hashOf, ModelArtefact } from './artefact.js';
import { calibrated } from './calibration.js';
import { explainerOf } from './explain.js';
import type { Forest } from './forest.js';
import { checkForest } from './scoring-check.js';
import { layoutOf } from './scoring-layout.js';
import type { Contribution, ScoringModel } from './scoring-model.js';
import { ModelRefused } from './scoring-refused.js';
import { scorerOf } from './scoring.js';

/** The features that are computed here, in the order of a row. */
export interface FeatureSet {
  id: string;
  names: readonly string[];
}

const COMPUTED_HERE: FeatureSet = { id: FEATURE_SET, names: FEATURES };

/**
 * Reads an artefact from parsed JSON, and doubts everything: its form, its hash, its trees.
 *
 * @throws ModelRefused; nothing else, whatever it is given
 */
export function readArtefact(json: unknown): { artefact: ModelArtefact; forest: Forest } {
  const format = z.looseObject({ format: z.number() }).safeParse(json);
  if (format.success && format.data.format !== 1)
    throw new ModelRefused('model-unsupported', `The format ${format.data.format} is not known; 1 is.`);
  const read = ModelArtefact.safeParse(json);
  if (!read.success) {
    const [first] = read.error.issues;
    const path = first?.path.map(String).join('/');
    throw new ModelRefused('model-malformed', `The model is no artefact: /${path ?? ''} ${first?.message ?? ''}.`);
  }
  const artefact = read.data;
  if (hashOf(artefact) !== artefact.sha256)
    throw new ModelRefused('model-hash-mismatch', 'The model is not what its hash was made of: it was changed.');
  const forest = restored(artefact.forest);
  checkForest(forest);
  return { artefact, forest };
}

/**
 * The model that an artefact describes, ready to score. Its functions throw a ModelRefused for a row of another length.
 *
 * @throws ModelRefused as readArtefact does, and for a model made for other features
 */
export function scoringModel(json: unknown, { id, names }: FeatureSet = COMPUTED_HERE): ScoringModel {
  const { artefact, forest } = readArtefact(json);
  const { target, featureSet, sha256 } = artefact;
  if (featureSet !== id || !sameNames(forest.features, names))
    throw new ModelRefused(
      'model-features-mismatch',
      `The model takes the feature set ${featureSet}, and ${id} is computed here.`,
    );
  const layout = layoutOf(forest);
  const score = scorerOf(layout);
  const explain = explainerOf(layout);
  const probabilityOf = calibrated(artefact.calibration);
  const fitting = (row: Float64Array): Float64Array => {
    if (row.length === names.length) return row;
    throw new ModelRefused(
      'model-features-mismatch',
      `A row has ${row.length} features, and ${names.length} are needed.`,
    );
  };
  return {
    version: `${target}-${sha256.slice(0, 12)}`,
    target,
    featureSet,
    probability: (row) => probabilityOf(score(fitting(row))),
    explain: (row) => {
      const { bias, contributions } = explain(fitting(row));
      const told = Array.from(contributions, (contribution, index): Contribution => {
        return { feature: names[index] as string, value: row[index] as number, contribution };
      });
      const moving = told.filter(({ contribution }) => contribution !== 0);
      return { bias, contributions: moving.sort(byStrength) };
    },
  };
}

const byStrength = (one: Contribution, other: Contribution): number =>
  Math.abs(other.contribution) - Math.abs(one.contribution);

const sameNames = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((name, index) => name === others[index]);
