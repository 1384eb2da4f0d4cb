import { excessIn, LONGEST_LIST } from './schema-issues.js';
import { bare } from './sourced.js';
import { declarationTree } from './wco-declaration.js';
import { declarationOf } from './wco-document.js';
import { decodeText } from './xml-encoding.js';
import { readXml } from './xml-read.js';
import { childrenOf, elementAt, textOf } from './xml-tree.js';

/**
 * What can be read of an original that was rejected, in the domain's own form, right or wrong, so that a person can correct it;
 * undefined where that is nothing: it is no JSON object and no WCO original, or holds far too much.
 */
export function readableIn(bytes: Uint8Array, contentType: string): Record<string, unknown> | undefined {
  try {
    const read = /xml/i.test(contentType) ? inXml(bytes) : (JSON.parse(decodeText(bytes, 'utf-8')) as unknown);
    const isObject = typeof read === 'object' && read !== null && !Array.isArray(read);
    // Nested deeper than can be told, it throws here.
    return isObject && !excessIn(read) ? (JSON.parse(JSON.stringify(read)) as Record<string, unknown>) : undefined;
  } catch {
    // Why it cannot be read was told when it was rejected.
    return undefined;
  }
}

function inXml(bytes: Uint8Array): unknown {
  const declaration = declarationOf(readXml(bytes));
  if (!declaration || textOf(elementAt(declaration, ['FunctionCode'])) !== '9') return undefined;
  const items = childrenOf(elementAt(declaration, ['GoodsShipment']), 'GovernmentAgencyGoodsItem');
  return items.length > LONGEST_LIST ? undefined : bare(declarationTree(declaration));
}
