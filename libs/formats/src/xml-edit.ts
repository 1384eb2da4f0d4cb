import type { XmlElement } from './xml-tree.js';

/** A deep copy under another parent, in its namespace unless the element had one of its own. */
export function copy(element: XmlElement, parent: XmlElement): XmlElement {
  const own = element.parent !== null && element.namespace !== element.parent.namespace;
  const namespace = own ? element.namespace : parent.namespace;
  const made = { ...element, namespace, attributes: { ...element.attributes }, offset: -1, parent };
  made.children = element.children.map((child) => copy(child, made));
  return made;
}

/** Puts an element, or a copy of one from elsewhere, in place of the old element, else after the last of its name, else at the end. */
export function put(parent: XmlElement, becomes: XmlElement, old: XmlElement | undefined): void {
  const made = becomes.parent === parent ? becomes : copy(becomes, parent);
  const at = old ? parent.children.indexOf(old) : -1;
  if (at >= 0) parent.children.splice(at, 1, made);
  else {
    const alike = parent.children.findLastIndex((child) => child.name === made.name);
    parent.children.splice(alike < 0 ? parent.children.length : alike + 1, 0, made);
  }
}

/** Takes an element out of its parent. */
export function remove(element: XmlElement): void {
  const siblings = element.parent?.children ?? [];
  const at = siblings.indexOf(element);
  if (at >= 0) siblings.splice(at, 1);
}
