export * from './contract.js';
export type { clearDeclaration } from './clear-declaration.js';
export * from './risk/contract.js';
