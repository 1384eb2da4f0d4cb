import type { Issue } from '#libs/domain';
import { SaxesParser } from 'saxes';
import { decodeXml, UnreadableText } from './xml-encoding.js';
import type { XmlDocument, XmlElement } from './xml-tree.js';

/** Ample for real declarations (54 KB, 9 deep, 1,000 elements); what goes beyond is an attack or a mistake. */
export const XML_LIMITS = {
  bytes: 10 * 1024 * 1024,
  depth: 64,
  elements: 200_000,
  attributes: 64,
  text: 64 * 1024,
} as const;

type XmlFault = 'xml-malformed' | 'xml-doctype-refused' | 'xml-too-large';

/** A document that is not well-formed, or not one that we read. */
export class MalformedXml extends Error {
  override readonly name = 'MalformedXml';
  readonly issue: Issue;
  constructor(code: XmlFault, message: string, line = 1, column = 1) {
    super(message);
    this.issue = { path: '', code, message, line, column };
  }
}

/**
 * Parses an XML document that nobody vouches for. Nothing outside it is ever opened: a document type declaration is refused, so
 * there are no entities but the five predefined and character references, and size, depth and numbers have limits.
 * @throws {MalformedXml} with line and column
 */
export function readXml(bytes: Uint8Array): XmlDocument {
  if (bytes.length > XML_LIMITS.bytes)
    throw new MalformedXml('xml-too-large', `the document is larger than ${XML_LIMITS.bytes} bytes`);
  const text = decoded(bytes);
  const parser = new SaxesParser({ xmlns: true });
  const refuse = (code: XmlFault, message: string): never => {
    throw new MalformedXml(code, message, parser.line, Math.max(1, parser.column));
  };
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let offset = 0;
  let elements = 0;
  let attributes = 0;

  const addText = (more: string) => {
    const element = open.at(-1);
    if (!element) return;
    element.text += more;
    if (element.text.length > XML_LIMITS.text)
      refuse('xml-too-large', `an element has more than ${XML_LIMITS.text} characters of text`);
  };
  parser.on('error', (error) => refuse('xml-malformed', error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')));
  parser.on('doctype', () => refuse('xml-doctype-refused', 'a document type declaration is not taken; remove it'));
  parser.on('opentagstart', (tag) => {
    // The parser has gone over `<`, the name and one character more.
    offset = parser.position - tag.name.length - 2;
    attributes = 0;
    if (open.length >= XML_LIMITS.depth) refuse('xml-too-large', `elements are nested deeper than ${XML_LIMITS.depth}`);
    if (++elements > XML_LIMITS.elements)
      refuse('xml-too-large', `there are more than ${XML_LIMITS.elements} elements`);
  });
  parser.on('attribute', () => {
    if (++attributes > XML_LIMITS.attributes)
      refuse('xml-too-large', `an element has more than ${XML_LIMITS.attributes} attributes`);
  });
  parser.on('opentag', (tag) => {
    const parent = open.at(-1) ?? null;
    const plain = Object.values(tag.attributes).filter((attribute) => attribute.uri === '' && attribute.prefix === '');
    const element: XmlElement = {
      name: tag.local,
      namespace: tag.uri,
      attributes: Object.fromEntries(plain.map((attribute) => [attribute.local, attribute.value])),
      children: [],
      text: '',
      offset,
      parent,
    };
    parent?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  if (!root) throw new MalformedXml('xml-malformed', 'the document has no root element');
  return { root, text };
}

function decoded(bytes: Uint8Array): string {
  try {
    return decodeXml(bytes);
  } catch (error) {
    if (error instanceof UnreadableText)
      throw new MalformedXml('xml-malformed', error.message, error.line, error.column);
    throw error;
  }
}
