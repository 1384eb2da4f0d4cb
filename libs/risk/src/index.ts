export { agenciesFor } from './agencies.js';
export { strictest } from './strictest.js';
export { assess } from './assess.js';
export { rulesAlone } from './rules-alone.js';
export { factsOf } from './facts.js';
export type { Basis, Known, Occasion, RiskDecision, Scored, SelectedBy, Targeting } from './decision.js';
export { riskItemsOf } from './features/item.js';
export { combinationOf, keysOfAll } from './features/keys.js';
export { EMPTY_STATISTIC, lessonOf, together } from './features/learn.js';
export type { Statistic } from './features/statistic.js';
export { DEFAULT_SETTINGS } from './selection/settings.js';
export { priorityByScores, priorityOf } from './selection/select.js';
export { cameBy, type Decided } from './selection/came-by.js';
export {
  areEnough,
  thresholdsFor,
  thresholdsForAll,
  type Recent,
  type Thresholds,
  type ThresholdValues,
} from './selection/thresholds.js';
export { withPriority } from './selection/exploration.js';
export { commitmentOf, drawDay, drawOf } from './selection/draw.js';
export { TARGETS, type Target } from './model/forest.js';
export type { ScoringModel } from './model/scoring-model.js';
export { artefactOf, ModelArtefact, type ModelParts } from './model/artefact.js';
export { readArtefact, scoringModel } from './model/artefact-model.js';
export { featureWeights } from './model/feature-weights.js';
export { readLightgbm, withFeatures } from './model/lightgbm.js';
export { ModelRefused } from './model/scoring-refused.js';
export { backtesting, type BacktestCounts, type Past } from './rules/backtest.js';
export { checkCondition } from './rules/condition.js';
export { compileRules } from './rules/compile-rules.js';
export type { NamedFeatures, RuleSet } from './rules/rule-set.js';
export { SEED_RULES } from './rules/seed.js';
export { FEATURE_SET, FEATURES, featuresOf } from './features/features.js';
export { columnsOf, trainModel, type TrainingSet } from './model/artefact-trained.js';
export { evaluate, type Evaluation } from './evaluation/evaluate.js';
export { POLICIES, tryPolicy, type Policy, type PolicyFigures, type PolicyTrial } from './evaluation/try-policy.js';
export { pastOnlyFeatures, type Labelled } from './evaluation/labelled.js';
export { judge, type Judgement, type Trial } from './evaluation/judge.js';
export { SHIFTED, stabilityIndex } from './evaluation/drift.js';
export { figuresOf, type Figures } from './evaluation/metrics.js';
export { tell } from './features/words.js';
