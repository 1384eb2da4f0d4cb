export { attributionOf, type Attribution } from './attribution.js';
export { waitingOf, workingOf, type StudyHold } from './holds.js';
export * from './intervals.js';
export { intervalsOf } from './intervals-of.js';
export { measure, type Arrival, type Measured } from './measured.js';
export * from './row.js';
export { studyRowOf } from './row-of.js';
export { secondsOf } from './spans.js';
export { lastReport, type Claim, type Reported, type Story } from './story.js';
