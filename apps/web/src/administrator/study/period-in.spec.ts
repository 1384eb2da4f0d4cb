import { USUAL } from './filter.js';
import { periodIn } from './period-in.js';

describe('the period of the study', () => {
  it('is narrowed to a day, a week or a month, and never widened', () => {
    expect(periodIn(USUAL, '2026-11-29')).toEqual({ from: '2026-11-29', to: '2026-11-29' });
    expect(periodIn(USUAL, '2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(periodIn(USUAL, '2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(periodIn(USUAL, '2026-W48')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    // A week's year is that of its Thursday.
    expect(periodIn(USUAL, '2026-W01')).toEqual({ from: '2025-12-29', to: '2026-01-04' });
    expect(periodIn(USUAL, '2026-W53')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
    expect(periodIn(USUAL, '2027-W01')).toEqual({ from: '2027-01-04', to: '2027-01-10' });
    expect(periodIn({ from: '2026-11-10', to: '2026-11-20' }, '2026-11')).toEqual({
      from: '2026-11-10',
      to: '2026-11-20',
    });
  });
});
