import { modeOf } from './mode.js';
import { sequence } from './random.js';

describe('mode', () => {
  const random = sequence(7);
  /** Skewed to the right, as times are; some far beyond the rest. */
  const times = (count: number, spread: number) =>
    Float32Array.from({ length: count }, () => Math.exp(4 + spread * random() * random()));

  it.each([
    [1, 6],
    [2, 12],
    [30, 3],
    [30, 12],
    [500, 12],
    [20_000, 6],
    [20_000, 14],
  ])('is the first class with most of %i values, however far they spread (%i)', (count, spread) => {
    const seconds = times(count, spread);
    const sorted = seconds.slice().sort();
    const quartiles = { p25: sorted[count >> 2] as number, p75: sorted[(3 * count) >> 2] as number };

    const told = modeOf({ seconds, min: sorted[0] as number, max: sorted[count - 1] as number }, quartiles);

    const width = told.to - told.from;
    const classes = new Map<number, number>();
    for (const each of sorted) {
      const from = Math.floor(each / width) * width;
      classes.set(from, (classes.get(from) ?? 0) + 1);
    }
    const n = Math.max(...classes.values());
    const from = [...classes].find(([, each]) => each === n)?.[0];
    expect(told).toEqual({ from, to: (from ?? NaN) + width, n });
    expect(width).toBeGreaterThanOrEqual((2 * (quartiles.p75 - quartiles.p25)) / Math.cbrt(count));
  });
});
