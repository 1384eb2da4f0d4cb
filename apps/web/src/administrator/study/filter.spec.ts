import type { OfficeView } from '#libs/domain';
import {
  beginningOf,
  changedDays,
  chosenBy,
  fileNameOf,
  filterIn,
  isReversed,
  periodBefore,
  promisedHours,
  queryOf,
  USUAL,
} from './filter.js';

describe('what the study is of', () => {
  it('stands in the address, as short as it can', () => {
    const filter = { ...USUAL, from: '2026-11-01', lane: 'red', within: '48' };
    expect(queryOf(filter)).toBe('from=2026-11-01&lane=red&within=48');
    expect(filterIn(queryOf(filter))).toEqual(filter);
    expect(queryOf(USUAL)).toBe('');
  });

  it('has no period that ends before it begins', () => {
    expect(isReversed({ from: '2026-11-29', to: '2026-11-01' })).toBe(true);
    expect(isReversed({ from: '2026-11-29', to: '2026-11-29' })).toBe(false);
    expect(isReversed({ from: '2026-11-29', to: '' })).toBe(false);
    expect(filterIn('from=2026-11-29&to=2026-11-01')).toEqual({ ...USUAL, from: '2026-11-29' });
    expect(filterIn('vsFrom=2026-11-29&vsTo=2026-11-01')).toEqual({ ...USUAL, vsFrom: '2026-11-29' });
  });

  it('changes by the day that was typed, so that the other is a step of its own', () => {
    const before = { from: '2026-11-01', to: '2026-11-29' };
    expect(changedDays(before, { ...before, from: '2026-10-01' })).toEqual({ from: '2026-10-01' });
    expect(changedDays(before, { ...before, to: '' })).toEqual({ to: '' });
    expect(changedDays(before, { from: '2026-12-01', to: '2026-12-09' })).toEqual({
      from: '2026-12-01',
      to: '2026-12-09',
    });
  });

  it('stands in the names of its files', () => {
    const filter = { ...USUAL, from: '2026-11-01', to: '2026-11-29' };
    expect(fileNameOf('clearance-times', filter, 'en.pdf')).toBe(
      'levante-clearance-times-2026-11-01-2026-11-29-en.pdf',
    );
    expect(fileNameOf('intervals', { ...USUAL, office: 'COBUN' }, 'en.csv')).toBe('levante-intervals-COBUN-en.csv');
  });

  it('has days by the clock of the office, the last one included', () => {
    const chosen = chosenBy({ ...USUAL, from: '2026-11-01', to: '2026-11-30' }, 'America/Bogota');
    expect(String(chosen)).toBe('from=2026-11-01T05%3A00%3A00.000Z&to=2026-12-01T05%3A00%3A00.000Z');
    expect(beginningOf('2026-06-01', 'Europe/London')).toBe('2026-05-31T23:00:00.000Z');
    expect(beginningOf('2026-01-01', 'Europe/London')).toBe('2026-01-01T00:00:00.000Z');
    // The day on which clocks change begins by the earlier time.
    expect(beginningOf('2026-03-29', 'Europe/London')).toBe('2026-03-29T00:00:00.000Z');
  });

  it('should end as the offices chosen promise, where they promise the same', () => {
    const office = (code: string, level?: number): OfficeView => ({
      ...{ code, name: code, timeZone: 'UTC', country: 'CO', openingHours: {} },
      ...(level ? { serviceLevels: { 'lodgement-to-release': level } } : {}),
    });
    const offices = [office('COBOG', 7200), office('COBUN', 3600)];
    expect(promisedHours({ ...USUAL, office: 'COBUN' }, offices)).toBe(1);
    expect(promisedHours({ ...USUAL, office: 'COBUN', interval: 'held' }, offices)).toBe(24);
    expect(promisedHours(USUAL, offices)).toBe(24);
    expect(promisedHours(USUAL, [office('COBOG', 7200), office('COBUN', 7200)])).toBe(2);
  });

  it('is compared with as many days just before', () => {
    expect(periodBefore({ ...USUAL, from: '2026-11-11', to: '2026-11-20' })).toEqual({
      vsFrom: '2026-11-01',
      vsTo: '2026-11-10',
    });
    expect(periodBefore(USUAL)).toBeUndefined();
  });
});
