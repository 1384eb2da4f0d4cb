import { HIGH_VALUE, PRICE_FLOORS } from './seed-tables.js';

/** A number by key; a table by two things has both in its key, with a bar between. */
export type LookupTable = ReadonlyMap<string, number>;

/** Tables that conditions look things up in, by name: `table("price-floor", currency, chapter)`. */
export const LOOKUP_TABLES: ReadonlyMap<string, { keys: 1 | 2; entries: LookupTable }> = new Map([
  ['price-floor', { keys: 2, entries: flatten(PRICE_FLOORS) }],
  ['high-value', { keys: 1, entries: new Map(Object.entries(HIGH_VALUE)) }],
]);

/** NaN where the table has nothing under the key. @throws Error if there is no such table */
export function lookUp(table: string, ...keys: string[]): number {
  const found = LOOKUP_TABLES.get(table);
  if (!found) throw new Error(`there is no table ${JSON.stringify(table)}`);
  return found.entries.get(keys.join('|')) ?? Number.NaN;
}

function flatten(tables: Readonly<Record<string, Readonly<Record<string, number>>>>): LookupTable {
  return new Map(
    Object.entries(tables).flatMap(([first, entries]) =>
      Object.entries(entries).map(([second, value]): [string, number] => [`${first}|${second}`, value]),
    ),
  );
}
