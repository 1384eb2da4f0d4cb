import type { Instant } from '#libs/domain';
import { FEATURES } from '../features/features.js';
import { layoutOf } from '../model/scoring-layout.js';
import { scorerOf } from '../model/scoring.js';
import { trainForest, type TrainingOptions } from '../model/train.js';
import type { RuleSet } from '../rules/rule-set.js';
import type { Labelled } from './labelled.js';

/** A declaration with its features as they were when it was decided on. */
export interface Seen {
  row: Labelled;
  features: Float64Array;
}

/** How declarations are ranked for inspection. */
export interface Ranking {
  /** Called at the beginning of each week, with all results that are known by then, in the order in which they became known. */
  learn(known: readonly Seen[]): void;
  /** Higher: sooner. @param draw the declaration's random number, by which equals are ranked */
  priority(seen: Seen, draw: number): number;
}

/** Gradient-boosted trees, trained anew every week on all results. */
export function byModel(options?: TrainingOptions): Ranking {
  let score: (row: Float64Array) => number = () => 0;
  return {
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

/** At random. */
export const atRandom = (): Ranking => ({ learn: () => undefined, priority: (_, draw) => draw });

/** By the weights of rules that experts wrote without labels; equals at random. */
export const byRules = (rules: RuleSet): Ranking => ({
  learn: () => undefined,
  priority: ({ row, features }, draw) => {
    const named = Object.fromEntries(FEATURES.map((name, index) => [name, features[index] as number]));
    const at = new Date(row.at).toISOString() as Instant;
    const { hits } = rules.evaluate(row.declaration, [named], row.declaration.office, at);
    return hits.reduce((sum, { weight }) => sum + Math.max(weight, 0), 0) + draw;
  },
});

/** What risk profiles usually look at. */
const PROFILED = ['hs6', 'origin', 'importer', 'exporter', 'declarant'].map((name) => FEATURES.indexOf(`rate-${name}`));

/**
 * Risk profiles as they are usually kept: hit rates of subheading, origin and the three parties, counted once on the labelled weeks
 * and never again, and the mean of those that are known.
 *
 * @param featuresIn features of a row by the results that were known when the profiles were frozen
 */
export function byFrozenProfiles(featuresIn: (row: Labelled) => Float64Array): Ranking {
  return {
    learn: () => undefined,
    priority: ({ row }, draw) => {
      const frozen = featuresIn(row);
      const rates = PROFILED.map((feature) => frozen[feature] as number).filter((rate) => !Number.isNaN(rate));
      const mean = rates.length > 0 ? rates.reduce((sum, rate) => sum + rate, 0) / rates.length : 0;
      return mean + draw / 1e6;
    },
  };
}
