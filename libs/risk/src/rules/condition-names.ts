import type { ASTNode } from '@marcbachmann/cel-js';
import { partsOf, type Refusal } from './condition-limits.js';
import { sentenceOf } from './condition-sentences.js';
import { conditionEnvironment } from './environment.js';
import { LOOKUP_TABLES } from './lookup-tables.js';

const VARIABLES: readonly string[] = ['declaration', 'office'];
/** Names that the language itself gives to types and the like: no value of a declaration. */
const OF_THE_LANGUAGE: ReadonlySet<string> = new Set(
  conditionEnvironment
    .getDefinitions()
    .variables.map(({ name }) => name)
    .filter((name) => !VARIABLES.includes(name)),
);

/**
 * The first name in a checked condition that names nothing here: a variable of the language, a table, or a feature where the features
 * are known. The type checker cannot know these, since it sees any text and any map.
 */
export function nameRefusal(node: ASTNode, featureNames: readonly string[] | undefined): Refusal | undefined {
  const refusal = variableRefusal(node) ?? tableRefusal(node) ?? (featureNames && featureRefusal(node, featureNames));
  if (refusal) return refusal;
  for (const part of partsOf(node)) {
    const within = nameRefusal(part, featureNames);
    if (within) return within;
  }
  return undefined;
}

function variableRefusal(node: ASTNode): Refusal | undefined {
  if (node.op !== 'id' || !OF_THE_LANGUAGE.has(node.args)) return undefined;
  return { node, code: 'unknown_variable', message: sentenceOf('unknown_variable', `: ${node.args}`) };
}

function tableRefusal(node: ASTNode): Refusal | undefined {
  if (node.op !== 'call' || node.args[0] !== 'table') return undefined;
  const [name, ...keys] = node.args[1];
  if (name?.op !== 'value' || typeof name.args !== 'string')
    return { node, code: 'table-not-named', message: 'table(…) takes the name of a table, written out' };
  const table = LOOKUP_TABLES.get(name.args);
  const names = [...LOOKUP_TABLES.keys()].join(', ');
  if (!table) return { node: name, code: 'unknown-table', message: `There is no table "${name.args}", only: ${names}` };
  if (table.keys === keys.length) return undefined;
  return {
    node,
    code: 'table-keys',
    message: `Table "${name.args}" is asked by ${table.keys} keys, not ${keys.length}`,
  };
}

function featureRefusal(node: ASTNode, names: readonly string[]): Refusal | undefined {
  const name = featureAsked(node);
  if (name === undefined || names.includes(name)) return undefined;
  return { node, code: 'unknown-feature', message: `There is no feature "${name}"` };
}

/** The feature that `item.features.name` or `item.features["name"]` asks for. */
function featureAsked(node: ASTNode): string | undefined {
  if (node.op !== '.' && node.op !== '[]') return undefined;
  const [holder, key] = node.args;
  if (holder.op !== '.' || holder.args[1] !== 'features') return undefined;
  if (typeof key === 'string') return key;
  return key.op === 'value' && typeof key.args === 'string' ? key.args : undefined;
}
