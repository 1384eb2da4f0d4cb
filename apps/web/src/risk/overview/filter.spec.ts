import { filterIn, queryOf, USUAL } from './filter.js';

describe('what the figures of targeting are of', () => {
  it('stands in the address, as short as it can', () => {
    const filter = { ...USUAL, office: 'COBOG', step: 'month', ground: 'exploration' as const };
    expect(queryOf(filter)).toBe('office=COBOG&step=month&ground=exploration');
    expect(filterIn(queryOf(filter))).toEqual(filter);
    expect(queryOf(USUAL)).toBe('');
  });

  it('is as usual where the address says what nobody can choose', () => {
    expect(filterIn('step=minute&days=-4&group=moon')).toEqual(USUAL);
  });
});
