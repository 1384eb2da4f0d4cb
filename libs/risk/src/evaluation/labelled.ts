import { featuresOf } from '../features/features.js';
import { learn, type ItemResult } from '../features/learn.js';
import type { RiskItem } from '../features/item.js';
import type { Statistic } from '../features/statistic.js';
import type { Declaration } from '#libs/domain';

/** A declaration of one goods item, of which it is known what a control of it finds. */
export interface Labelled {
  /** Start of its day in UTC, in milliseconds since 1970. */
  at: number;
  item: RiskItem;
  result: ItemResult;
  declaration: Declaration;
}

/** Rows by day, in the order of time. */
export function byDay<Row extends { at: number }>(rows: readonly Row[]): Row[][] {
  const days = new Map<number, Row[]>();
  for (const row of rows) {
    const day = days.get(row.at);
    if (day) day.push(row);
    else days.set(row.at, [row]);
  }
  return [...days].sort(([one], [other]) => one - other).map(([, day]) => day);
}

/**
 * Features of each row as they were on its day, when the results of earlier days were known and those of its own were not.
 *
 * @param book is added to
 */
export function pastOnlyFeatures(rows: readonly Labelled[], book: Map<string, Statistic>): Float64Array[] {
  const features = new Map<Labelled, Float64Array>();
  for (const day of byDay(rows)) {
    for (const row of day) features.set(row, featuresOf(row.item, book, row.at));
    for (const { item, result, at } of day) learn(book, item, result, at);
  }
  return rows.map((row) => features.get(row) ?? new Float64Array());
}
