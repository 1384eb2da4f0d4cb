import { SHIFTED, stabilityIndex } from './drift.js';

/** Evenly spread from one value on. */
const spread = (count: number, from = 0, width = 1) =>
  Float64Array.from({ length: count }, (_each, index) => from + (width * index) / count);

describe('the population stability index', () => {
  it('is nothing where the values are the same', () => {
    expect(stabilityIndex(spread(1000), spread(1000))).toBe(0);
  });

  it('is small where few are other ones, and beyond the bound where most are', () => {
    expect(stabilityIndex(spread(1000), spread(1000, 0.05))).toBeLessThan(0.1);
    expect(stabilityIndex(spread(1000), spread(1000, 0.5))).toBeGreaterThan(SHIFTED);
  });

  it('is computed from shares: hand-made example', () => {
    // Half of the earlier values are 0 and half 1; of the later ones, four fifths are 0.
    const earlier = Float64Array.from([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    const later = Float64Array.from([0, 0, 0, 0, 1]);
    const expected = (0.8 - 0.5) * Math.log(0.8 / 0.5) + (0.2 - 0.5) * Math.log(0.2 / 0.5);
    expect(stabilityIndex(earlier, later)).toBeCloseTo(expected, 12);
  });

  it('sees values that go missing', () => {
    const gone = spread(1000).map((value, index) => (index % 2 === 0 ? NaN : value));
    expect(stabilityIndex(spread(1000), gone)).toBeGreaterThan(SHIFTED);
  });

  it('is finite where a part is empty, and says nothing of no values', () => {
    expect(Number.isFinite(stabilityIndex(spread(10), spread(10, 5)))).toBe(true);
    expect(stabilityIndex(new Float64Array(0), spread(10))).toBeNaN();
  });
});
