import { shareOfJudged } from './capacity.js';

describe('what a model is judged at', () => {
  it('is as many as can be inspected of all declarations, not that share of those that were controlled', () => {
    // 5 % of 10 000 are 500, of which there are results of 800.
    expect(shareOfJudged(0.05 * 10_000, 800)).toBe(0.625);
  });

  it('is all of them where more can be inspected, and one where nothing can', () => {
    expect(shareOfJudged(1000, 800)).toBe(1);
    expect(shareOfJudged(0, 800)).toBe(1 / 800);
  });
});
