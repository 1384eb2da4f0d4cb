import type { Office } from '#libs/domain';
import { nationalOffice, weekdays } from './national-office.js';

const colombian = { timeZone: 'America/Bogota', country: 'CO', closedDays: [], clocks: {} };

/** Examples of configuration, for demonstrations and tests: not the real hours of these offices. */
export const demoOffices: Office[] = [
  nationalOffice,
  { code: 'COBOG', name: 'Bogotá', ...colombian, openingHours: weekdays('08:00', '17:00') },
  { code: 'COBUN', name: 'Buenaventura', ...colombian, openingHours: weekdays('08:00', '17:00') },
  {
    code: 'COCTG',
    name: 'Cartagena',
    ...colombian,
    openingHours: { ...weekdays('08:00', '17:00'), '6': ['08:00', '12:00'] },
  },
  {
    code: 'GBLON',
    name: 'London',
    names: { es: 'Londres' },
    timeZone: 'Europe/London',
    country: 'GB',
    closedDays: [],
    clocks: {},
    openingHours: weekdays('08:30', '17:30'),
  },
];

/** Whether an administration has said which offices it has; while it has not, a declaration may well name another. */
export const areConfigured = (offices: ReadonlyMap<string, Office>): boolean =>
  [...offices.keys()].some((code) => demoOffices.every((demo) => demo.code !== code));
