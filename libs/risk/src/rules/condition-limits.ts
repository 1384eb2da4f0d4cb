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

/**
 * At most how many steps the evaluation of a condition takes on a declaration whose lists are this long: the nodes of the
 * condition, those within a macro as often as its list has entries. So the work is known before it is done.
 */
export function costOf(node: ASTNode, sizes: Sizes): number {
  if (node.op === 'rcall' && COMPREHENSIONS.has(node.args[0])) {
    const [, list, [, ...within]] = node.args;
    const each = within.reduce((sum, part) => sum + costOf(part, sizes), 1);
    return 1 + costOf(list, sizes) + lengthOf(list, sizes) * each;
  }
  const cost = partsOf(node).reduce((sum, part) => sum + costOf(part, sizes), 1);
  if (!LOOKS_THROUGH.has(node.op)) return cost;
  return partsOf(node).reduce((sum, part) => sum + (isList(part) ? lengthOf(part, sizes) : 0), cost);
}

/** Never less than `costOf`, and told at once: all nodes as often as the longest list has entries, for each level of lists. */
export function roughCost(node: ASTNode): (sizes: Sizes) => number {
  const { nodes, depth } = extentOf(node);
  return (sizes) => 2 * nodes * (longest(sizes) + 1) ** (depth + 1);
}

function extentOf(node: ASTNode): { nodes: number; depth: number } {
  const parts = partsOf(node).map(extentOf);
  const goesThroughList = node.op === 'rcall' && COMPREHENSIONS.has(node.args[0]);
  return {
    nodes: parts.reduce((sum, { nodes }) => sum + nodes, 1),
    depth: Math.max(0, ...parts.map(({ depth }) => depth)) + (goesThroughList ? 1 : 0),
  };
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

/** At most how many entries a list has: counted where it is written out, else as long as the longest of its name. */
function lengthOf(list: ASTNode, sizes: Sizes): number {
  if (list.op === 'list') return list.args.length;
  if (list.op === '.') return sizes.get(list.args[1]) ?? longest(sizes);
  if (list.op === 'rcall' && COMPREHENSIONS.has(list.args[0])) return lengthOf(list.args[1], sizes);
  if (list.op === '?:') return Math.max(lengthOf(list.args[1], sizes), lengthOf(list.args[2], sizes));
  return longest(sizes);
}

const longest = (sizes: Sizes): number => Math.max(0, ...sizes.values());
