export { CalendarError } from './calendar-error.js';
export { clockFor, defaultClocks } from './clocks.js';
export { demoAgencies } from './demo-agencies.js';
export { DEFAULT_OFFICE, demoOffices } from './demo-offices.js';
export { dueAt, extendedDueAt, resumedDueAt } from './due.js';
export { stamp } from './stamp.js';
