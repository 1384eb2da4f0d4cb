export { checkoutRoot } from './checkout.js';
export type { Child } from './child.js';
export { makeTemporaryDataFolder, removeTemporaryDataFolder } from './data-folder.js';
export { pickPort } from './ports.js';
/** @public The tests' set-up loads it by path, outside of what tools follow. */
export { startPostgres } from './postgres.js';
export { StackError } from './stack-error.js';
export { findRunningStack } from './stack-record.js';
export type { ChildName, RunningStack, StackUrls } from './stack-record.js';
export { startStack } from './stack.js';
export type { Stack } from './stack.js';
export { findTemporal } from './temporal-binary.js';
export { startTemporalServer } from './temporal-server.js';
export { startWatchdog } from './watchdog.js';
