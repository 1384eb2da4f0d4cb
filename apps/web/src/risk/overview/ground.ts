import type { PerformanceGroup } from '#libs/domain';
import type { Ground } from './filter.js';

/** By which performance names a ground; null: chosen by none of them, or (of all together) not told apart. */
export const keyOf = (ground: Ground): string | null => (ground === 'all' || ground === 'none' ? null : ground);

/**
 * Whose precision is told: the ground that is chosen; else what models select for inspection, or, where none has done so, what rules
 * alone ask for. Not all controls, unless there is nothing else: the random control is among them.
 *
 * @param chosen empty: none
 * @param groups by ground of selection
 */
export function groundOf(chosen: Ground | '', groups: readonly PerformanceGroup[]): Ground {
  if (chosen !== '') return chosen;
  const has = (ground: Ground) => groups.some(({ key, results }) => key === keyOf(ground) && results > 0);
  return (['inspection', 'none'] as const).find(has) ?? 'all';
}
