import { createHash } from 'node:crypto';
import { FEATURES } from '../features/features.js';
import type { Labelled } from './labelled.js';
import { trainForest, TRAINING_OPTIONS, type TrainingOptions } from '../model/train.js';
import { scorerOf } from '../model/scoring.js';
import { layoutOf } from '../model/scoring-layout.js';

/** A declaration with its features as they were when it was decided on. */
export interface Seen {
  row: Labelled;
  features: Float64Array;
}

/** How declarations are ranked for inspection. */
export interface Policy {
  name: string;
  /** Called at the beginning of each week, with all results that are known. */
  learn(known: readonly Seen[]): void;
  /** Higher: sooner. */
  priority(seen: Seen): number;
}

/** Gradient-boosted trees, trained anew every week. */
export function modelPolicy(options: TrainingOptions = TRAINING_OPTIONS): Policy {
  let score = (_: Float64Array): number => 0;
  return {
    name: 'model',
    learn(known) {
      const columns = FEATURES.map((_, feature) =>
        Float64Array.from(known, ({ features }) => features[feature] as number),
      );
      const labels = Uint8Array.from(known, ({ row }) => (row.result.fraud ? 1 : 0));
      score = scorerOf(layoutOf(trainForest({ features: FEATURES, columns, labels }, options)));
    },
    priority: ({ features }) => 1 / (1 + Math.exp(-score(features))),
  };
}
