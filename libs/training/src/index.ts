export { DataUnusable } from './data-unusable.js';
export { generatedLabelled } from './generated.js';
export { doJob, type JobName, type Jobs, type Progress } from './jobs.js';
export type { RefusedRow } from './labelled-files.js';
export type { ModelTimes } from './measure-model.js';
export { inThread } from './thread.js';
