export { ocel } from './ocel.js';
export type { Recorded, TaskAct } from './recorded.js';
export { xes } from './xes.js';
