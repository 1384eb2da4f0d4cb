import { CLOCKS, ClockRule, Agency, Office } from '#libs/domain';
import { clockFor, DEFAULT_OFFICE, defaultClocks, demoAgencies, demoOffices } from './index.js';

const bogota = Office.parse(demoOffices.find(({ code }) => code === 'COBOG'));

describe('the clock of a hold', () => {
  it.each(CLOCKS)('has a default for %s that the domain takes', (name) => {
    expect(ClockRule.parse(defaultClocks[name])).toEqual(defaultClocks[name]);
  });

  it('is the default one at an office that sets none', () => {
    expect(clockFor('inspection', bogota)).toBe(defaultClocks.inspection);
  });

  it("is the office's own where it sets one", () => {
    const quick: ClockRule = { ...defaultClocks.scan, unit: 'working-hours', length: 2 };
    const office: Office = { ...bogota, clocks: { scan: quick } };
    expect(clockFor('scan', office)).toBe(quick);
    expect(clockFor('review', office)).toBe(defaultClocks.review);
  });

  it('is shared by every agency', () => {
    expect(clockFor('agency:ICA', bogota)).toBe(defaultClocks.agency);
    expect(clockFor('agency:ANLA', bogota)).toBe(defaultClocks.agency);
  });

  it('claims no law as its basis where none is confirmed', () => {
    for (const rule of Object.values(defaultClocks)) expect(rule.basis).toMatch(/to be confirmed/);
  });
});

describe('the demonstration configuration', () => {
  it('is valid', () => {
    for (const office of demoOffices) expect(Office.parse(office)).toEqual(office);
    for (const agency of demoAgencies) expect(Agency.parse(agency)).toEqual(agency);
  });

  it('has the default office', () => {
    expect(demoOffices.map((office) => office.code)).toContain(DEFAULT_OFFICE);
  });
});
