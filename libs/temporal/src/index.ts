export * from './codec.js';
export * from './connection.js';
export * from './worker.js';
