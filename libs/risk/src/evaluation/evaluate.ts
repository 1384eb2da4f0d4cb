import type { Instant } from '#libs/domain';
import { featuresOf } from '../features/features.js';
import { combinationOf } from '../features/keys.js';
import { columnsOf, trainModel, type TrainingProgress } from '../model/artefact-trained.js';
import { TARGETS, type Target } from '../model/forest.js';
import { scoringModel } from '../model/artefact-model.js';
import type { Statistic } from '../features/statistic.js';
import { pastOnlyFeatures, type Labelled } from './labelled.js';
import { figuresOf, type Figures } from './metrics.js';

/** Figures on all later rows, and on those whose combination of goods, route and tariff was never seen in the earlier ones. */
export interface Evaluation {
  all: Figures;
  unseen: Figures;
}

/**
 * Trains a model for each target on the earlier rows, and measures it on later ones. Statistics end with the earlier rows: the later
 * ones are judged as on their first day, when no result of theirs was known.
 *
 * @throws RangeError where there is too little to learn from, or no later row
 */
export function evaluate(
  earlier: readonly Labelled[],
  later: readonly Labelled[],
  seed: number,
  onProgress: (target: Target, progress: TrainingProgress) => void = () => undefined,
): Record<Target, Evaluation> {
  if (later.length === 0) throw new RangeError('There is no row to measure on.');
  const statistics = new Map<string, Statistic>();
  const columns = columnsOf(pastOnlyFeatures(earlier, statistics));
  const features = later.map(({ item, at }) => featuresOf(item, statistics, at));
  const seen = new Set(earlier.map(({ item }) => combinationOf(item)));
  const unseen = [...later.keys()].filter((row) => !seen.has(combinationOf((later[row] as Labelled).item)));
  const evaluated = TARGETS.map((target): [Target, Evaluation] => {
    const labels = (rows: readonly Labelled[]) => Uint8Array.from(rows, ({ result }) => (result[target] ? 1 : 0));
    const artefact = trainModel(
      {
        ...{ target, columns, labels: labels(earlier), at: Float64Array.from(earlier, ({ at }) => at), seed },
        ...{ author: 'evaluation', madeAt: new Date(0).toISOString() as Instant, origin: 'An evaluation.' },
      },
      (progress) => onProgress(target, progress),
    );
    const model = scoringModel(artefact);
    const probabilities = Float64Array.from(features, (row) => model.probability(row));
    const truth = labels(later);
    return [
      target,
      {
        all: figuresOf(probabilities, truth),
        unseen: figuresOf(
          Float64Array.from(unseen, (row) => probabilities[row] as number),
          Uint8Array.from(unseen, (row) => truth[row] as number),
        ),
      },
    ];
  });
  return Object.fromEntries(evaluated) as Record<Target, Evaluation>;
}
