import { verdictOf, wrongIn } from './verdict.js';

const found = (low: number, high: number, of = 100) => ({ found: 20, of, share: (low + high) / 2, low, high });

describe('precision beside the random control', () => {
  it.each([
    [found(0.4, 0.6), found(0.1, 0.3), 'better'],
    [found(0.1, 0.2), found(0.3, 0.5), 'worse'],
    [found(0.2, 0.4), found(0.3, 0.5), 'unsure'],
    [found(0.4, 0.6), { ...found(0, 1, 0), share: null }, 'no-control'],
    [{ ...found(0, 1, 0), share: null }, found(0.3, 0.5), 'nothing'],
  ] as const)('is told apart only where the intervals do not meet', (hits, control, verdict) => {
    expect(verdictOf(hits, control)).toBe(verdict);
  });

  it('says how many were wrong, no fewer than were found', () => {
    expect(wrongIn({ declarations: 1000, hits: found(0.4, 0.6), randomControl: found(0.1, 0.3) })).toEqual({
      least: 100,
      most: 300,
    });
    expect(wrongIn({ declarations: 50, hits: found(0.4, 0.6), randomControl: found(0.1, 0.3) })).toEqual({
      least: 20,
      most: 20,
    });
    expect(wrongIn({ declarations: 50, hits: found(0.4, 0.6), randomControl: found(0, 1, 0) })).toBeUndefined();
  });
});
