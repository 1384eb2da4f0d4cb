import { instant } from '#libs/domain';
import { FEATURE_SET, FEATURES } from '#libs/risk';
import type { Targeted } from './targeted.js';

/** Numbers from 0 up to 1, always the same ones. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/**
 * Controlled declarations from which something can be learnt: those whose price per kilogram lies far below that of the same goods are
 * mostly wrong. One every ten minutes up to now; every tenth was drawn at random.
 *
 * @param knows how much the price tells, 0: nothing, 1: all
 */
export function learnable(count: number, knows: number, seed = 11, name = 'learnt'): Targeted[] {
  const next = numbers(seed);
  const deviation = FEATURES.indexOf('unit-price-against-hs6');
  const chapter = FEATURES.indexOf('chapter-number');
  return Array.from({ length: count }, (_each, index) => {
    const features: (number | null)[] = FEATURES.map(() => null);
    const price = next() * 6 - 3;
    features[deviation] = price;
    features[chapter] = Math.floor(next() * 90);
    const isLow = price < -1.5;
    const fraud = next() < knows ? isLow : next() < 0.25;
    return {
      declarationId: `${name}-${index}`,
      at: instant(Date.now() - (count - index) * 600_000),
      lane: 'red' as const,
      selectedBy: index % 10 === 0 ? (['random'] as const).slice() : [],
      basis: { featureSet: FEATURE_SET, items: [{ number: 1, features }] },
      result: { fraud, critical: fraud && next() < 0.2 },
    };
  });
}
