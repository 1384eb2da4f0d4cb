export { checkReleaseCode, signRelease, statementOf } from './code.js';
export { releaseNotePdf } from './pdf.js';
