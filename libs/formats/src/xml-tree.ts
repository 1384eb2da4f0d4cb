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

/** XPath of an element from the Declaration down, numbered where several share a name: `/Declaration/GoodsShipment/…[2]`. */
export function pathOf(element: XmlElement): string {
  if (!element.parent || element.name === 'Declaration') return `/${element.name}`;
  const alike = childrenOf(element.parent, element.name);
  const number = alike.length > 1 ? `[${alike.indexOf(element) + 1}]` : '';
  return `${pathOf(element.parent)}/${element.name}${number}`;
}

/** Line and column of an offset in a text, both from 1. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', end + 1)) {
    line++;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}
