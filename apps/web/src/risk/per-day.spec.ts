import { perDayIn } from './per-day.js';

describe('how many a day', () => {
  it('is told with one decimal, and what is less than one in ten days as that', () => {
    expect([0, 0.0111, 0.557, 3.04, 1200].map(perDayIn('en-GB'))).toEqual(['0', '< 0.1', '0.6', '3', '1,200']);
    expect(perDayIn('es-CO')(0.02)).toBe('< 0,1');
  });
});
