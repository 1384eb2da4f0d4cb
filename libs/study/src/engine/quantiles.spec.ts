import fc from 'fast-check';
import { putInPlace } from './in-place.js';
import { interpolated, quantiles } from './quantiles.js';
import { sequence } from './random.js';

const SHARES = [0, 0.25, 0.5, 0.75, 0.9, 0.95, 1];
const sorted = (values: Float32Array) => Float32Array.from(values).sort();

function expectExact(values: Float32Array): void {
  const inOrder = sorted(values);
  expect(quantiles(values, SHARES)).toEqual(SHARES.map((share) => interpolated(inOrder, share)));
  expect(sorted(values)).toEqual(inOrder);
}

describe('quantiles', () => {
  it('are those of the sorted values, whatever these are', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ minLength: 1, maxLength: 400, noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
        expectExact,
      ),
    );
  });

  it.each([
    ['many different', (random: () => number) => random() * 1e6],
    ['many equal', (random: () => number) => Math.floor(random() * 3)],
    ['all equal', () => 7],
    ['some negative', (random: () => number) => random() - 0.5],
    ['mostly nothing', (random: () => number) => Math.max(0, random() - 0.8)],
    ['of all magnitudes', (random: () => number) => 10 ** (60 * random() - 30)],
    ['skewed', (random: () => number) => Math.exp(10 * random())],
  ])('of thousands of values, %s, are exact', (_name, draw) => {
    const random = sequence(7);
    expectExact(Float32Array.from({ length: 20_000 }, () => draw(random)));
  });

  it.each([
    ['ascending', (index: number) => index],
    ['descending', (index: number) => -index],
    ['an organ pipe', (index: number) => Math.min(index, 20_000 - index)],
  ])('of values in order, %s, are exact', (_name, draw) => {
    expectExact(Float32Array.from({ length: 20_000 }, (_each, index) => draw(index)));
  });

  it('lie between two values where no value is in the very place', () => {
    expect(quantiles(Float32Array.of(10, 20), [0.5, 0.75])).toEqual([15, 17.5]);
  });

  it('of a single value are that value', () => {
    expect(quantiles(Float32Array.of(3), [0, 0.5, 1])).toEqual([3, 3, 3]);
  });

  it('leave what is smaller before a rank and what is larger after it', () => {
    const random = sequence(11);
    const values = Float32Array.from({ length: 5000 }, () => Math.floor(random() * 900));
    putInPlace(values, [1234, 4000]);
    for (const rank of [1234, 4000]) {
      expect(Math.max(...values.subarray(0, rank))).toBeLessThanOrEqual(values[rank] as number);
      expect(Math.min(...values.subarray(rank))).toBe(values[rank]);
    }
  });
});
