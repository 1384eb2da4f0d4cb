export * from './codec.js';
export * from './connection.js';
export { sealing, type Sealing } from './sealing.js';
export * from './worker.js';
