import fc from 'fast-check';
import { Calibration, calibrated, fitCalibration } from './calibration.js';

/** Deterministic numbers between 0 and 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Rows whose chance of a finding is a known function of the score. */
function rows(count: number, chance: (score: number) => number) {
  const next = numbers(7);
  const scores = Float64Array.from({ length: count }, () => next() * 8 - 4);
  return { scores, labels: Uint8Array.from(scores, (score) => (next() < chance(score) ? 1 : 0)) };
}

const logistic = (odds: number) => 1 / (1 + Math.exp(-odds));
const someRows = fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.constantFrom(0, 1)), {
  minLength: 1,
  maxLength: 60,
});
const kinds = fc.constantFrom<Calibration['kind']>('isotonic', 'platt');
const parts = (some: [number, number][]) => ({
  scores: Float64Array.from(some, ([score]) => score / 3),
  labels: Uint8Array.from(some, ([, label]) => label),
});

/** A score from far below those seen (-1) to far beyond (1); with Platt's curve as far as numbers have digits, odds of e³³ to one. */
function scoreAt(calibration: Calibration, place: number): number {
  return calibration.kind === 'platt' ? (33 * place - calibration.intercept) / calibration.slope : (place * 200) / 15;
}

describe('a calibrated probability', () => {
  it('rises strictly with the score, also beyond all scores seen, and is never 0 or 1', () => {
    fc.assert(
      fc.property(someRows, kinds, (some, kind) => {
        const { scores, labels } = parts(some);
        const calibration = fitCalibration(scores, labels, kind);
        const probability = calibrated(calibration);
        const steps = Array.from({ length: 401 }, (_, step) => probability(scoreAt(calibration, (step - 200) / 200)));
        const level = steps.findIndex((value, step) => value >= 1 || value <= (step === 0 ? 0 : steps[step - 1]!));
        expect(level).toBe(-1);
      }),
    );
  });

  it('is the same after it was kept as JSON', () => {
    fc.assert(
      fc.property(someRows, kinds, fc.double({ noNaN: true }), (some, kind, score) => {
        const { scores, labels } = parts(some);
        const calibration = fitCalibration(scores, labels, kind);
        const kept = Calibration.parse(JSON.parse(JSON.stringify(calibration)));
        expect(calibrated(kept)(score)).toBe(calibrated(calibration)(score));
      }),
    );
  });

  it('tells the chance of a finding: by isotonic regression of any rising shape, where there are enough of both kinds', () => {
    const chance = (score: number) => (score < 0 ? 0.1 : score < 2 ? 0.3 : 0.9);
    const { scores, labels } = rows(40_000, chance);
    const calibration = fitCalibration(scores, labels);
    expect(calibration.kind).toBe('isotonic');
    for (const score of [-3, -1, 1, 3]) expect(calibrated(calibration)(score)).toBeCloseTo(chance(score), 1);
  });

  it("tells the chance of a finding: by Platt's curve where findings are few", () => {
    const chance = (score: number) => logistic(1.5 * score - 7);
    const { scores, labels } = rows(5000, chance);
    const calibration = fitCalibration(scores, labels);
    expect(labels.filter((label) => label === 1).length).toBeLessThan(300);
    expect(calibration).toMatchObject({ kind: 'platt' });
    for (const score of [-2, 0, 2, 4]) expect(calibrated(calibration)(score)).toBeCloseTo(chance(score), 1);
  });
});

describe('isotonic regression', () => {
  it('pools neighbours that fall, and goes straight between steps', () => {
    const scores = Float64Array.of(1, 2, 3, 4, 5, 6);
    const calibration = fitCalibration(scores, Uint8Array.of(0, 0, 1, 0, 1, 1), 'isotonic');
    const least = 0.5 / 7;
    expect(calibration).toEqual({
      kind: 'isotonic',
      scores: [1, 2, 3, 4, 5, 6],
      probabilities: [least, least, 0.5, 0.5, 1 - least, 1 - least],
    });
    expect(calibrated(calibration)(4.5)).toBeCloseTo((0.5 + 1 - least) / 2, 4);
  });

  it('is nearest to the labels: no other rising function of a grid has a smaller squared error', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 3, maxLength: 3 }), (given) => {
        const scores = Float64Array.of(1, 2, 3);
        const probability = calibrated(fitCalibration(scores, Uint8Array.from(given), 'isotonic'));
        const error = (values: number[]) => values.reduce((sum, value, row) => sum + (value - given[row]!) ** 2, 0);
        // Half a row of clipping, so a little is allowed.
        const ours = error([...scores].map(probability)) - 3 * (0.5 / 4) ** 2 - 1e-4;
        const grid = Array.from({ length: 13 }, (_, step) => step / 12);
        const rising = grid.flatMap((a) =>
          grid.filter((b) => b >= a).flatMap((b) => grid.filter((c) => c >= b).map((c) => [a, b, c])),
        );
        expect(ours).toBeLessThanOrEqual(Math.min(...rising.map(error)));
      }),
    );
  });

  it('gives rows of one score one probability, in whatever order they come', () => {
    const scores = Float64Array.of(1, 1, 1, 1, 2);
    const one = fitCalibration(scores, Uint8Array.of(0, 0, 1, 1, 1), 'isotonic');
    expect(fitCalibration(scores, Uint8Array.of(1, 0, 0, 1, 1), 'isotonic')).toEqual(one);
    expect(calibrated(one)(1)).toBeCloseTo(0.5, 4);
  });
});

describe("Platt's scaling", () => {
  it('does not turn a ranking round that is worse than chance', () => {
    const scores = Float64Array.from({ length: 100 }, (_, row) => row);
    const labels = Uint8Array.from(scores, (score) => (score < 20 ? 1 : 0));
    const calibration = fitCalibration(scores, labels, 'platt');
    expect(calibration).toMatchObject({ kind: 'platt', slope: 0.001 });
    expect(calibrated(calibration)(50)).toBeCloseTo(0.2, 1);
  });

  it('stays finite where scores tell hits and clean rows apart entirely', () => {
    const scores = Float64Array.from({ length: 100 }, (_, row) => row - 50);
    const probability = calibrated(
      fitCalibration(
        scores,
        Uint8Array.from(scores, (score) => (score < 0 ? 0 : 1)),
      ),
    );
    expect(probability(-50)).toBeLessThan(0.03);
    expect(probability(49)).toBeGreaterThan(0.97);
  });

  it('says the little that one finding, or none, can tell', () => {
    const scores = Float64Array.from({ length: 1000 }, (_, row) => row / 100);
    for (const labels of [new Uint8Array(1000), new Uint8Array(1000).fill(1, 999)])
      expect(calibrated(fitCalibration(scores, labels))(5)).toBeLessThan(0.02);
  });
});

it('refuses what it cannot learn from', () => {
  expect(() => fitCalibration(Float64Array.of(1, NaN), Uint8Array.of(0, 1))).toThrow('row 1 is not finite');
  expect(() => fitCalibration(new Float64Array(0), new Uint8Array(0))).toThrow('no rows');
  expect(() => fitCalibration(Float64Array.of(1), new Uint8Array(0))).toThrow('1 scores and 0 labels');
});

it('is refused where its points fall, or are not as many as their scores', () => {
  for (const bad of [
    { kind: 'isotonic', scores: [1, 2], probabilities: [0.5, 0.4] },
    { kind: 'isotonic', scores: [2, 1], probabilities: [0.4, 0.5] },
    { kind: 'isotonic', scores: [1], probabilities: [0.4, 0.5] },
    { kind: 'platt', slope: -1, intercept: 0 },
  ])
    expect(Calibration.safeParse(bad).success).toBe(false);
});
