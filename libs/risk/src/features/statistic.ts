/** What inspected results have told of one entity or combination so far. Counts are of goods items. */
export interface Statistic {
  /** Goods items with a result. */
  inspected: number;
  /** Those with a finding. */
  hits: number;
  /** Those with a critical finding. */
  critical: number;
  /** Instant of the last result, in milliseconds since 1970. */
  lastAt: number;
  /** Over those with a price and a mass: how many, and sum and sum of squares of the natural logarithm of price per kilogram. */
  priced: number;
  logPriceSum: number;
  logPriceSquares: number;
}

/** What the statistics say of each key that is known; a key that is not there has had no result. */
export type Statistics = ReadonlyMap<string, Statistic>;
