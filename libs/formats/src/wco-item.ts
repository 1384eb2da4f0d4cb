import { within, type Sourced } from './sourced.js';
import { decimal, money, previousDocument, supportingDocument, text, whole } from './wco-values.js';
import { childOf, childrenOf, elementAt, textOf, type XmlElement } from './xml-tree.js';

/** A GovernmentAgencyGoodsItem as a goods item of the domain, with sources. */
export function goodsItem(item: XmlElement): Sourced {
  const commodity = childOf(item, 'Commodity');
  return within(item, {
    number: whole(item, 'SequenceNumeric'),
    description: text(item, 'Commodity', 'Description'),
    commodityCode: commodityCode(item),
    origin: text(item, 'Origin', 'CountryCode'),
    grossMassKg: decimal(item, 'Commodity', 'GoodsMeasure', 'GrossMassMeasure'),
    netMassKg: decimal(item, 'Commodity', 'GoodsMeasure', 'NetNetWeightMeasure'),
    supplementaryQuantity: decimal(item, 'Commodity', 'GoodsMeasure', 'TariffQuantity'),
    price: money(item, 'Commodity', 'InvoiceLine', 'ItemChargeAmount'),
    statisticalValue: money(item, 'StatisticalValueAmount'),
    procedure: procedure(item),
    valuationMethod: text(item, 'CustomsValuation', 'MethodCode'),
    packages: childrenOf(item, 'Packaging').map(packaging),
    documents: childrenOf(item, 'AdditionalDocument').map(supportingDocument),
    previousDocuments: childrenOf(item, 'PreviousDocument').map(previousDocument),
    taxes: childrenOf(commodity, 'DutyTaxFee').map(dutyTax),
  });
}

/**
 * Eight digits of the Combined Nomenclature (classification type TSP) followed by the two of TARIC (TRC); of other
 * administrations the first classification that is a number. Additional codes (TRA, GN, …) are not part of it.
 */
function commodityCode(item: XmlElement): Sourced {
  const classifications = childrenOf(childOf(item, 'Commodity'), 'Classification');
  const ofType = (type: string) =>
    classifications.find((each) => textOf(childOf(each, 'IdentificationTypeCode')) === type);
  const base =
    ofType('TSP') ??
    classifications.find((each) => /^\d{6,14}$/.test(textOf(childOf(each, 'ID')) ?? '')) ??
    classifications.find((each) => !childOf(each, 'IdentificationTypeCode'));
  if (!base) return text(item, 'Commodity', 'Classification', 'ID');
  const source = text(base, 'ID');
  const taric = textOf(childOf(ofType('TRC'), 'ID')) ?? '';
  const whole = typeof source.value === 'string' && source.value.length === 8 ? source.value + taric : source.value;
  return source.with(whole);
}

/** The first GovernmentProcedure is the requested and previous procedure, the others are additional ones. */
function procedure(item: XmlElement): Sourced | undefined {
  const all = childrenOf(item, 'GovernmentProcedure');
  const main = all.find((each) => childOf(each, 'PreviousCode')) ?? all[0];
  if (!main) return undefined;
  return within(main, {
    current: text(main, 'CurrentCode'),
    previous: text(main, 'PreviousCode'),
    additional: all
      .filter((each) => each !== main)
      .map((each) => text(each, 'CurrentCode'))
      .filter((code) => code.value !== undefined),
  });
}

function packaging(element: XmlElement): Sourced {
  return within(element, {
    count: whole(element, 'QuantityQuantity'),
    type: text(element, 'TypeCode'),
    marks: text(element, 'MarksNumbersID'),
  });
}

function dutyTax(element: XmlElement): Sourced {
  const assessed = elementAt(element, ['Payment', 'TaxAssessedAmount']) ? 'TaxAssessedAmount' : 'PaymentAmount';
  return within(element, {
    type: text(element, 'TypeCode'),
    rate: decimal(element, 'TaxRateNumeric'),
    preference: text(element, 'DutyRegimeCode'),
    paymentMethod: text(element, 'Payment', 'MethodCode'),
    amount: money(element, 'Payment', assessed),
  });
}
