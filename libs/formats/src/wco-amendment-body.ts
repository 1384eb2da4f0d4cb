import { pointerText, SECTIONS, type PointerStep } from './wco-pointers.js';
import { childOf, childrenOf, textOf, type XmlElement } from './xml-tree.js';

/** A pointer that cannot be followed; the message says why. */
export class Nowhere extends Error {}

/** The links down to a depth, without their tags: a class instance. */
export const classesTo = (steps: readonly PointerStep[], depth: number): PointerStep[] =>
  steps.slice(0, depth + 1).map(({ section, number }) => ({ section, number }));

/** The instance of a class that has the number in SequenceNumeric, else by position. */
export function instanceOf(parent: XmlElement, step: PointerStep): XmlElement | undefined {
  const all = childrenOf(parent, SECTIONS.get(step.section) ?? '');
  const numbered = all.some((each) => childOf(each, 'SequenceNumeric'));
  if (numbered) return all.find((each) => Number(textOf(childOf(each, 'SequenceNumeric'))) === step.number);
  return all[step.number - 1];
}

/** The amendment's own elements along the way, as far as they are there. */
export function bodyWay(steps: PointerStep[], body: XmlElement, pointers: PointerStep[][]): (XmlElement | undefined)[] {
  const way: (XmlElement | undefined)[] = [contentOf(body)];
  for (const [index, step] of steps.entries()) {
    if (index === 0) continue;
    const parent = way[index - 1];
    way.push(parent && counterpart(parent, step, numbersAt(pointers, steps, index)));
  }
  return way;
}

/** Numbers that any pointer uses for this class at this place, in order. */
function numbersAt(pointers: PointerStep[][], steps: PointerStep[], index: number): number[] {
  const prefix = pointerText(classesTo(steps, index - 1));
  const alike = pointers.filter(
    (other) => other[index]?.section === steps[index]?.section && pointerText(classesTo(other, index - 1)) === prefix,
  );
  return [...new Set(alike.flatMap((other) => other[index]?.number ?? []))].sort((a, b) => a - b);
}

/**
 * The amendment's element for a numbered class. Where the class has no numbers of its own, a sparse body holds just the
 * instances pointed at, in order; a full one holds all. Anything between would be guessing.
 */
function counterpart(parent: XmlElement, step: PointerStep, numbers: number[]): XmlElement | undefined {
  const all = childrenOf(parent, SECTIONS.get(step.section) ?? '');
  if (all.some((each) => childOf(each, 'SequenceNumeric'))) return instanceOf(parent, step);
  if (all.length === 0) return undefined;
  if (all.length === numbers.length) return all[numbers.indexOf(step.number)];
  const element = all[step.number - 1];
  if (element && all.length >= Math.max(...numbers)) return element;
  throw new Nowhere(
    `the amendment holds ${all.length} of section ${step.section}, the pointers name ${numbers.length}`,
  );
}

/** The body of an amendment without what makes it a message of its own. */
function contentOf(body: XmlElement): XmlElement {
  const ofMessage = (child: XmlElement) =>
    ['FunctionCode', 'FunctionalReferenceID', 'ID', 'TypeCode', 'Submitter', 'Amendment'].includes(child.name) ||
    (child.name === 'AdditionalInformation' && childOf(child, 'Pointer') !== undefined);
  return { ...body, children: body.children.filter((child) => !ofMessage(child)) };
}
