export { agenciesFor } from './agencies.js';
export { ruleEngine, strictest, type RiskEngine } from './engine.js';
export { factsOf } from './facts.js';
export type { Basis, Known, Occasion, RiskDecision, Scored, SelectedBy, Targeting } from './decision.js';
export type { Statistic, Statistics } from './features/statistic.js';
export { SelectionSettings, type Capacity } from './selection/settings.js';
export type { Thresholds } from './selection/thresholds.js';
export { commitmentOf, drawDay, drawOf } from './selection/draw.js';
