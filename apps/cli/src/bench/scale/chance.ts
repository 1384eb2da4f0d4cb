/** Chance that is always the same for the same number, so that a file can be made again. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number;
  /** Whether something of this probability happens. */
  happens(probability: number): boolean;
  /** One of these, each as likely as the others. */
  of<Item>(items: readonly [Item, ...Item[]]): Item;
  /** A whole number from 0 up to a limit; the lower, the more often, as few traders do most of the trade. */
  rank(limit: number): number;
  /** So long, as times of work are: half of them shorter than the median, a few many times as long. */
  skewed(median: number): number;
}

/** @param seed a whole number; neighbouring ones have nothing in common (mulberry32) */
export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    happens: (probability) => next() < probability,
    of: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    rank: (limit) => Math.floor(limit * next() ** 3),
    skewed: (median) => median * Math.exp(normal()),
  };
}
