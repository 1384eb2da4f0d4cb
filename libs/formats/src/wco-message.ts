import type { Issue } from '#libs/domain';
import type { Message, ReadResult } from './message.js';
import { checkDeclaration, LONGEST_LIST, tooMany, type Remark } from './schema-issues.js';
import { bare, placeOf, type Place } from './sourced.js';
import { oddities } from './warnings.js';
import { isPaymentMethod, TRANSPORT_MODES } from './wco-codes.js';
import { declarationTree } from './wco-declaration.js';
import { declarationOf } from './wco-document.js';
import { paymentCodes } from './wco-payment.js';
import { pointerOf, pointerText } from './wco-pointers.js';
import { MalformedXml, readXml } from './xml-read.js';
import {
  childrenOf,
  elementAt,
  lineAndColumn,
  lineFinder,
  pathOf,
  textOf,
  type XmlDocument,
  type XmlElement,
} from './xml-tree.js';

/**
 * Reads a WCO Declaration message (data model 3.6, namespaces and prefixes as they come): an original (FunctionCode 9), an
 * amendment (13, COR) or a cancellation (13, INV). Every issue names a path from /Declaration down, with line and column.
 */
export function readWco(bytes: Uint8Array): ReadResult {
  let document: XmlDocument;
  try {
    document = readXml(bytes);
  } catch (error) {
    if (error instanceof MalformedXml) return { ok: false, malformed: true, issues: [error.issue] };
    throw error;
  }
  const declaration = declarationOf(document);
  if (!declaration) return refuse(unknownMessage(document));
  const value = (name: string) => textOf(elementAt(declaration, [name]));
  const functionCode = value('FunctionCode');
  if (functionCode === '9') {
    const read = original(document, declaration);
    const declarant = textOf(elementAt(declaration, ['Declarant', 'ID']));
    return read.ok ? read : { ...read, declarant, localReference: value('FunctionalReferenceID') };
  }
  if (functionCode === '13' && value('TypeCode') === 'COR') return additional(document, declaration, 'amendment');
  if (functionCode === '13' && value('TypeCode') === 'INV') return additional(document, declaration, 'cancellation');
  const [name, message] =
    functionCode === '13'
      ? (['TypeCode', 'an additional message is taken as amendment (COR) or cancellation (INV) only'] as const)
      : (['FunctionCode', 'must be 9 (original) or 13 (amendment or cancellation)'] as const);
  const code = value(name) === undefined ? 'required' : 'message-unknown';
  return refuse({ ...elementPlace(document, declaration, name), code, message });
}

const ITEMS = '/Declaration/GoodsShipment/GovernmentAgencyGoodsItem';

const refuse = (...issues: Issue[]): ReadResult => ({ ok: false, malformed: false, issues });

function unknownMessage(document: XmlDocument): Issue {
  const { root, text } = document;
  const found = root.name === 'MetaData' ? root.children.at(-1)?.name : root.name;
  const what = found === 'Response' ? 'a notification (Response)' : (found ?? 'nothing');
  const message = `this is ${what}; a Declaration is expected, alone or in MetaData`;
  return { path: `/${root.name}`, code: 'message-unknown', message, ...lineAndColumn(text, root.offset) };
}

function elementPlace(document: XmlDocument, parent: XmlElement, name: string): Place {
  const element = elementAt(parent, [name]) ?? parent;
  const path = element === parent ? `${pathOf(parent)}/${name}` : pathOf(element);
  return { path, ...lineAndColumn(document.text, element.offset) };
}

function original(document: XmlDocument, element: XmlElement): ReadResult {
  const lineOf = lineFinder(document.text);
  const surplus = childrenOf(elementAt(element, ['GoodsShipment']), 'GovernmentAgencyGoodsItem')[LONGEST_LIST];
  if (surplus) return refuse({ ...tooMany([]), path: ITEMS, ...lineOf(surplus.offset) });
  const tree = declarationTree(element);
  const checked = checkDeclaration(bare(tree));
  const issueOf = ({ path, code, message }: Remark): Issue => ({ ...placeOf(lineOf, tree, path), code, message });
  if (!checked.ok) {
    const issues = checked.remarks.map(namingType).map(issueOf);
    return refuse(...new Map(issues.map((issue) => [faultOf(issue), issue])).values());
  }
  const { declaration } = checked;
  const warnings = [...oddities(declaration).map(issueOf), ...messageWarnings(document, element)];
  const officeAt = placeOf(lineOf, tree, ['office']);
  return { ok: true, message: { message: 'original', declaration, warnings, officeAt } };
}

/** The kind comes from the type code, so a fault in it is a fault of the type code. */
function namingType(remark: Remark): Remark {
  if (remark.path[0] !== 'kind' || remark.code === 'required') return remark;
  return { ...remark, code: 'type-unknown', message: 'must begin with IM, EX, CO, or T for transit' };
}

/** What two issues have in common that say the same. */
const faultOf = ({ path, code, message }: Issue): string => JSON.stringify([path, code, message]);

/** What is odd in the message and leaves no trace in the domain object. */
function messageWarnings(document: XmlDocument, declaration: XmlElement): Issue[] {
  const items = childrenOf(elementAt(declaration, ['GoodsShipment']), 'GovernmentAgencyGoodsItem');
  const declared = textOf(elementAt(declaration, ['GoodsItemQuantity']));
  const border = elementAt(declaration, ['BorderTransportMeans']);
  const mode = textOf(elementAt(border, ['ModeCode']));
  const warnings: Issue[] = [];
  if (declared !== undefined && Number(declared) !== items.length)
    warnings.push({
      ...elementPlace(document, declaration, 'GoodsItemQuantity'),
      code: 'total-mismatch',
      message: `${declared} items are declared, there are ${items.length}`,
    });
  if (border && mode !== undefined && !TRANSPORT_MODES.has(mode))
    warnings.push({
      ...elementPlace(document, border, 'ModeCode'),
      code: 'transport-mode-unknown',
      message: `${mode} is not a mode of UN/ECE Recommendation 19`,
    });
  for (const code of new Set(paymentCodes(items).filter((each) => !isPaymentMethod(each))))
    warnings.push({
      path: `${ITEMS}/Commodity/DutyTaxFee/Payment/MethodCode`,
      code: 'payment-method-unknown',
      message: `method of payment ${code} is not known and is treated as cash`,
    });
  return warnings;
}

function additional(document: XmlDocument, element: XmlElement, message: 'amendment' | 'cancellation'): ReadResult {
  const value = (...names: string[]) => textOf(elementAt(element, names));
  const mrn = value('ID');
  const localReference = value('FunctionalReferenceID');
  if (mrn === undefined && localReference === undefined)
    return refuse({
      ...elementPlace(document, element, 'ID'),
      code: 'required',
      message: 'says which declaration is meant, by ID (MRN) or FunctionalReferenceID',
    });
  const statements = childrenOf(element, 'AdditionalInformation').filter(
    (statement) => textOf(elementAt(statement, ['StatementTypeCode'])) === 'AES',
  );
  const amendments = childrenOf(element, 'Amendment');
  const reasonCodes = amendments.flatMap((each) => textOf(elementAt(each, ['ChangeReasonCode'])) ?? []);
  const reasons = statements.flatMap((each) => textOf(elementAt(each, ['StatementDescription'])) ?? []);
  const common = {
    mrn,
    localReference,
    declarant: value('Declarant', 'ID'),
    submitter: value('Submitter', 'ID'),
    reason: reasonOf(reasons, reasonCodes),
    reasonCodes,
  };
  const read: Message =
    message === 'cancellation'
      ? { message, ...common }
      : { message, ...common, pointers: amendments.map((each) => pointerText(pointerOf(each))) };
  return { ok: true, message: read };
}

const LONGEST_REASON = 2_000;

/** In words; messages often give only a code, or nothing at all. */
function reasonOf(reasons: string[], codes: string[]): string {
  const coded = codes.length > 0 ? `reason code ${[...new Set(codes)].join(', ')}` : 'no reason given';
  return (reasons.join('; ') || coded).slice(0, LONGEST_REASON);
}
