import { reportOn } from '../../../../tests/setup/study-report.js';
import { toMilliseconds } from './milliseconds.js';

describe('seconds in an answer', () => {
  it('are told to the millisecond, without the digits that 32 bits add', () => {
    const told = {
      interval: 'held',
      mean: Math.fround(59.59),
      n: 3,
      standardDeviation: null,
      mode: { from: 0, to: 0.0001 },
    };
    expect(told.mean).not.toBe(59.59);
    expect(toMilliseconds({ groups: [told] })).toEqual({
      groups: [{ interval: 'held', mean: 59.59, n: 3, standardDeviation: null, mode: { from: 0, to: 0.0001 } }],
    });
  });

  it('leave shares, and what was asked, as they are', () => {
    const told = {
      share: 1 / 3,
      shareByOwner: { customs: 1 / 3 },
      withinServiceLevel: { difference: 1 / 3 },
      serviceLevel: 0.12345,
    };
    expect(toMilliseconds({ ...told })).toEqual(told);
  });

  it('are so in whatever the study answers', async () => {
    const { figures } = await reportOn(300, { serviceLevel: '3600' });
    const [group] = figures.all.groups;
    const seconds =
      group?.intervals.flatMap(({ mean, median, p90, min, standardDeviation }) => [
        mean,
        median,
        p90,
        min,
        standardDeviation ?? 0,
      ]) ?? [];
    expect(seconds.length).toBeGreaterThan(100);
    for (const each of seconds) expect(each).toBe(Number(each.toFixed(3)));
    expect(group?.owners.every(({ total }) => total === Number(total.toFixed(3)))).toBe(true);
  });
});
