type Parts = Record<string, unknown>;

/** What can be told, and changed, part by part; lists where they are of one length, since a line has no name but its place. */
export function inParts(...values: unknown[]): Parts[] | undefined {
  const isPart = (value: unknown): value is Parts => typeof value === 'object' && value !== null;
  if (!values.every(isPart)) return undefined;
  const isAlike = values.every((value) =>
    Array.isArray(value) ? Array.isArray(values[0]) && value.length === values[0].length : !Array.isArray(values[0]),
  );
  return isAlike ? values : undefined;
}

/** The names that any of these parts has. */
export const namesOf = (...parts: Parts[]): string[] => [...new Set(parts.flatMap(Object.keys))];

/** The places in which two declarations differ: `items.0.price.amount`; a list whose length changed is one. */
export function differences(from: unknown, to: unknown, at = ''): string[] {
  const parts = inParts(from, to);
  if (!parts) return from === to ? [] : [at];
  const [before = {}, after = {}] = parts;
  return namesOf(before, after).flatMap((name) => differences(before[name], after[name], at ? `${at}.${name}` : name));
}
