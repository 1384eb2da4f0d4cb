import { lineAndColumn, pathOf, type XmlElement } from './xml-tree.js';

/** A value together with the place it came from, or would have come from if it were there: an XML path, a column. */
export class Sourced {
  constructor(
    readonly value: unknown,
    readonly path: string,
    readonly element?: XmlElement,
  ) {}
}

/** A place in what was sent, as issues name it. */
export interface Place {
  path: string;
  line?: number;
  column?: number;
}

/** Text at a way of child names below an element; where it is missing, the way is remembered for the error. */
export function sourced(
  from: XmlElement | undefined,
  names: readonly string[],
  read: (element: XmlElement) => unknown,
): Sourced {
  let element = from;
  for (const [index, name] of names.entries()) {
    const next: XmlElement | undefined = element?.children.find((child) => child.name === name);
    if (!next) {
      const path = [element ? pathOf(element) : '', ...names.slice(index)].join('/');
      return new Sourced(undefined, path, element);
    }
    element = next;
  }
  return new Sourced(element && read(element), element ? pathOf(element) : '', element);
}

/** An object, list or value that belongs to one element as a whole. */
export const within = (element: XmlElement, value: unknown): Sourced => new Sourced(value, pathOf(element), element);

/** The bare value, without its sources and without members that are absent. */
export function bare(value: unknown): unknown {
  if (value instanceof Sourced) return bare(value.value);
  if (Array.isArray(value)) return value.map(bare);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).map(([key, member]) => [key, bare(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

/**
 * Where the value at a path of the domain object came from: its own source, else that of the nearest object around it.
 * @param text what the tree was read from, for lines and columns
 */
export function placeOf(text: string, tree: unknown, path: readonly PropertyKey[]): Place {
  let here = tree;
  let last: Sourced | undefined;
  for (const key of [...path, undefined]) {
    while (here instanceof Sourced) {
      last = here;
      here = here.value;
    }
    if (key === undefined || here === null || typeof here !== 'object') break;
    here = Object.entries(here).find(([name]) => name === String(key))?.[1];
  }
  if (!last) return { path: '' };
  if (!last.element) return { path: last.path };
  return { path: last.path, ...lineAndColumn(text, last.element.offset) };
}
