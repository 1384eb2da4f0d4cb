import { Refused, type Actor, type Instant } from '#libs/domain';
import {
  artefactOf,
  FEATURE_SET,
  FEATURES,
  featureWeights,
  ModelRefused,
  readArtefact,
  readLightgbm,
  scoringModel,
  withFeatures,
  type ModelArtefact,
  type Target,
} from '#libs/risk';
import type { NewModel } from '#libs/store';
import { readJson } from '../http/read-json.js';

/**
 * The model that somebody brings, as it is kept: checked as a model in force is, so that what could not score is refused here.
 *
 * @param bytes an artefact in JSON, or a LightGBM text model, which begins with the word `tree`
 * @throws Refused model-invalid saying why; malformed-content
 */
export function broughtModel(bytes: Buffer, target: Target | undefined, by: Actor, at: Instant): NewModel {
  try {
    const artefact = /^\s*tree\s/.test(bytes.subarray(0, 64).toString())
      ? lightgbm(bytes.toString('utf8'), target, by, at)
      : readArtefact(readJson(bytes)).artefact;
    const { version } = scoringModel(artefact, { id: FEATURE_SET, names: FEATURES });
    return {
      version,
      target: artefact.target,
      status: 'challenger',
      artefact: Buffer.from(JSON.stringify(artefact)),
      sha256: artefact.sha256,
      featureSet: artefact.featureSet,
      trainedFrom: artefact.window?.from ?? null,
      trainedTo: knownUntil(artefact.window?.to, at),
      metrics: { asBrought: artefact.metrics, features: featureWeights(artefact) },
      card: artefact.card,
      madeBy: by.id,
      act: 'imported',
      reason: null,
    };
  } catch (error) {
    if (!(error instanceof ModelRefused)) throw error;
    throw new Refused('model-invalid', error.message, { reason: error.code });
  }
}

/**
 * The last moment that a model says it learnt from: never later than now, since models are compared by results that are later than what
 * the champion knows, and one that claims to know what is to come could never be compared with.
 */
const knownUntil = (claimed: Instant | undefined, now: Instant): Instant | null =>
  claimed === undefined ? null : Date.parse(claimed) > Date.parse(now) ? now : claimed;

function lightgbm(text: string, target: Target | undefined, { id, name }: Actor, at: Instant): ModelArtefact {
  if (!target) throw new Refused('model-invalid', 'A LightGBM model does not say what it predicts: add ?target=.');
  return artefactOf({
    target,
    source: 'lightgbm',
    featureSet: FEATURE_SET,
    forest: withFeatures(readLightgbm(text), FEATURES),
    // As LightGBM itself makes a probability of a score.
    calibration: { kind: 'platt', slope: 1, intercept: 0 },
    window: null,
    parameters: {},
    seed: null,
    metrics: {},
    card: {
      purpose:
        target === 'fraud' ? 'Tells declarations with a finding.' : 'Tells declarations with a critical finding.',
      data: 'Not said: the model was trained outside.',
      method: 'Gradient-boosted trees of LightGBM, read from its text form.',
      limits: 'Nothing is known of it but what it does here, beside the champion.',
      intendedUse: 'As a challenger, until its figures speak for it.',
      author: `${name} (${id}), who brought it`,
      madeAt: at,
    },
  });
}
