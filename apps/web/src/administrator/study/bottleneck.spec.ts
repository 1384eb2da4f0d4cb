import type { IntervalFigures } from '#libs/domain';
import { bottleneckOf } from './bottleneck.js';

const figures = (interval: IntervalFigures['interval'], n: number, mean: number) =>
  ({ interval, n, mean }) as IntervalFigures;

describe('a month’s bottleneck', () => {
  it('is the stage in which all declarations together spent most time, not the slowest of few', () => {
    const intervals = [
      figures('payment', 100, 60),
      figures('inspection-waiting', 2, 1000),
      figures('lodgement-to-release', 100, 9000),
    ];
    expect(bottleneckOf({ intervals })).toEqual({ stage: 'payment', time: 6000, share: 0.75 });
  });

  it('is none where goods waited for nobody', () => {
    expect(bottleneckOf({ intervals: [figures('lodgement-to-release', 1, 1)] })).toBeUndefined();
  });
});
