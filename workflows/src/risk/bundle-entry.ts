/** What a worker of the risk unit's queue runs: the workflows by their names. */
export { keepSeeds } from './keep-seeds.js';
export { promoteModel } from './promote-model.js';
export { keepRule } from './rule-life.js';
