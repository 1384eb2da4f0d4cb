import type { PerformanceGroup } from '#libs/domain';
import { isTooMuch, loadsOf } from './overload.js';

const group = (period: string, key: string, declarations: number) =>
  ({ period, key, declarations }) as PerformanceGroup;
const CAPACITY = { inspection: { perDay: 20 }, scan: { share: 0.1 }, documents: { share: 0.3 } };
/** 100 a day; of the second day more are red than the office can inspect. */
const GROUPS = [
  ...[group('2026-11-23', 'red', 5), group('2026-11-23', 'orange', 10), group('2026-11-23', 'green', 85)],
  ...[group('2026-11-24', 'red', 31), group('2026-11-24', 'orange', 14), group('2026-11-24', 'green', 55)],
];

describe('what comes to a lane, beside what can be done', () => {
  it('is told with the days on which it was too much, and the worst of them', () => {
    const [inspection, scan, documents] = loadsOf(GROUPS, CAPACITY, true);
    expect(inspection).toEqual({
      ...{ tier: 'inspection', expected: 18, possible: 20, over: 1, of: 2 },
      worst: { day: '2026-11-24', came: 31, possible: 20 },
    });
    expect(isTooMuch(inspection!)).toBe(false);
    expect(scan).toMatchObject({ expected: 12, possible: 10, over: 1 });
    expect(isTooMuch(scan!)).toBe(true);
    expect(documents).toMatchObject({ expected: 0, possible: 30, over: 0, worst: undefined });
  });

  it('is not told of offices together where the capacity is so many a day at each', () => {
    expect(loadsOf(GROUPS, CAPACITY, false).map((load) => load?.tier)).toEqual([undefined, 'scan', 'documents']);
  });

  it('allows a whole one where the share is part of one', () => {
    const [, scan] = loadsOf([group('2026-11-23', 'orange', 1)], CAPACITY, true);
    expect(scan).toMatchObject({ over: 0 });
  });
});
