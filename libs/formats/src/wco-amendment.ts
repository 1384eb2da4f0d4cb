import type { Issue } from '#libs/domain';
import { bodyWay, classesTo, instanceOf, Nowhere } from './wco-amendment-body.js';
import { copy, put, remove } from './xml-edit.js';
import { MalformedXml, readXml } from './xml-read.js';
import { writeXml } from './xml-write.js';
import { childOf, childrenOf, lineFinder, pathOf, type XmlDocument, type XmlElement } from './xml-tree.js';
import { declarationOf } from './wco-document.js';
import { pointerOf, pointerText, SECTIONS, TAGS, type PointerStep } from './wco-pointers.js';

/** The declaration as amended, as XML in UTF-8, or why the amendment cannot be carried out. */
export type Amended = { ok: true; xml: Uint8Array } | { ok: false; malformed: boolean; issues: Issue[] };

/** What says which declaration it is, and by whom, stays. */
const FIXED = new Set(['FunctionCode', 'FunctionalReferenceID', 'ID', 'TypeCode', 'Declarant']);

/**
 * Carries an amendment (FunctionCode 13, TypeCode COR) out on the declaration it is about. Each Amendment's pointer says what
 * changes; the amendment's own, mostly sparse body says what it becomes: there it is replaced or added, and what a pointer names
 * but the body leaves out is removed. Nothing that no pointer names changes, whatever else the body holds.
 *
 * Limits: numbers count the instances of a class by their SequenceNumeric, else by position, in the declaration as it was; added
 * elements go to the end of their kind; the remaining goods items keep their numbers.
 *
 * @param original the WCO Declaration as received, or as amended before
 * @returns the whole declaration, or issues `amendment-pointer-unknown` that name the pointers
 */
export function applyAmendment(original: Uint8Array, amendment: Uint8Array): Amended {
  try {
    const before = readXml(original);
    const request = readXml(amendment);
    const declaration = declarationOf(before);
    const body = declarationOf(request);
    if (!declaration || !body)
      return refused([{ path: '', code: 'message-unknown', message: 'there is no Declaration' }]);
    const issues = amend(declaration, body, request);
    return issues.length > 0 ? refused(issues) : { ok: true, xml: writeXml(before.root) };
  } catch (error) {
    if (error instanceof MalformedXml) return { ok: false, malformed: true, issues: [error.issue] };
    throw error;
  }
}

/** Each pointer is looked up among all elements of its class. */
const MOST_POINTERS = 999;

const refused = (issues: Issue[]): Amended => ({ ok: false, malformed: false, issues });

function amend(declaration: XmlElement, body: XmlElement, request: XmlDocument): Issue[] {
  const lineOf = lineFinder(request.text);
  const amendments = childrenOf(body, 'Amendment').map((element) => ({ element, steps: pointerOf(element) }));
  const surplus = amendments[MOST_POINTERS];
  if (surplus) {
    const message = `there must be at most ${MOST_POINTERS} amendments in one message`;
    return [{ path: pathOf(surplus.element), code: 'too-many', message, ...lineOf(surplus.element.offset) }];
  }
  const pointers = amendments.map(({ steps }) => steps);
  // All numbers mean the declaration as it was, so find everything before anything moves.
  const found = new Map<string, XmlElement>();
  for (const steps of pointers)
    steps.reduce<XmlElement | undefined>((parent, step, depth) => {
      const element = depth === 0 ? declaration : parent && instanceOf(parent, step);
      if (element) found.set(pointerText(classesTo(steps, depth)), element);
      return element;
    }, undefined);
  const issues: Issue[] = [];
  if (amendments.length === 0)
    issues.push({ path: pathOf(body), code: 'amendment-pointer-unknown', message: 'the amendment points at nothing' });
  for (const { element, steps } of amendments)
    try {
      carryOut(steps, found, body, pointers);
    } catch (error) {
      if (!(error instanceof Nowhere)) throw error;
      issues.push({
        path: pathOf(element),
        code: 'amendment-pointer-unknown',
        message: `pointer ${pointerText(steps) || '(empty)'}: ${error.message}`,
        ...lineOf(element.offset),
      });
    }
  return issues;
}

const nameOf = (step: PointerStep): string => {
  const name = SECTIONS.get(step.section);
  if (!name) throw new Nowhere(`section ${step.section || '(none)'} is not known`);
  return name;
};

function carryOut(
  steps: PointerStep[],
  found: Map<string, XmlElement>,
  body: XmlElement,
  pointers: PointerStep[][],
): void {
  const last = steps.at(-1);
  if (!last || steps[0]?.section !== '42A') throw new Nowhere('it does not begin at the declaration (42A)');
  const names = steps.map(nameOf);
  const tag = last.tag === undefined ? undefined : TAGS.get(last.tag);
  if (last.tag !== undefined && !tag) throw new Nowhere(`tag ${last.tag} is not known`);
  if (steps.length === 1 && !tag) throw new Nowhere('the declaration as a whole cannot be amended');
  if (FIXED.has((steps.length === 1 ? tag : names[1]) ?? '')) throw new Nowhere('this cannot be amended');

  const bodyParents = bodyWay(steps, body, pointers);
  const way = tag ? steps : steps.slice(0, -1);
  const before = found.get(pointerText(classesTo(steps, way.length - 1)));
  const old = tag ? childOf(before, tag) : found.get(pointerText(classesTo(steps, steps.length - 1)));
  const becomes = tag ? childOf(bodyParents.at(-1), tag) : bodyParents.at(-1);
  if (!old && !becomes) throw new Nowhere('there is no such thing in the declaration, nor in the amendment');
  if (becomes) put(ensure(way, found, bodyParents), becomes, old);
  else if (old) remove(old);
}

/** The declaration's element at the end of a way; parts that are missing are made. */
function ensure(way: PointerStep[], found: Map<string, XmlElement>, models: (XmlElement | undefined)[]): XmlElement {
  const key = pointerText(classesTo(way, way.length - 1));
  const known = found.get(key);
  if (known) return known;
  const step = way.at(-1);
  if (!step || way.length === 1) throw new Nowhere('it does not begin at the declaration (42A)');
  const parent = ensure(way.slice(0, -1), found, models);
  const model = models[way.length - 1];
  const made: XmlElement = {
    name: nameOf(step),
    namespace: parent.namespace,
    attributes: {},
    children: [],
    text: '',
    offset: -1,
    parent,
  };
  const number = childOf(model, 'SequenceNumeric');
  if (number) made.children.push(copy(number, made));
  put(parent, made, undefined);
  found.set(key, made);
  return made;
}
