/** What a worker of the risk unit's queue runs: the workflows by their names. */
export { keepSeeds } from './keep-seeds.js';
export { keepThresholds } from './keep-thresholds.js';
export { promoteModel } from './promote-model.js';
export { keepRule } from './rule-life.js';
export { retrain } from './retrain.js';
export { trainModel } from './train-model.js';
export { watchModels } from './watch-models.js';
