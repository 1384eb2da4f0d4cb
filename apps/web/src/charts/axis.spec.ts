import { ticksOf } from './axis.js';

describe('an axis of times', () => {
  it('is marked at steps that people reckon with, and reaches what is drawn', () => {
    expect(ticksOf(50)).toEqual([0, 10, 20, 30, 40, 50]);
    expect(ticksOf(3 * 3600 + 1)).toEqual([0, 3600, 7200, 10_800, 14_400]);
    expect(ticksOf(0.4)).toEqual([0, 1]);
  });
});
