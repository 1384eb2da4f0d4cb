import { instant, type ClockRule } from '#libs/domain';
import { checkOffice, defaultClocks, demoOffices, nationalOffice } from './index.js';

const now = instant(Date.parse('2026-11-24T15:00:00.000Z'));
const neverOpen = { ...nationalOffice, openingHours: {} };
const plain: ClockRule = { ...defaultClocks.arrival, unit: 'calendar-days', extension: null };
const plainClocks = Object.fromEntries(Object.keys(defaultClocks).map((name) => [name, plain]));

describe('a check of an office', () => {
  it.each(demoOffices)('finds nothing wrong with $name', (office) => {
    expect(() => checkOffice(office, now)).not.toThrow();
  });

  it('finds any one clock that has no answer, and an extension that has none', () => {
    const { scan, inspection } = defaultClocks;
    const extended: ClockRule = { ...plain, extension: inspection.extension };
    expect(() => checkOffice({ ...neverOpen, clocks: plainClocks }, now)).not.toThrow();
    for (const clocks of [{ scan }, { audit: extended }])
      expect(() => checkOffice({ ...neverOpen, clocks: { ...plainClocks, ...clocks } }, now)).toThrow(/open/);
  });
});
