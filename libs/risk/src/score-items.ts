import type { SelectionSettings } from '#libs/domain';
import type { Scored, Targeting } from './decision.js';
import { FEATURE_SET } from './features/features.js';
import type { RiskItem } from './features/item.js';
import { TARGETS, type Target } from './model/forest.js';
import type { Contribution, ScoringModel } from './model/scoring-model.js';
import { priorityOf } from './selection/select.js';

/** What the models say of a declaration's goods items. */
export interface Scoring {
  /** Of each item; null where no champion is in force or one of them failed. */
  priorities: (number | null)[];
  /** Of the item with the highest: it decides. */
  priority: number | null;
  /** Indexes of the items, the most suspicious first. */
  order: number[];
  /** By the champions and by the challengers, of the item that decides. */
  scores: Scored[];
  challengers: Scored[];
  /** Of the item that decides, what moved the scores of each champion, most first. */
  contributions: { model: string; feature: string; value: number | null; contribution: number }[];
  /** The item that decides, and its features. */
  decisive: { item: RiskItem; features: Float64Array } | undefined;
  /** Targets whose champion failed. */
  failed: Target[];
}

/** Contributions kept of each model. */
const MOST_CONTRIBUTIONS = 8;

/** Score goods items by all models in force. A model that fails is a fault and fails for the whole declaration. */
export function scoreItems(
  items: readonly RiskItem[],
  features: readonly Float64Array[],
  { champions, challengers }: Pick<Targeting, 'champions' | 'challengers'>,
  settings: SelectionSettings,
  faults: string[],
): Scoring {
  const inForce = TARGETS.flatMap((target) => champions[target] ?? []);
  const attempts = inForce.map((model) => ({ model, found: attempt(model, features, faults) }));
  const [scoring, failing] = [attempts.filter(({ found }) => found), attempts.filter(({ found }) => !found)];
  const of = (target: Target) => attempts.find(({ model }) => model.target === target)?.found;
  const [fraud, critical] = [of('fraud'), of('critical')];
  const priorities = items.map((_, index) => priorityOf(fraud?.[index], critical?.[index], settings));
  const order = [...items.keys()].sort(
    (one, other) => (priorities[other] ?? 0) - (priorities[one] ?? 0) || one - other,
  );
  const top = order[0] ?? 0;
  const [item, row] = [items[top], features[top]];
  const scored = ({ model, found }: { model: ScoringModel; found: Float64Array | undefined }): Scored[] => {
    const probability = found?.[top];
    if (probability === undefined || !item) return [];
    return [{ model: model.version, target: model.target, probability, item: item.number }];
  };
  return {
    ...{ priorities, order, scores: scoring.flatMap(scored), priority: priorities[top] ?? null },
    failed: failing.map(({ model }) => model.target),
    challengers: challengers.flatMap((model) => scored({ model, found: attempt(model, features, faults) })),
    contributions: row ? scoring.flatMap(({ model }) => mostTelling(model, row, faults)) : [],
    decisive: item && row ? { item, features: row } : undefined,
  };
}

/** Scores that made for a third of the largest part of the priority, at least: those are reasons. */
export function tellingScores(
  scores: readonly Scored[],
  { criticalWeight }: Pick<SelectionSettings, 'criticalWeight'>,
): Scored[] {
  const part = ({ target, probability }: Scored) => probability * (target === 'critical' ? criticalWeight : 1);
  const largest = Math.max(...scores.map(part));
  return scores.filter((scored) => part(scored) >= largest / 3);
}

/** Probabilities of all items, or undefined and a fault. */
function attempt(model: ScoringModel, features: readonly Float64Array[], faults: string[]): Float64Array | undefined {
  const fault = `model-failed:${model.version}`;
  if (model.featureSet !== FEATURE_SET) {
    faults.push(`${fault}: it takes the features ${model.featureSet}, and these are ${FEATURE_SET}`);
    return undefined;
  }
  try {
    const probabilities = Float64Array.from(features, (row) => model.probability(row));
    if (probabilities.every((probability) => probability >= 0 && probability <= 1)) return probabilities;
    faults.push(`${fault}: it gave no probability`);
  } catch (error) {
    faults.push(`${fault}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return undefined;
}

function mostTelling(model: ScoringModel, row: Float64Array, faults: string[]): Scoring['contributions'] {
  try {
    const size = ({ contribution }: Contribution) => Math.abs(contribution);
    return model
      .explain(row)
      .contributions.filter(({ contribution }) => contribution !== 0)
      .sort((one, other) => size(other) - size(one))
      .slice(0, MOST_CONTRIBUTIONS)
      .map(({ feature, value, contribution }) => ({
        ...{ model: model.version, feature, contribution },
        value: Number.isFinite(value) ? value : null,
      }));
  } catch (error) {
    faults.push(`explanation-failed:${model.version}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}
