export * from './command.js';
export * from './commands.js';
export * from './file.js';
export * from './lodge.js';
export { CONTROLS_OF_LANE, isStricter, responsibilityFor } from './procedure.js';
export { expire } from './tasks.js';
export * from './same-decision.js';
