import type { Office } from '#libs/domain';

/** Where the work of offices unknown to the configuration goes. */
export const DEFAULT_OFFICE = 'CONAC';

const weekdays = (opens: string, closes: string): Office['openingHours'] => ({
  '1': [opens, closes],
  '2': [opens, closes],
  '3': [opens, closes],
  '4': [opens, closes],
  '5': [opens, closes],
});

const colombian = { timeZone: 'America/Bogota', country: 'CO', closedDays: [], clocks: {} };

/** Examples of configuration, for demonstrations and tests: not the real hours of these offices. */
export const demoOffices: Office[] = [
  { code: DEFAULT_OFFICE, name: 'National desk', ...colombian, openingHours: weekdays('08:00', '17:00') },
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
    timeZone: 'Europe/London',
    country: 'GB',
    closedDays: [],
    clocks: {},
    openingHours: weekdays('08:30', '17:30'),
  },
];
