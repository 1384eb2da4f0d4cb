import { EVERYTHING, keysOf } from './keys.js';
import type { RiskItem } from './item.js';
import type { Statistic } from './statistic.js';

/** What a control found of one goods item. */
export interface ItemResult {
  fraud: boolean;
  critical: boolean;
}

export const EMPTY_STATISTIC: Statistic = {
  ...{ inspected: 0, hits: 0, critical: 0, lastAt: 0 },
  ...{ priced: 0, logPriceSum: 0, logPriceSquares: 0 },
};

/** What an item's result adds to the statistic of each of its keys. @param at milliseconds since 1970 */
export function lessonOf(item: RiskItem, result: ItemResult, at: number): { keys: string[]; adds: Statistic } {
  const logPrice = Math.log(item.price / item.massKg);
  const isPriced = Number.isFinite(logPrice);
  return {
    keys: [EVERYTHING, ...keysOf(item).filter((key) => key !== undefined)],
    adds: {
      inspected: 1,
      hits: result.fraud ? 1 : 0,
      critical: result.critical ? 1 : 0,
      lastAt: at,
      priced: isPriced ? 1 : 0,
      logPriceSum: isPriced ? logPrice : 0,
      logPriceSquares: isPriced ? logPrice * logPrice : 0,
    },
  };
}

/** Two statistics of the same key together. */
export const together = (one: Statistic, other: Statistic): Statistic => ({
  inspected: one.inspected + other.inspected,
  hits: one.hits + other.hits,
  critical: one.critical + other.critical,
  lastAt: Math.max(one.lastAt, other.lastAt),
  priced: one.priced + other.priced,
  logPriceSum: one.logPriceSum + other.logPriceSum,
  logPriceSquares: one.logPriceSquares + other.logPriceSquares,
});

/** Count a result in statistics that are kept in memory, for training and simulation: the same sums as in the database. */
export function learn(book: Map<string, Statistic>, item: RiskItem, result: ItemResult, at: number): void {
  const { keys, adds } = lessonOf(item, result, at);
  for (const key of keys) book.set(key, together(book.get(key) ?? EMPTY_STATISTIC, adds));
}
