import type { ASTNode } from '@marcbachmann/cel-js';

/** Lists in lists in lists are enough; the work grows with each. */
const DEEPEST = 3;

/** Macros that go through a list. */
const COMPREHENSIONS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/**
 * Functions that a condition may call. What is left out and why: `matches`, since a pattern can take exponential time here;
 * `dyn`, `type` and `bytes`, since they go round the types; `split`, `join` and `cel.bind`, since they make data that grow faster
 * than what was declared; `timestamp` and `duration`, since a condition sees no time.
 */
export const ALLOWED_CALLS: ReadonlySet<string> = new Set([
  ...COMPREHENSIONS,
  ...['has', 'known', 'isOf', 'isCountry', 'hasContainerForm', 'isContainerNumber', 'table'],
  ...['size', 'startsWith', 'endsWith', 'contains', 'indexOf', 'lastIndexOf', 'substring'],
  ...['lowerAscii', 'upperAscii', 'trim', 'double', 'int', 'string'],
]);

/** How long the lists of one declaration are, by the name of the member. */
export type Sizes = ReadonlyMap<string, number>;

/** Something that a condition may not do, at a node. */
export interface Refusal {
  node: ASTNode;
  code: string;
  message: string;
}

/** A node's parts that are nodes. */
export function partsOf(node: ASTNode): ASTNode[] {
  const args: unknown[] = Array.isArray(node.args) ? node.args.flat(2) : [node.args];
  return args.filter((each): each is ASTNode => typeof each === 'object' && each !== null && 'op' in each);
}

/** The first thing in a condition that is not allowed, if any. */
export function refusalOf(node: ASTNode, depth = 0): Refusal | undefined {
  if (node.op === 'call' || node.op === 'rcall') {
    const name = node.args[0];
    if (!ALLOWED_CALLS.has(name))
      return {
        node,
        code: 'function-not-allowed',
        message: `A condition cannot call ${name}(); see docs/risk-rules.md`,
      };
    if (name === 'has' && !asksForFeature(node))
      return {
        node,
        code: 'has-of-member',
        message: 'has(…) asks only whether an item has a feature; for a member of the declaration write known(…)',
      };
    if (node.op === 'rcall' && COMPREHENSIONS.has(name) && ++depth > DEEPEST)
      return { node, code: 'nested-too-deep', message: `Lists may be gone through within each other ${DEEPEST} deep` };
  }
  for (const part of partsOf(node)) {
    const refusal = refusalOf(part, depth);
    if (refusal) return refusal;
  }
  return undefined;
}

/** `has(i.features.name)` */
function asksForFeature(node: ASTNode): boolean {
  const [asked] = partsOf(node);
  if (asked?.op !== '.') return false;
  const holder = asked.args[0];
  return holder.op === '.' && holder.args[1] === 'features';
}

/** Operators that go through a list which stands beside them. */
const LOOKS_THROUGH: ReadonlySet<string> = new Set(['in', '==', '!=']);

/** At most how many steps something takes on a declaration whose lists are this long. */
export type Cost = (sizes: Sizes) => number;

/**
 * What the evaluation of a condition costs: the nodes of the condition, those within a macro as often as its list has entries. So the
 * work is known before it is done. What does not depend on the declaration is added up once.
 */
export function costOf(node: ASTNode): Cost {
  const { fixed, varying } = termsOf(node);
  return (sizes) => varying.reduce((sum, term) => sum + term(sizes), fixed);
}

interface Terms {
  fixed: number;
  varying: Cost[];
}

function termsOf(node: ASTNode): Terms {
  if (node.op === 'rcall' && COMPREHENSIONS.has(node.args[0])) {
    const [, list, [, ...within]] = node.args;
    const each = within.map(costOf);
    const all: Cost = (sizes) => lengthOf(list, sizes) * each.reduce((sum, cost) => sum + cost(sizes), 1);
    return oneMoreThan([termsOf(list), { fixed: 0, varying: [all] }]);
  }
  const lists = looksThrough(node).map(
    (list): Cost =>
      (sizes) =>
        lengthOf(list, sizes),
  );
  return oneMoreThan([...partsOf(node).map(termsOf), { fixed: 0, varying: lists }]);
}

const oneMoreThan = (terms: Terms[]): Terms => ({
  fixed: terms.reduce((sum, { fixed }) => sum + fixed, 1),
  varying: terms.flatMap(({ varying }) => varying),
});

/** Lists that a node other than a macro goes through. */
function looksThrough(node: ASTNode): ASTNode[] {
  if (node.op === 'rcall' && node.args[0] === 'isOf') return node.args[2];
  return LOOKS_THROUGH.has(node.op) ? partsOf(node).filter(isList) : [];
}

/** Where the type is not known, a list is the safer guess. */
function isList(node: ASTNode): boolean {
  const type = typeOf(node);
  return type === undefined || type.startsWith('list');
}

/** The type of a node that was checked, as the type checker leaves it there. */
const typeOf = (node: ASTNode): string | undefined =>
  (node as ASTNode & { checkedType?: { name: string } }).checkedType?.name;

/** The first sum in a checked condition that is no number: texts and lists that grow could grow without bound. */
export function growthIn(node: ASTNode): Refusal | undefined {
  if (node.op === '+' && !['double', 'int'].includes(typeOf(node) ?? ''))
    return { node, code: 'adds-no-numbers', message: 'A condition adds numbers only, neither texts nor lists' };
  for (const part of partsOf(node)) {
    const growth = growthIn(part);
    if (growth) return growth;
  }
  return undefined;
}

/** Comparing these takes a step, or as many as the list has entries; a list of anything else could hold lists in lists. */
const COMPARABLE = /^(string|double|int|uint|bool|null|list<(string|double|int|uint|bool|T)>)$/;

/** The first comparison in a checked condition of what is neither one value nor a list of such, if any. */
export function comparisonIn(node: ASTNode): Refusal | undefined {
  if (LOOKS_THROUGH.has(node.op) && !partsOf(node).every((part) => COMPARABLE.test(typeOf(part) ?? '')))
    return {
      node,
      code: 'compares-composites',
      message: `${node.op} takes texts, numbers and lists of them; ask a list of others by exists(…) or size(), features by has(…)`,
    };
  for (const part of partsOf(node)) {
    const refusal = comparisonIn(part);
    if (refusal) return refusal;
  }
  return undefined;
}

/** At most how many entries a list has: counted where it is written out, else as long as the longest of its name. */
function lengthOf(list: ASTNode, sizes: Sizes): number {
  if (list.op === 'list') return list.args.length;
  if (list.op === '.') return sizes.get(list.args[1]) ?? longest(sizes);
  if (list.op === 'rcall' && COMPREHENSIONS.has(list.args[0])) return lengthOf(list.args[1], sizes);
  if (list.op === '?:') return Math.max(lengthOf(list.args[1], sizes), lengthOf(list.args[2], sizes));
  return longest(sizes);
}

const longest = (sizes: Sizes): number => Math.max(0, ...sizes.values());
