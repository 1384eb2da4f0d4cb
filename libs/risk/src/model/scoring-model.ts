import type { Target } from './forest.js';

/** One feature's part in a score. */
export interface Contribution {
  feature: string;
  /** NaN: missing. */
  value: number;
  /** In units of log odds. */
  contribution: number;
}

/** A model in force: made from an artefact, and checked when it was made. */
export interface ScoringModel {
  /** `<target>-<first twelve digits of the artefact's SHA-256>`. */
  version: string;
  target: Target;
  /** Names the order of the features that it takes. */
  featureSet: string;
  /** Calibrated probability. @param row features in the order of the feature set; NaN where missing */
  probability(row: Float64Array): number;
  /** Exact TreeSHAP: contributions and `bias` sum to the logarithm of the odds before calibration. */
  explain(row: Float64Array): { bias: number; contributions: Contribution[] };
}
