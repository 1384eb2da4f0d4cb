import { demoOffices } from '#libs/calendar';
import { OfficeChange, OfficeContent, Refused } from '#libs/domain';
import { mustBeComputable, mustBeNamed } from './office-check.js';

const office = OfficeContent.parse(demoOffices.find(({ code }) => code === 'COBOG'));

function errorsOf(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error.more['errors'];
    throw error;
  }
  return undefined;
}

describe('a configuration from which no due date can be computed', () => {
  it('is refused with all that is wrong, each at its place', () => {
    const wrong = {
      ...office,
      timeZone: 'America/Bogotá',
      country: 'XX',
      openingHours: { ...office.openingHours, '3': ['17:00', '08:00'] as [string, string] },
    };
    expect(errorsOf(() => mustBeComputable(wrong))).toMatchObject([
      { path: '/office/timeZone', code: 'unknown-time-zone' },
      { path: '/office/country', code: 'unknown-country' },
      { path: '/office/openingHours/3', code: 'opening-hours-reversed' },
    ]);
    expect(errorsOf(() => mustBeComputable({ ...office, openingHours: {} }))).toMatchObject([
      { path: '/office/openingHours', code: 'never-opens' },
    ]);
    expect(errorsOf(() => mustBeComputable(office))).toBeUndefined();
  });
});

describe('the code of an office', () => {
  const named = (code: string, version: number, its: string) => () =>
    mustBeNamed(code, OfficeChange.parse({ version, office: { ...office, code: its }, reason: 'moved' }));

  it('is that of the address, and of a new one capital letters and digits', () => {
    expect(errorsOf(named('COBOG', 1, 'COBUN'))).toMatchObject([{ path: '/office/code' }]);
    for (const code of ['*', 'cobog', 'CO/BOG', 'C']) expect(errorsOf(named(code, 0, code))).toHaveLength(1);
    expect(errorsOf(named('COBOG', 0, 'COBOG'))).toBeUndefined();
    // One that was configured before this was asked stays as it is.
    expect(errorsOf(named('GB-000060', 1, 'GB-000060'))).toBeUndefined();
  });
});
