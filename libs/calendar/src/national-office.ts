import type { Office } from '#libs/domain';

/** Where the work of offices unknown to the configuration goes. */
export const DEFAULT_OFFICE = 'CONAC';

/** Monday to Friday, the same hours. */
export const weekdays = (opens: string, closes: string): Office['openingHours'] => ({
  '1': [opens, closes],
  '2': [opens, closes],
  '3': [opens, closes],
  '4': [opens, closes],
  '5': [opens, closes],
});

/** The default office where the configuration does not say how it works: so that no lodgement waits for a configuration. */
export const nationalOffice: Office = {
  code: DEFAULT_OFFICE,
  name: 'National office',
  names: { es: 'Oficina nacional' },
  timeZone: 'America/Bogota',
  country: 'CO',
  closedDays: [],
  clocks: {},
  openingHours: weekdays('08:00', '17:00'),
};
