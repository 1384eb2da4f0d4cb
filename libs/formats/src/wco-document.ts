import type { XmlDocument, XmlElement } from './xml-tree.js';
import { childOf } from './xml-tree.js';

/** The Declaration of a WCO message, which is the root or stands in its MetaData. */
export function declarationOf({ root }: XmlDocument): XmlElement | undefined {
  if (root.name === 'Declaration') return root;
  return root.name === 'MetaData' ? childOf(root, 'Declaration') : undefined;
}
