export { amend, withoutAssessing } from './amend.js';
export * from './command.js';
export * from './commands.js';
export { evolve, fold } from './evolve.js';
export * from './file.js';
export { lodge } from './lodge.js';
export { isControl, isEasing, isHit, type Items, type Label } from './result.js';
export { expire } from './tasks.js';
export * from './same-decision.js';
