import { paymentMethod } from './wco-codes.js';
import { text } from './wco-values.js';
import { childOf, childrenOf, elementAt, textOf, type XmlElement } from './xml-tree.js';

/** Whether a document says what it is. */
export const hasType = (document: XmlElement): boolean => textOf(childOf(document, 'TypeCode')) !== undefined;

/**
 * Methods are declared per tax; the account of deferred payment is a document of type 1DAN on the declaration, or in older
 * messages one without a type.
 */
export function payment(declaration: XmlElement, items: XmlElement[]): object {
  const documents = childrenOf(declaration, 'AdditionalDocument');
  const account =
    documents.find((document) => textOf(childOf(document, 'TypeCode')) === 'DAN') ??
    documents.find((document) => !hasType(document));
  return { method: paymentMethod(paymentCodes(items)), reference: account && text(account, 'ID') };
}

/** Codes of all methods of payment declared on the items' taxes. */
export function paymentCodes(items: readonly XmlElement[]): string[] {
  return items
    .flatMap((item) => childrenOf(childOf(item, 'Commodity'), 'DutyTaxFee'))
    .flatMap((tax) => textOf(elementAt(tax, ['Payment', 'MethodCode'])) ?? []);
}
