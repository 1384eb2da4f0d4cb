export * from './contract.js';
export type { clearDeclaration } from './clear-declaration.js';
