/** An element of a parsed document. Names are local: the prefix is the sender's choice and means nothing. */
export interface XmlElement {
  name: string;
  namespace: string;
  /** Attributes without a namespace (`currencyID`, `unitCode`); those with one (schema locations) are left out. */
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Character data directly inside, in order, untrimmed. */
  text: string;
  /** Where it begins in the decoded text, counted in UTF-16 units; -1 for an element that was not read. */
  offset: number;
  parent: XmlElement | null;
}

/** A parsed document and the text it came from, which tells lines and columns when somebody asks. */
export interface XmlDocument {
  root: XmlElement;
  text: string;
}

/** The first child of this name. */
export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((child) => child.name === name);
}

/** All children of this name, in order. */
export function childrenOf(parent: XmlElement | undefined, name: string): XmlElement[] {
  return parent?.children.filter((child) => child.name === name) ?? [];
}

/** The element at the end of a way of names, the first of each. */
export function elementAt(from: XmlElement | undefined, names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((parent, name) => childOf(parent, name), from);
}

/** Trimmed text of an element; absent where there is none, as an empty element says nothing. */
export function textOf(element: XmlElement | undefined): string | undefined {
  const text = element?.text.trim();
  return text === '' ? undefined : text;
}

/**
 * XPath of an element from the Declaration down, numbered where several share a name: `/Declaration/GoodsShipment/…[2]`.
 * Numbers are reckoned once for all children of a parent, so the tree must not change between two questions.
 */
export function pathOf(element: XmlElement): string {
  if (!element.parent || element.name === 'Declaration') return `/${element.name}`;
  return `${pathOf(element.parent)}/${element.name}${numberOf(element, element.parent)}`;
}

const numbers = new WeakMap<XmlElement, Map<XmlElement, string>>();

function numberOf(element: XmlElement, parent: XmlElement): string {
  const known = numbers.get(parent) ?? numbered(parent.children);
  numbers.set(parent, known);
  return known.get(element) ?? '';
}

/** The number of each child among those of its name, in brackets; nothing for one that is alone. */
function numbered(children: XmlElement[]): Map<XmlElement, string> {
  const byName = new Map<string, XmlElement[]>();
  for (const child of children) {
    const alike = byName.get(child.name);
    if (alike) alike.push(child);
    else byName.set(child.name, [child]);
  }
  const several = [...byName.values()].filter((each) => each.length > 1);
  return new Map(
    several.flatMap((each) => each.map((child, index): [XmlElement, string] => [child, `[${index + 1}]`])),
  );
}

/** Line and column of an offset in a text, both from 1. */
export interface LineAndColumn {
  line: number;
  column: number;
}

/** Line and column of an offset in a text. Where there are many to ask for, `lineFinder` goes over the text only once. */
export const lineAndColumn = (text: string, offset: number): LineAndColumn => lineFinder(text)(offset);

/** Finds lines and columns of offsets in a text, which it goes over when the first is asked for. */
export function lineFinder(text: string): (offset: number) => LineAndColumn {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}
