export * from './checkpoint.js';
export * from './key-file.js';
export * from './keys.js';
