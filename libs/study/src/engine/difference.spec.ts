import { differenceOfMeans, differenceOfShares, wilson } from './difference.js';
import { differenceOfMedians } from './median-bootstrap.js';
import { interpolated } from './quantiles.js';
import { sequence } from './random.js';
import { student975 } from './student.js';
import { Gatherer, NO_LIMITS } from './values.js';

/** Values as the study gathers them. */
const gathered = (values: Float32Array) => new Gatherer().gather(values, Uint32Array.from(values.keys()), NO_LIMITS);

describe('the t distribution', () => {
  // Tables of the 97.5th percentile.
  it.each([
    [1, 12.7062],
    [2, 4.30265],
    [3, 3.18245],
    [5, 2.57058],
    [10, 2.22814],
    [30, 2.04227],
    [120, 1.97993],
    [1_000_000, 1.95997],
  ])('with %d degrees of freedom has the percentile of the tables', (freedom, percentile) => {
    expect(student975(freedom)).toBeCloseTo(percentile, 4);
  });

  it('falls steadily, between whole degrees of freedom too', () => {
    const falling = [1, 1.2, 1.5, 1.9, 2, 2.1, 3.5, 4, 4.9, 5, 8].map(student975);
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
  });
});

describe('a difference of means', () => {
  it('has the interval that Welch gives', () => {
    const one = gathered(
      Float32Array.of(27.5, 21, 19, 23.6, 17, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19, 21.7, 21.4),
    );
    const other = gathered(
      Float32Array.of(27.1, 22, 20.8, 23.4, 23.4, 23.5, 25.8, 22, 24.8, 20.2, 21.9, 22.1, 22.9, 30, 22),
    );
    const { difference, low, high } = differenceOfMeans(one, other);
    expect(difference).toBeCloseTo(one.mean - other.mean, 12);
    // By 27.776 degrees of freedom, whose percentile 2.049151 was found by integrating the density.
    expect(low).toBeCloseTo(-4.65044, 4);
    expect(high).toBeCloseTo(-0.62956, 4);
    expect((Number(low) + Number(high)) / 2).toBeCloseTo(difference, 9);
  });

  it('has no bounds where a sample has but one value', () => {
    expect(differenceOfMeans(gathered(Float32Array.of(3)), gathered(Float32Array.of(1, 2)))).toEqual({
      difference: 1.5,
      low: null,
      high: null,
    });
  });
});

describe('a difference of shares', () => {
  // Newcombe 1998, table II, method 10: his published examples.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 10, 0.6075, 1],
    [0, 10, 0, 10, -0.2775, 0.2775],
  ])('%d/%d less %d/%d lies where Newcombe says', (count, n, otherCount, otherN, low, high) => {
    const told = differenceOfShares({ count, n }, { count: otherCount, n: otherN });
    expect(told.low).toBeCloseTo(low, 4);
    expect(told.high).toBeCloseTo(high, 4);
  });

  it('rests on intervals of each share that stay within 0 and 1', () => {
    expect(wilson({ count: 81, n: 263 })).toEqual({
      low: expect.closeTo(0.2553, 4) as number,
      high: expect.closeTo(0.3662, 4) as number,
    });
    expect(wilson({ count: 0, n: 10 }).low).toBe(0);
    expect(wilson({ count: 10, n: 10 }).high).toBeCloseTo(1, 12);
  });
});

describe('a difference of medians', () => {
  const drawn = (length: number, seed: number, scale: number) => {
    const random = sequence(seed);
    return Float32Array.from({ length }, () => -Math.log(1 - random()) * scale);
  };

  /** The percentile bootstrap by drawing every value. */
  function naive(one: Float32Array, other: Float32Array): [number, number] {
    const random = sequence(5);
    const median = (values: Float32Array) =>
      interpolated(Float32Array.from(values, () => values[Math.floor(random() * values.length)] as number).sort(), 0.5);
    const all = Float64Array.from({ length: 4000 }, () => median(one) - median(other)).sort();
    return [interpolated(all, 0.025), interpolated(all, 0.975)];
  }

  it.each([
    [101, 151],
    [100, 60],
  ])('of %d and %d values has the interval that drawing whole samples gives', (sizeOne, sizeOther) => {
    const [one, other] = [drawn(sizeOne, 1, 100), drawn(sizeOther, 2, 80)];
    const [low, high] = naive(one, other);
    const told = differenceOfMedians(gathered(one), gathered(other));
    // Two bootstraps of so many samples differ by a few hundredths of the interval's width.
    expect(Math.abs(Number(told.low) - low)).toBeLessThan(0.1 * (high - low));
    expect(Math.abs(Number(told.high) - high)).toBeLessThan(0.1 * (high - low));
    expect(told.difference).toBeCloseTo(interpolated(one.sort(), 0.5) - interpolated(other.sort(), 0.5), 9);
  });

  it('is the same each time it is asked', () => {
    const ask = () => differenceOfMedians(gathered(drawn(500, 3, 10)), gathered(drawn(500, 4, 11)));
    expect(ask()).toEqual(ask());
  });

  it('covers the true difference as often as it says', () => {
    let covered = 0;
    for (let trial = 0; trial < 200; trial++) {
      const { low, high } = differenceOfMedians(
        gathered(drawn(80, 1000 + trial, 100)),
        gathered(drawn(80, 5000 + trial, 100)),
      );
      if (Number(low) <= 0 && Number(high) >= 0) covered++;
    }
    expect(covered).toBeGreaterThan(180);
  });

  it('has no bounds where a sample has but one value', () => {
    expect(differenceOfMedians(gathered(Float32Array.of(5)), gathered(Float32Array.of(1, 2, 3)))).toEqual({
      first: 5,
      second: 2,
      difference: 3,
      low: null,
      high: null,
    });
  });
});
