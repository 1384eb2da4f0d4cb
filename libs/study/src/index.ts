export { KeptStudy, type RowSource, type StudyQuestion } from './engine/kept-study.js';
export type { SeenOffices } from './engine/selection.js';
export * from './intervals.js';
export { measure } from './measured.js';
export * from './row.js';
export { studyRowOf } from './row-of.js';
export { timesOf } from './times-of.js';
export type { Claim, Reported, Story } from './story.js';
export { whyNotReported } from './why-not-reported.js';
