import type { Instant } from '#libs/domain';
import { modelInSpanish } from '#libs/words';
import { FEATURES } from '../features/features.js';
import { columnsOf, trainModel, type TrainingProgress, type TrainingSet } from './artefact-trained.js';
import { scoringModel } from './artefact-model.js';

const DAY_MS = 86_400_000;
const place = FEATURES.indexOf('rate-hs6');

/** Rows of which goods with a bad record are found wrong, mostly. */
function someRows(count: number): Float64Array[] {
  return Array.from({ length: count }, (_, row) => {
    const features = new Float64Array(FEATURES.length).fill(NaN);
    features[place] = ((row * 37) % 100) / 100;
    features[0] = (row * 13) % 7;
    return features;
  });
}

function setOf(count: number, more: Partial<TrainingSet> = {}): TrainingSet {
  const rows = someRows(count);
  return {
    target: 'fraud',
    columns: columnsOf(rows),
    labels: Uint8Array.from(rows, (row, index) => (row[place]! > 0.7 !== (index % 11 === 0) ? 1 : 0)),
    // Ten a day.
    at: Float64Array.from(rows, (_, index) => Math.floor(index / 10) * DAY_MS),
    seed: 3,
    options: { trees: 20, leaves: 4, featureShare: 1 },
    author: 'dev',
    madeAt: '2026-11-01T00:00:00.000Z' as Instant,
    origin: 'Invented.',
    ...more,
  };
}

describe('a model that is trained', () => {
  it('is the same, to its hash, for the same results and seed', () => {
    const artefact = trainModel(setOf(600));
    expect(trainModel(setOf(600)).sha256).toBe(artefact.sha256);
    expect(trainModel(setOf(600, { seed: 4 })).sha256).not.toBe(artefact.sha256);
  });

  it('finds what the results show, in probabilities', () => {
    const model = scoringModel(trainModel(setOf(3000)));
    const [good, bad] = [0.2, 0.95].map((rate) => {
      const row = new Float64Array(FEATURES.length).fill(NaN);
      row[place] = rate;
      return model.probability(row);
    });
    expect(good).toBeCloseTo(1 / 11, 1);
    expect(bad).toBeCloseTo(10 / 11, 1);
  });

  it('is measured on the latest results, which were no part of its trial', () => {
    const { metrics } = trainModel(setOf(1000));
    expect(metrics['held-out']).toMatchObject({ rows: 150 });
    // Were the latest results turned round, what was learnt before would find nothing among them.
    const turned = setOf(1000);
    turned.labels.subarray(850).forEach((label, index) => (turned.labels[850 + index] = 1 - label));
    expect(trainModel(turned).metrics['held-out']!['p10']).toBeLessThan(0.2);
    expect(metrics['held-out']!['p10']).toBeGreaterThan(0.8);
  });

  it('does not part the results of one moment', () => {
    const set = setOf(1000, { at: new Float64Array(1000).fill(0, 0, 400).fill(DAY_MS, 400) });
    expect(() => trainModel(set)).toThrow('too few');
  });

  it('says when and of what it was made', () => {
    const artefact = trainModel(setOf(600));
    expect(artefact).toMatchObject({
      source: 'trained',
      seed: 3,
      window: { from: '1970-01-01T00:00:00.000Z', to: '1970-03-01T00:00:00.000Z', rows: 600 },
      parameters: { trees: 20, leaves: 4, seed: 3 },
      card: { author: 'dev', madeAt: '2026-11-01T00:00:00.000Z' },
    });
    expect(artefact.card.data).toContain('Invented. 600 results');
  });

  it.each(['fraud', 'critical'] as const)('has a card that reads in Spanish: %s', (target) => {
    const origin = 'Labelled declarations from files; every one counts as controlled.';
    const { purpose, data, method, limits, intendedUse } = trainModel(setOf(600, { target, origin })).card;
    const told = [purpose, data, method, limits, intendedUse];
    expect(told.filter((each) => modelInSpanish(each) === undefined)).toEqual([]);
    expect(modelInSpanish(data)).toMatch(/cuenta como controlada\. 600 resultados, \d+ de ellos con hallazgo/);
  });

  it('tells how far it is, the trial first', () => {
    const told: TrainingProgress[] = [];
    trainModel(setOf(600), (progress) => told.push(progress));
    expect(told.map(({ stage, trees }) => `${stage} ${trees}`)).toEqual([
      ...Array.from({ length: 20 }, (_, tree) => `trial ${tree + 1}`),
      ...Array.from({ length: 20 }, (_, tree) => `training ${tree + 1}`),
    ]);
  });
});

describe('nothing is trained', () => {
  it('on too few results, or without findings to learn from', () => {
    expect(() => trainModel(setOf(60))).toThrow('There are 60 results, which is too few');
    const late = setOf(1000);
    late.labels.fill(0, 0, 900);
    expect(() => trainModel(late)).toThrow('too few findings among the earlier results');
  });

  it('on results out of the order of time, whose future would leak into their past', () => {
    const set = setOf(600);
    set.at[300] = 0;
    expect(() => trainModel(set)).toThrow('not in the order of time');
  });
});
