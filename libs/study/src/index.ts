export * from './intervals.js';
export * from './row.js';
