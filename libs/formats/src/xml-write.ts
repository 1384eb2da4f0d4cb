import type { XmlElement } from './xml-tree.js';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Parsers turn these into spaces or line feeds unless written as references.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const escapeText = (text: string) => text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character);
const escapeAttribute = (text: string) => text.replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? character);

/**
 * An element as an XML document in UTF-8. Namespaces become default declarations where they change; comments and the sender's
 * prefixes and layout are gone, as the tree does not have them. Text beside child elements is left out: it is only layout.
 */
export function writeXml(root: XmlElement): Uint8Array {
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${element(root, '', '')}`);
}

function element(node: XmlElement, namespace: string, indent: string): string {
  const declared = node.namespace === namespace ? '' : ` xmlns="${escapeAttribute(node.namespace)}"`;
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  const open = `${indent}<${node.name}${declared}${attributes.join('')}`;
  if (node.children.length === 0)
    return node.text === '' ? `${open}/>\n` : `${open}>${escapeText(node.text)}</${node.name}>\n`;
  const inside = node.children.map((child) => element(child, node.namespace, `${indent}  `));
  return `${open}>\n${inside.join('')}${indent}</${node.name}>\n`;
}
