export * from './codec.js';
export * from './connection.js';
export { sealing } from './sealing.js';
export * from './worker.js';
