import { FEATURES } from '../features/features.js';
import { explorationOf, withPriority } from './exploration.js';

const row = (results: number) => {
  const features = new Float64Array(FEATURES.length);
  features[FEATURES.indexOf('results-shipment')] = Math.log1p(results);
  return features;
};

describe('what a look teaches', () => {
  it('is worth the more, the oftener the combination has come, up to ten times', () => {
    expect(explorationOf(0.3, row(0), 0, null)).toBeCloseTo(0.3);
    expect(explorationOf(0.3, row(0), 5, null)).toBeCloseTo(0.6);
    expect(explorationOf(0.3, row(0), 10, null)).toBeCloseTo(0.9);
    expect(explorationOf(0.3, row(0), 1000, null)).toBeCloseTo(0.9);
  });

  it('is worth nothing where there was a result', () => {
    expect(explorationOf(0.9, row(1), 5, null)).toBe(0);
  });

  it('is a matter of how often alone where no model is in force', () => {
    expect(explorationOf(null, row(0), 5, null)).toBeGreaterThan(explorationOf(null, row(0), 4, null));
  });

  it('is told apart by the draw where it is the same, and by nothing else', () => {
    expect(explorationOf(null, row(0), 5, 0.9)).toBeGreaterThan(explorationOf(null, row(0), 5, 0.1));
    expect(explorationOf(null, row(0), 5, 0.9)).toBeLessThan(explorationOf(null, row(0), 6, 0.1));
  });

  it('moves with the priority that other models give', () => {
    const recent = { priority: 0.2, exploration: 0.4, controlled: null, anyway: false };
    expect(withPriority(recent, 0.3)).toMatchObject({ priority: 0.3, exploration: expect.closeTo(0.6) as number });
    expect(withPriority({ ...recent, priority: null, exploration: 0.4 }, 0.1).exploration).toBeCloseTo(0.2);
    expect(withPriority({ ...recent, priority: 0, exploration: 0 }, 0.1).exploration).toBe(0);
  });
});
