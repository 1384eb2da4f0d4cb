import fc from 'fast-check';
import { binned } from './bins.js';
import { Grower } from './grow.js';
import { layoutOf } from './scoring-layout.js';
import { scorerOf } from './scoring.js';
import { sequence } from './random.js';
import { trainForest, trainingOptions, type TrainingOptions, type TrainingRows } from './train.js';

const options = (of: Partial<TrainingOptions>): TrainingOptions => ({ ...trainingOptions(100_000), ...of });
const logit = (probability: number) => Math.log(probability / (1 - probability));

/** Rows whose label is 1 where `isHit` says so of their features. */
function rowsOf(count: number, isHit: (a: number, b: number, random: () => number) => boolean): TrainingRows {
  const random = sequence(7);
  const a = Float64Array.from({ length: count }, random);
  const b = Float64Array.from({ length: count }, random);
  const labels = Uint8Array.from(a, (value, row) => (isHit(value, b[row]!, random) ? 1 : 0));
  return { features: ['a', 'b'], columns: [a, b], labels };
}

const scoresOf = (forest: Parameters<typeof layoutOf>[0], { columns, labels }: TrainingRows): number[] => {
  const score = scorerOf(layoutOf(forest));
  return Array.from(labels, (_, row) => score(Float64Array.from(columns, (column) => column[row]!)));
};

describe('bins', () => {
  it('part values so that each is at most its bound and more than the one before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ noNaN: false }), fc.integer({ min: -3, max: 3 })), {
          minLength: 1,
          maxLength: 600,
        }),
        (values) => {
          const column = Float64Array.from(values);
          const { bins, bounds } = binned([column]);
          column.forEach((value, row) => {
            const bin = bins[0]![row]!;
            if (Number.isNaN(value)) expect(bin).toBe(0);
            else {
              expect(value).toBeLessThanOrEqual(bounds[0]![bin - 1]!);
              if (bin > 1) expect(value).toBeGreaterThan(bounds[0]![bin - 2]!);
            }
          });
        },
      ),
    );
  });

  it('give each distinct value its own where they are few, and are no more than a byte can count where they are many', () => {
    expect(binned([Float64Array.of(5, 1, 5, 3)]).bounds[0]).toEqual(Float64Array.of(2, 4, Infinity));
    const many = binned([Float64Array.from({ length: 10_000 }, (_, row) => row)]);
    expect(many.bounds[0]!.length).toBe(254);
    const counts = new Map<number, number>();
    for (const bin of many.bins[0]!) counts.set(bin, (counts.get(bin) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBeLessThan(60);
  });
});

describe('a tree', () => {
  it('puts the first cut where the loss falls most, and the values that minimise it into the leaves', () => {
    // Gradients of log-loss at probability one half; two rows on each side of 1.5.
    const table = binned([Float64Array.of(1, 1, 2, 2)]);
    const growth = { leaves: 2, leafRows: 1, lambda: 1, gain: 0, learningRate: 1 };
    const gradients = Float64Array.of(0.5, 0.5, -0.5, -0.5);
    const tree = new Grower(table, 4, growth).grow(
      Int32Array.of(0, 1, 2, 3),
      gradients,
      new Float64Array(4).fill(0.25),
      [0],
    );
    expect([...tree.threshold]).toEqual([1.5]);
    // −G / (H + λ)
    expect([...tree.leafValue]).toEqual([-1 / 1.5, 1 / 1.5]);
    expect([...tree.leafCover]).toEqual([2, 2]);
  });

  it('sends what is missing where that lowers the loss', () => {
    for (const [label, isLeft] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const values = Float64Array.from({ length: 90 }, (_, row) => (row < 30 ? NaN : row < 60 ? 1 : 2));
      const labels = Uint8Array.from(values, (value) => (Number.isNaN(value) ? label : value - 1));
      const forest = trainForest(
        { features: ['a'], columns: [values], labels },
        options({ trees: 1, leaves: 2, rowShare: 1, featureShare: 1 }),
      );
      expect([...forest.trees[0]!.missingLeft]).toEqual([isLeft]);
    }
  });

  it('has no leaf of fewer rows than it may, and a cover that its leaves add up to', () => {
    const rows = rowsOf(1000, (a, b) => a + b > 1);
    const forest = trainForest(rows, options({ trees: 20, leaves: 31, leafRows: 25, rowShare: 0.7 }));
    for (const { leafCover, cover } of forest.trees) {
      expect(Math.min(...leafCover)).toBeGreaterThanOrEqual(25);
      expect(cover[0]).toBe(700);
      expect(leafCover.reduce((sum, rows) => sum + rows, 0)).toBe(700);
    }
  });
});

describe('training', () => {
  it('learns what one feature alone cannot tell', () => {
    const rows = rowsOf(2000, (a, b) => a > 0.5 !== b > 0.5);
    const scores = scoresOf(trainForest(rows, options({ trees: 40, featureShare: 1 })), rows);
    const wrong = scores.filter((score, row) => score > 0 !== (rows.labels[row] === 1)).length;
    expect(wrong / scores.length).toBeLessThan(0.02);
  });

  it('comes close to the true probabilities where labels are chance', () => {
    const rows = rowsOf(20_000, (a, _b, random) => random() < (a > 0.5 ? 0.7 : 0.1));
    const scores = scoresOf(trainForest(rows, options({ trees: 30, leaves: 4 })), rows);
    const mean = (isHigh: boolean) => {
      const chosen = scores.filter((_, row) => rows.columns[0]![row]! > 0.5 === isHigh);
      return chosen.reduce((sum, score) => sum + score, 0) / chosen.length;
    };
    expect(mean(true)).toBeCloseTo(logit(0.7), 0);
    expect(mean(false)).toBeCloseTo(logit(0.1), 0);
  });

  it('gives the same forest for the same seed, and another for another', () => {
    const rows = rowsOf(500, (a) => a > 0.6);
    const [one, same, other] = [3, 3, 4].map((seed) => trainForest(rows, options({ trees: 5, seed })));
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('counts a row of weight two as two rows', () => {
    // So few that each value has a bin of its own, whether it comes once or twice.
    const rows = rowsOf(200, (a, b) => a + b > 1);
    const whole = options({ trees: 3, rowShare: 1, featureShare: 1, leafRows: 1, leaves: 2 });
    const weights = Float64Array.from(rows.labels, (_, row) => (row % 2 === 0 ? 2 : 1));
    const doubled = [...rows.labels.keys()].flatMap((row) => (row % 2 === 0 ? [row, row] : [row]));
    const twice: TrainingRows = {
      features: rows.features,
      columns: rows.columns.map((column) => Float64Array.from(doubled, (row) => column[row]!)),
      labels: Uint8Array.from(doubled, (row) => rows.labels[row]!),
    };
    const [weighted, repeated] = [trainForest({ ...rows, weights }, whole), trainForest(twice, whole)];
    expect(weighted.base).toBeCloseTo(repeated.base, 12);
    weighted.trees.forEach((tree, index) => {
      expect(tree.threshold[0]).toBeCloseTo(repeated.trees[index]!.threshold[0]!, 12);
      expect(tree.leafValue[0]).toBeCloseTo(repeated.trees[index]!.leafValue[0]!, 12);
    });
  });

  it('is refused where there is nothing to tell apart', () => {
    const rows = rowsOf(100, () => false);
    expect(() => trainForest(rows)).toThrow(RangeError);
    expect(() => trainForest({ ...rows, labels: rows.labels.map(() => 1) })).toThrow(/results of both kinds/);
  });

  it('grows small trees where results are few', () => {
    expect([100, 5_000, 50_000].map((results) => trainingOptions(results).leaves)).toEqual([4, 5, 15]);
  });

  it('tells of each tree', () => {
    const told: number[] = [];
    const { trees } = trainForest(
      rowsOf(300, (a) => a > 0.5),
      options({}),
      (done) => told.push(done),
    );
    expect(told).toEqual(trees.map((_tree, index) => index + 1));
  });
});
