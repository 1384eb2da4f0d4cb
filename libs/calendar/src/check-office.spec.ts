import { instant, type ClockRule, type Office } from '#libs/domain';
import { checkOffice, defaultClocks, demoOffices, faultsOf, nationalOffice } from './index.js';

const now = instant(Date.parse('2026-11-24T15:00:00.000Z'));
const neverOpen = { ...nationalOffice, openingHours: {} };
const plain: ClockRule = { ...defaultClocks.arrival, unit: 'calendar-days', extension: null };
const plainClocks = Object.fromEntries(Object.keys(defaultClocks).map((name) => [name, plain]));

describe('a check of an office', () => {
  it.each(demoOffices)('finds nothing wrong with $name', (office) => {
    expect(() => checkOffice(office, now)).not.toThrow();
  });

  it('tells all that is wrong at once, and where', () => {
    const placesIn = (office: Office) => faultsOf(office, now).map(({ code, path }) => [code, path]);
    expect(
      placesIn({ ...neverOpen, timeZone: 'Bogota', country: 'XX', openingHours: { '2': ['09:00', '09:00'] } }),
    ).toEqual([
      ['unknown-time-zone', '/timeZone'],
      ['unknown-country', '/country'],
      ['opening-hours-reversed', '/openingHours/2'],
    ]);
    expect(placesIn(neverOpen)).toEqual([['never-opens', '/openingHours']]);
    expect(placesIn(nationalOffice)).toEqual([]);
  });

  it('finds a clock that would run for decades', () => {
    const minute: Office = {
      ...nationalOffice,
      openingHours: { '1': ['08:00', '08:01'] },
      clocks: { scan: { ...plain, unit: 'working-hours', length: 366 } },
    };
    expect(faultsOf(minute, now).map(({ code }) => code)).toEqual(['never-ends']);
  });

  it('finds any one clock that has no answer, and an extension that has none', () => {
    const { scan, inspection } = defaultClocks;
    const extended: ClockRule = { ...plain, extension: inspection.extension };
    expect(() => checkOffice({ ...neverOpen, clocks: plainClocks }, now)).not.toThrow();
    for (const clocks of [{ scan }, { audit: extended }])
      expect(() => checkOffice({ ...neverOpen, clocks: { ...plainClocks, ...clocks } }, now)).toThrow(/open/);
  });
});
