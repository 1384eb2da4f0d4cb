import type { FoundShare } from '#libs/domain';

/** The normal deviate of a 95 % interval. */
const Z = 1.959963984540054;

/** A share with its 95 % interval by Wilson's score (1927), which holds for few results and for shares near 0 and 1 too. */
export function foundShare(found: number, of: number): FoundShare {
  if (of === 0) return { found, of, share: null, low: 0, high: 1 };
  const share = found / of;
  const scale = 1 + (Z * Z) / of;
  const middle = (share + (Z * Z) / (2 * of)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  return { found, of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
