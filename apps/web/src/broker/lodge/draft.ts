/** A declaration as far as it is filled in, in the contract's own shape. What the form does not ask for, and a file said, stays. */
export type Draft = Record<string, unknown>;

type Part = Record<string, unknown> | unknown[];

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;

/** What stands at a path: `items.0.price.amount`. */
export const valueAt = (draft: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (isPart(value) ? (value as Record<string, unknown>)[key] : undefined), draft);

/** The draft with something at a path. Nothing instead of an empty text, as the contract wants what is not said left out. */
export function withValue(draft: Draft, path: string, value: unknown): Draft {
  return placed(draft, path.split('.'), value === '' ? undefined : value) as Draft;
}

function placed(whole: unknown, [key = '', ...rest]: string[], value: unknown): unknown {
  const inside = rest.length > 0 ? placed(isPart(whole) ? valueAt(whole, key) : undefined, rest, value) : value;
  if (Array.isArray(whole) || (!isPart(whole) && /^\d+$/.test(key))) {
    const list = Array.isArray(whole) ? [...(whole as unknown[])] : [];
    list[Number(key)] = inside;
    return list;
  }
  const others = Object.entries(isPart(whole) ? whole : {}).filter(([name]) => name !== key);
  // A part of which nothing is left is nothing; an item of a list stays, so that those behind it keep their places.
  const isNothing = inside === undefined || (isPart(inside) && !Array.isArray(inside) && isEmpty(inside));
  return Object.fromEntries(isNothing ? others : [...others, [key, inside]]);
}

const isEmpty = (part: object): boolean => Object.keys(part).length === 0;

interface Known {
  /** As lodged last from this device. */
  office?: string;
  party?: string;
  country?: string;
}

/** What most lodge: an import for home use by sea, of one item. */
export const newDraft = ({ office, party, country }: Known): Draft => ({
  kind: 'import',
  type: 'IMA',
  ...(office ? { office } : {}),
  ...(party ? { declarant: { id: party } } : {}),
  transport: { mode: 'sea' },
  ...(country ? { destinationCountry: country } : {}),
  payment: { method: 'cash' },
  items: [newItem(1)],
});

export const newItem = (number: number): Draft => ({ number, procedure: { current: '40', previous: '00' } });

/** One more item. What is the same for most goods of a declaration is taken over from the last one. */
export function withItem(draft: Draft): Draft {
  const items = itemsOf(draft);
  const last = items.at(-1);
  const { origin, procedure, price } = last ?? {};
  const currency = valueAt(price, 'currency');
  const number = Math.max(0, ...items.map((item) => Number(item['number']) || 0)) + 1;
  const item = {
    ...newItem(number),
    ...(origin ? { origin } : {}),
    ...(procedure ? { procedure } : {}),
    ...(currency ? { price: { currency } } : {}),
  };
  return { ...draft, items: [...items, item] };
}

/** The draft with a number for each item that has none of its own: a file may leave them out, and the form does not ask for them. */
export function numbered(draft: Draft): Draft {
  if (!Array.isArray(draft['items'])) return draft;
  const items = itemsOf(draft);
  const numbers = items.map((item) => item['number']);
  const isOwn = (number: unknown, index: number) => Number.isInteger(number) && numbers.indexOf(number) === index;
  if (numbers.every(isOwn)) return draft;
  const taken = new Set(numbers.filter(isOwn));
  const free = () => {
    let number = 1;
    while (taken.has(number)) number += 1;
    taken.add(number);
    return number;
  };
  return {
    ...draft,
    items: items.map((item, index) => (isOwn(item['number'], index) ? item : { ...item, number: free() })),
  };
}

/**
 * The draft without what stands at a path that the form does not ask for: the whole of it, but of a list one line.
 *
 * @param isAskedWithin whether the form asks for something at a path or below it
 */
export function without(draft: Draft, path: string, isAskedWithin: (path: string) => boolean): Draft {
  const keys = path.split('.');
  const upTo = keys.findIndex((_key, index) => !isAskedWithin(keys.slice(0, index + 1).join('.'))) + 1;
  if (upTo === 0) return draft;
  const at = keys.slice(0, upTo).join('.');
  const line = Number(keys[upTo]);
  const list = valueAt(draft, at);
  return withValue(draft, at, Array.isArray(list) && Number.isInteger(line) ? list.toSpliced(line, 1) : undefined);
}

export const itemsOf = (draft: Draft): Draft[] =>
  Array.isArray(draft['items']) ? draft['items'].map((item) => (isPart(item) ? (item as Draft) : {})) : [];
