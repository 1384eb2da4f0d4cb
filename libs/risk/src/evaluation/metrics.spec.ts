import fc from 'fast-check';
import { atTop, averagePrecision, expectedCalibrationError, figuresOf, rankingOf, type Ranking } from './metrics.js';

const ranked = (...rows: [score: number, label: 0 | 1][]): Ranking =>
  rankingOf(
    Float64Array.from(rows, ([score]) => score),
    Uint8Array.from(rows, ([, label]) => label),
  );

/** Few distinct scores, so that ties are common. */
const someRows = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom<0 | 1>(0, 1)), {
  minLength: 1,
  maxLength: 7,
});

function* permutations<T>(values: T[]): Generator<T[]> {
  if (values.length === 0) yield [];
  for (const [index, value] of values.entries())
    for (const rest of permutations(values.filter((_, other) => other !== index))) yield [value, ...rest];
}

describe('precision and recall of the rows that score highest', () => {
  it('are of that share of rows, rounded, and of one row at least', () => {
    const rows = ranked([0.9, 1], [0.8, 0], [0.7, 1], [0.1, 1]);
    expect(atTop(rows, 0.5)).toEqual({ precision: 0.5, recall: 1 / 3 });
    expect(atTop(rows, 0.001)).toEqual({ precision: 1, recall: 1 / 3 });
    expect(atTop(rows, 1)).toEqual({ precision: 0.75, recall: 1 });
  });

  it('are the average over all orders of rows that score the same', () => {
    fc.assert(
      fc.property(someRows, fc.double({ min: 0, max: 1, noNaN: true }), (rows, share) => {
        const count = Math.max(1, Math.round(rows.length * share));
        let sum = 0;
        let orders = 0;
        for (const order of permutations(rows)) {
          if (order.some(([score], place) => place > 0 && score > order[place - 1]![0])) continue;
          sum += order.slice(0, count).filter(([, label]) => label === 1).length;
          orders++;
        }
        expect(atTop(ranked(...rows), share).precision).toBeCloseTo(sum / orders / count, 12);
      }),
      { numRuns: 50 },
    );
  });

  it('have no recall where there is nothing to find', () => {
    expect(atTop(ranked([0.9, 0], [0.8, 0]), 0.5)).toEqual({ precision: 0, recall: NaN });
  });
});

describe('figures over all cuts', () => {
  // Values of scikit-learn 1.9: average_precision_score and roc_auc_score.
  const rows = ranked([0.9, 1], [0.8, 0], [0.8, 1], [0.8, 1], [0.3, 0], [0.3, 1], [0.2, 0], [0.1, 0]);

  it('are those of scikit-learn, where rows of equal score count as one step', () => {
    expect(averagePrecision(rows)).toBeCloseTo(0.7916666666666666, 14);
    expect(averagePrecision(ranked([1, 1], [1, 0], [1, 0], [1, 0]))).toBe(0.25);
  });

  it('are the same in whatever order the rows come', () => {
    fc.assert(
      fc.property(someRows, (any) => {
        expect(ranked(...any.toReversed())).toEqual(ranked(...any));
      }),
    );
  });
});

describe('the calibration error', () => {
  it('is nothing where each bin finds what its probabilities promise', () => {
    const rows = Array.from({ length: 300 }, (_, row): [number, 0 | 1] => [row < 150 ? 0.2 : 0.8, 0]);
    rows.forEach((row, index) => (row[1] = index < 150 ? (index % 5 === 0 ? 1 : 0) : index % 5 === 0 ? 0 : 1));
    expect(expectedCalibrationError(ranked(...rows), 2)).toBeCloseTo(0, 12);
    // Fifteen bins cut through rows of equal probability, whose order is nobody's: still nothing.
    expect(expectedCalibrationError(ranked(...rows))).toBeCloseTo(0, 12);
  });

  it('is the mean distance of promise and finding', () => {
    const rows = ranked([0.9, 1], [0.8, 1], [0.3, 1], [0.1, 0]);
    // High: 0.85 promised, 1 found. Low: 0.2 promised, 0.5 found.
    expect(expectedCalibrationError(rows, 2)).toBeCloseTo((0.15 + 0.3) / 2, 12);
  });
});

it('refuses a score that is no number, and labels that are not of these rows', () => {
  expect(() => rankingOf(Float64Array.of(1, NaN), Uint8Array.of(0, 1))).toThrow('The score of row 1 is not a number.');
  expect(() => rankingOf(Float64Array.of(1), Uint8Array.of(0, 1))).toThrow('There are 1 scores and 2 labels.');
});

it('orders infinite scores like any others', () => {
  expect(atTop(ranked([Infinity, 1], [Infinity, 1], [-Infinity, 0], [0, 0]), 0.5).precision).toBe(1);
});

it('reports all figures of a ranking at once', () => {
  const probabilities = Float64Array.from({ length: 100 }, (_, row) => row / 100);
  const labels = Uint8Array.from({ length: 100 }, (_, row) => (row >= 90 ? 1 : 0));
  expect(figuresOf(probabilities, labels)).toMatchObject({
    ...{ rows: 100, base: 0.1, p1: 1, p5: 1, p10: 1, p20: 0.5, r1: 0.1, r5: 0.5, r10: 1, r20: 1, ap: 1 },
  });
});
