export { CalendarError } from './calendar-error.js';
export { checkOffice } from './check-office.js';
export { clockFor, defaultClocks } from './clocks.js';
export { dueAfterCourse } from './course.js';
export { demoAgencies } from './demo-agencies.js';
export { areConfigured, demoOffices } from './demo-offices.js';
export { dueAt, extendedDueAt, resumedDueAt } from './due.js';
export { DEFAULT_OFFICE, nationalOffice } from './national-office.js';
export { stamp } from './stamp.js';
