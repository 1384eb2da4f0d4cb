import { instant } from '#libs/domain';
import { FEATURE_SET, FEATURES } from '#libs/risk';
import type { Targeted } from './targeted.js';

/** Numbers from 0 up to 1, always the same ones. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/**
 * Controlled declarations from which something can be learnt: those with a low value of one feature (by default those whose price per
 * kilogram lies far below that of the same goods) are mostly wrong. One every ten minutes up to now; every tenth was drawn at random.
 *
 * @param knows how much the feature tells, 0: nothing, 1: all
 */
export function learnable(
  count: number,
  knows: number,
  seed = 11,
  name = 'learnt',
  by = 'unit-price-against-hs6',
): Targeted[] {
  const next = numbers(seed);
  const telling = FEATURES.indexOf(by);
  const chapter = FEATURES.indexOf('chapter-number');
  return Array.from({ length: count }, (_each, index) => {
    const features: (number | null)[] = FEATURES.map(() => null);
    const value = next() * 6 - 3;
    features[telling] = value;
    features[chapter] = Math.floor(next() * 90);
    const isLow = value < -1.5;
    const fraud = next() < knows ? isLow : next() < 0.25;
    return {
      declarationId: `${name}-${index}`,
      at: instant(Date.now() - (count - index) * 600_000),
      lane: 'red' as const,
      selectedBy: index % 10 === 0 ? ['random' as const] : [],
      basis: { featureSet: FEATURE_SET, items: [{ number: 1, features }] },
      result: { fraud, critical: fraud && next() < 0.2 },
    };
  });
}
