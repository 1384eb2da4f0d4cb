import type { Office } from '#libs/domain';

/** Parts that are each told, and changed, by themselves: `openingHours.3`, `clocks.payment`; else the whole, as `closedDays`. */
const SEVERAL = new Set(['names', 'openingHours', 'clocks', 'serviceLevels']);

function partsOf(office: Office): Map<string, string> {
  const all = Object.entries(office).flatMap(([name, value]): [string, unknown][] =>
    SEVERAL.has(name) ? Object.entries(value).map(([each, its]) => [`${name}.${each}`, its]) : [[name, value]],
  );
  return new Map(all.map(([part, value]) => [part, JSON.stringify(value)]));
}

/** The parts in which two configurations differ, in the order of the first. */
export function differences(from: Office, to: Office): string[] {
  const [before, after] = [partsOf(from), partsOf(to)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((part) => before.get(part) !== after.get(part));
}

/** All parts of an office, in its order. */
export const partNames = (office: Office): string[] => [...partsOf(office).keys()];

/** The value of a part; undefined where there is none. */
export function partOf(office: Office, part: string): unknown {
  return part
    .split('.')
    .reduce<unknown>((whole, name) => (whole as Record<string, unknown> | undefined)?.[name], office);
}

/** The same office with a part set, or left out. */
export function withPart(office: Office, part: string, value: unknown): Office {
  const [name = '', each] = part.split('.');
  if (each === undefined) return { ...office, [name]: value };
  const others = Object.entries(partOf(office, name) ?? {}).filter(([its]) => its !== each);
  return { ...office, [name]: Object.fromEntries(value === undefined ? others : [...others, [each, value]]) };
}

/** What was made of one configuration, made of another: whatever was not touched is as the other has it. */
export const carriedOver = (base: Office, typed: Office, present: Office): Office =>
  differences(base, typed).reduce((office, part) => withPart(office, part, partOf(typed, part)), present);
