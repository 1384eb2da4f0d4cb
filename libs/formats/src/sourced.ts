import { pathOf, type LineAndColumn, type XmlElement } from './xml-tree.js';

/**
 * A value together with the place it came from, or would have come from if it were there: an XML path, a column. Only what is
 * wrong is ever asked for its path, so a path that has to be worked out is given as a function.
 */
export class Sourced {
  constructor(
    readonly value: unknown,
    private readonly where: string | (() => string),
    readonly element?: XmlElement,
  ) {}

  get path(): string {
    return typeof this.where === 'string' ? this.where : this.where();
  }

  /** Another value that comes from the same place. */
  with(value: unknown): Sourced {
    return new Sourced(value, this.where, this.element);
  }
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
      const above = element;
      return new Sourced(undefined, () => [above ? pathOf(above) : '', ...names.slice(index)].join('/'), above);
    }
    element = next;
  }
  const found = element;
  return found ? within(found, read(found)) : new Sourced(undefined, '');
}

/** An object, list or value that belongs to one element as a whole. */
export const within = (element: XmlElement, value: unknown): Sourced =>
  new Sourced(value, () => pathOf(element), element);

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
 * @param lineOf lines and columns of the text that the tree was read from
 */
export function placeOf(lineOf: (offset: number) => LineAndColumn, tree: unknown, path: readonly PropertyKey[]): Place {
  let here = tree;
  let last: Sourced | undefined;
  for (const key of [...path, undefined]) {
    while (here instanceof Sourced) {
      last = here;
      here = here.value;
    }
    if (key === undefined || here === null || typeof here !== 'object') break;
    here = Object.getOwnPropertyDescriptor(here, key)?.value;
  }
  if (!last) return { path: '' };
  if (!last.element) return { path: last.path };
  return { path: last.path, ...lineOf(last.element.offset) };
}
