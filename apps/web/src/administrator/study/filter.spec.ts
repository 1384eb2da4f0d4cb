import { beginningOf, chosenBy, filterIn, periodBefore, queryOf, USUAL } from './filter.js';

describe('what the study is of', () => {
  it('stands in the address, as short as it can', () => {
    const filter = { ...USUAL, from: '2026-11-01', lane: 'red', within: '48' };
    expect(queryOf(filter)).toBe('from=2026-11-01&lane=red&within=48');
    expect(filterIn(queryOf(filter))).toEqual(filter);
    expect(queryOf(USUAL)).toBe('');
  });

  it('has days by the clock of the office, the last one included', () => {
    const chosen = chosenBy({ ...USUAL, from: '2026-11-01', to: '2026-11-30' }, 'America/Bogota');
    expect(String(chosen)).toBe('from=2026-11-01T05%3A00%3A00.000Z&to=2026-12-01T05%3A00%3A00.000Z');
    expect(beginningOf('2026-06-01', 'Europe/London')).toBe('2026-05-31T23:00:00.000Z');
    expect(beginningOf('2026-01-01', 'Europe/London')).toBe('2026-01-01T00:00:00.000Z');
    // The day on which clocks change begins by the earlier time.
    expect(beginningOf('2026-03-29', 'Europe/London')).toBe('2026-03-29T00:00:00.000Z');
  });

  it('is compared with as many days just before', () => {
    expect(periodBefore({ ...USUAL, from: '2026-11-11', to: '2026-11-20' })).toEqual({
      vsFrom: '2026-11-01',
      vsTo: '2026-11-10',
    });
    expect(periodBefore(USUAL)).toBeUndefined();
  });
});
