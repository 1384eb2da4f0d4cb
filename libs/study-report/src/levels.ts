import type { Cell } from './document.js';

/** How many shades the eye tells apart without doubt. */
const LEVELS = 5;
/** A median of fewer says little. */
const FEW = 5;

/** Each of some medians as a level from 0, the same number of them in each level as far as they differ, and the bounds of levels. */
export function levelsOf(medians: readonly ({ value: number; n: number } | null)[]): {
  cells: (Cell | null)[];
  bounds: { from: number; to: number }[];
} {
  const sorted = [...new Set(medians.flatMap((each) => (each === null ? [] : [each.value])))].sort((a, b) => a - b);
  const count = Math.min(LEVELS, sorted.length);
  const levelOf = new Map(sorted.map((value, index) => [value, Math.floor((index * count) / sorted.length)]));
  const bounds = Array.from({ length: count }, (_each, level) => {
    const its = sorted.filter((value) => levelOf.get(value) === level);
    return { from: its[0] ?? 0, to: its.at(-1) ?? 0 };
  });
  return {
    cells: medians.map((each) => each && { level: levelOf.get(each.value) ?? 0, few: each.n < FEW }),
    bounds,
  };
}
