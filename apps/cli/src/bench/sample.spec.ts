import { median, p95, percentile, rounded } from './sample.js';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

describe('a sample of times', () => {
  it('has as its percentile the value that this share of it does not exceed', () => {
    expect([median(hundred), p95(hundred), percentile(hundred, 1)]).toEqual([50, 95, 100]);
  });

  it('of one has that one as every percentile', () => {
    expect([percentile([7], 0.01), median([7]), p95([7])]).toEqual([7, 7, 7]);
  });

  it('is told to a tenth of a millisecond', () => {
    expect([rounded(1.26), rounded(0.876, 2)]).toEqual([1.3, 0.88]);
  });
});
