export type { AboutReport } from './about.js';
export { documentOf } from './document-of.js';
export { pdfOf } from './pdf/pdf-of.js';
