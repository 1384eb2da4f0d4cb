import { withMeaning } from '../words/codes.js';

type Known = Partial<Record<string, string>>;

/** What is needed to tell a part of a declaration in somebody's language. */
export interface Telling {
  /** What parts are called, by their own names. */
  parts: Known;
  /** What codes mean, by the part that they stand in: `documents.type`, `procedure.current`. */
  meanings: Partial<Record<string, Known>>;
  /** The values that have words of their own, by the part that they stand in: `transport.mode`. */
  values: Partial<Record<string, Known>>;
  yes: string;
  no: string;
}

const isPart = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * A part of a declaration in a line: a list by its members, a part by what each of its own is called; `—` where there is nothing.
 *
 * @param path where it stands, as `items.0.taxes`
 */
export function inWords(value: unknown, path: string, telling: Telling): string {
  return (
    worded(
      value,
      path.split('.').filter((key) => !/^\d+$/.test(key)),
      telling,
    ) || '—'
  );
}

function worded(value: unknown, keys: string[], telling: Telling): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? telling.yes : telling.no;
  if (!isPart(value)) return ofCode(`${value as string | number}`, keys, telling);
  if (Array.isArray(value))
    return value
      .map((each) => worded(each, keys, telling))
      .filter(Boolean)
      .join('; ');
  const said = Object.entries(value)
    .map(([key, its]) => [key, worded(its, [...keys, key], telling)] as const)
    .filter(([, text]) => text !== '');
  if (isMoney(value)) return `${String(value.amount)} ${String(value.currency)}`;
  const [only, ...others] = said;
  if (only && others.length === 0) return only[1];
  return said.map(([key, text]) => `${telling.parts[key] ?? key}: ${text}`).join(', ');
}

const isMoney = (value: object): value is { amount: unknown; currency: unknown } =>
  'amount' in value && 'currency' in value && Object.keys(value).length === 2;

/** As long as anybody reads of a hash. */
const OF_A_HASH = 12;

function ofCode(text: string, keys: string[], { meanings, values }: Telling): string {
  const at = keys.slice(-2).join('.');
  if (keys.at(-1) === 'sha256') return `${text.slice(0, OF_A_HASH)}…`;
  return values[at]?.[text] ?? values[keys.at(-1) ?? '']?.[text] ?? withMeaning(meanings[at] ?? {}, text);
}

/** Of two lists what is in one only, since a list whose length changed is told by what came and went; other values as they are. */
export function partedBy(before: unknown, after: unknown): [before: unknown, after: unknown] {
  if (!Array.isArray(before) || !Array.isArray(after)) return [before, after];
  return [without(before, after), without(after, before)];
}

const without = (list: unknown[], others: unknown[]): unknown[] => {
  const known = new Set(others.map((each) => JSON.stringify(each)));
  return list.filter((each) => !known.has(JSON.stringify(each)));
};
