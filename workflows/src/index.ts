export * from './contract.js';
export type { clearDeclaration } from './clear-declaration.js';
export * from './risk/contract.js';
export * from './risk/rule-contract.js';
