/**
 * A regression tree as arrays over its inner nodes. A child is the index of an inner node, or, negative, `~leaf`. A value goes left
 * if it is at most the threshold; a missing one (NaN) goes where `missingLeft` says.
 */
export interface Tree {
  feature: Int32Array;
  threshold: Float64Array;
  missingLeft: Uint8Array;
  left: Int32Array;
  right: Int32Array;
  /** Rows of the training set that reached each inner node, and each leaf: what TreeSHAP weighs by. */
  cover: Float64Array;
  leafCover: Float64Array;
  leafValue: Float64Array;
}

/** Gradient-boosted trees; the sum of a row's leaves, and of `base`, is the logarithm of the odds. */
export interface Forest {
  /** Names of the features, in the order of a row. */
  features: readonly string[];
  base: number;
  trees: readonly Tree[];
}

/** Two models, since what predicts ordinary fraud finds few of the critical cases early. */
export const TARGETS = ['fraud', 'critical'] as const;
export type Target = (typeof TARGETS)[number];
