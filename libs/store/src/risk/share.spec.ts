import { foundShare } from './share.js';

describe('a share that was found', () => {
  // Values of scipy.stats.binomtest(k, n).proportion_ci(method='wilson').
  it('has the interval of Wilson', () => {
    const few = foundShare(2, 10);
    expect(few.share).toBe(0.2);
    expect(few.low).toBeCloseTo(0.05668, 4);
    expect(few.high).toBeCloseTo(0.50984, 4);
  });

  it('of nothing found is not certain to be nothing', () => {
    const { low, high } = foundShare(0, 20);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(0.16113, 4);
  });

  it('of no results says nothing', () => {
    expect(foundShare(0, 0)).toEqual({ found: 0, of: 0, share: null, low: 0, high: 1 });
  });
});
