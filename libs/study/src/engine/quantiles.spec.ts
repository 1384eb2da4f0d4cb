import fc from 'fast-check';
import { interpolated, quantiles } from './quantiles.js';
import { sequence } from './random.js';
import { atRanks } from './ranks.js';
import { Gatherer, NO_LIMITS } from './values.js';

const SHARES = [0, 0.25, 0.5, 0.75, 0.9, 0.95, 1];
const gathered = (values: Float32Array) => new Gatherer().gather(values, Uint32Array.from(values.keys()), NO_LIMITS);

function expectExact(values: Float32Array): void {
  const inOrder = Float32Array.from(values).sort();
  expect(quantiles(gathered(values), SHARES)).toEqual(SHARES.map((share) => interpolated(inOrder, share)));
}

const seconds = { noNaN: true, noDefaultInfinity: true, min: 0 };

describe('quantiles', () => {
  it('are those of the sorted values, whatever these are', () => {
    fc.assert(fc.property(fc.float32Array({ ...seconds, minLength: 1, maxLength: 1000 }), expectExact));
  });

  it.each([
    ['many different', (random: () => number) => random() * 1e6],
    ['many equal', (random: () => number) => Math.floor(random() * 3)],
    ['all equal', () => 7],
    ['all nothing', () => 0],
    ['mostly nothing', (random: () => number) => Math.max(0, random() - 0.8)],
    ['of all magnitudes', (random: () => number) => 10 ** (60 * random() - 30)],
    ['close together but for a few', (random: () => number) => (random() < 0.001 ? 0 : 1e6 + random())],
    ['skewed', (random: () => number) => Math.exp(10 * random())],
  ])('of thousands of values, %s, are exact', (_name, draw) => {
    const random = sequence(7);
    expectExact(Float32Array.from({ length: 20_000 }, () => draw(random)));
    // More values than there are bins.
    expectExact(Float32Array.from({ length: 100_000 }, () => draw(random)));
  });

  it.each([
    ['ascending', (index: number) => index],
    ['descending', (index: number) => 20_000 - index],
    ['an organ pipe', (index: number) => Math.min(index, 20_000 - index)],
  ])('of values in order, %s, are exact', (_name, draw) => {
    expectExact(Float32Array.from({ length: 20_000 }, (_each, index) => draw(index)));
  });

  it('lie between two values where no value is in the very place', () => {
    expect(quantiles(gathered(Float32Array.of(10, 20)), [0.5, 0.75])).toEqual([15, 17.5]);
  });

  it('of a single value are that value', () => {
    expect(quantiles(gathered(Float32Array.of(3)), [0, 0.5, 1])).toEqual([3, 3, 3]);
  });
});

describe('values at ranks', () => {
  it('are those that sorting would put there, at however many ranks', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ ...seconds, minLength: 1, maxLength: 1000 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 50 }),
        (values, numbers) => {
          const ranks = numbers.map((number) => number % values.length).sort((a, b) => a - b);
          const inOrder = Float32Array.from(values).sort();
          expect([...atRanks(gathered(values), ranks)]).toEqual(ranks.map((rank) => inOrder[rank]));
        },
      ),
    );
  });
});

describe('gathered values', () => {
  it('take a negative zero for 0', () => {
    expectExact(Float32Array.from({ length: 300 }, (_each, index) => (index < 100 ? 0 : index)));
    const told = gathered(Float32Array.from({ length: 300 }, (_each, index) => (index % 2 === 0 ? -0 : index)));
    expect(quantiles(told, [0, 0.25, 1])).toEqual([0, 0, 299]);
  });

  it('have the variance of values that hardly differ, far from 0', () => {
    const values = Float32Array.of(0, ...Array.from({ length: 999 }, (_each, index) => 1e6 + (index % 4) / 4));
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
    const squares = (some: Float32Array, from: number) => some.reduce((sum, each) => sum + (each - from) ** 2, 0);
    const told = gathered(values);
    expect(told.mean).toBeCloseTo(mean, 6);
    expect(Number(told.variance) / (squares(values, mean) / 999)).toBeCloseTo(1, 10);
    const rest = values.subarray(1);
    const restMean = rest.reduce((sum, each) => sum + (each - 1e6), 0) / rest.length;
    expect(gathered(rest).variance).toBeCloseTo(
      rest.reduce((sum, each) => sum + (each - 1e6 - restMean) ** 2, 0) / 998,
      12,
    );
  });
});
