export { agenciesFor } from './agencies.js';
export { ruleEngine, strictest, type RiskEngine } from './engine.js';
export { factsOf } from './facts.js';
