export * from './paper.js';
export { printableIn } from './printable.js';
