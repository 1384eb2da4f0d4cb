/** What a worker runs: the workflows by their names. */
export { clearDeclaration } from './clear-declaration.js';
