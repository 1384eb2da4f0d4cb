import { sumOf } from './amounts.js';
import { Sourced, within } from './sourced.js';
import { isAdvance, kindOf, TRANSPORT_MODES } from './wco-codes.js';
import { hasType, payment } from './wco-payment.js';
import { goodsItem } from './wco-item.js';
import { decimal, instant, money, party, previousDocument, supportingDocument, text, whole } from './wco-values.js';
import { childOf, childrenOf, elementAt, textOf, type XmlElement } from './xml-tree.js';

type From = XmlElement | undefined;

/** A WCO Declaration (model 3.6, as the United Kingdom's CDS uses it) as input for the domain's schema, with sources. */
export function declarationTree(declaration: XmlElement): Sourced {
  const shipment = childOf(declaration, 'GoodsShipment');
  const consignment = childOf(shipment, 'Consignment');
  const border = childOf(declaration, 'BorderTransportMeans');
  const items = childrenOf(shipment, 'GovernmentAgencyGoodsItem');
  const type = text(declaration, 'TypeCode');
  return within(declaration, {
    localReference: text(declaration, 'FunctionalReferenceID'),
    kind: kind(declaration, type),
    type,
    advance: isAdvance(String(type.value)),
    office: office(declaration, consignment),
    issuedAt: instant(declaration, 'IssueDateTime'),
    declarant: declarant(declaration),
    representative: party(childOf(declaration, 'Agent')),
    // An export names the receiver abroad as consignee.
    importer:
      party(childOf(shipment, 'Importer')) ?? party(childOf(shipment, 'Consignee')) ?? missing(shipment, 'Importer'),
    exporter: party(childOf(declaration, 'Exporter')) ?? party(childOf(items[0], 'Exporter')),
    authorisations: childrenOf(declaration, 'AuthorisationHolder').map((holder) =>
      within(holder, { type: text(holder, 'CategoryCode'), holder: text(holder, 'ID') }),
    ),
    transport: {
      mode: mode(border),
      nationality: text(border, 'RegistrationNationalityCode'),
      id: firstText([
        text(border, 'ID'),
        text(consignment, 'ArrivalTransportMeans', 'ID'),
        text(consignment, 'DepartureTransportMeans', 'ID'),
      ]),
    },
    containers: containers(consignment, items),
    goodsLocation: goodsLocation(consignment),
    dispatchCountry: firstText([text(shipment, 'ExportCountry', 'ID'), text(items[0], 'ExportCountry', 'ID')]),
    destinationCountry: firstText([
      text(shipment, 'Destination', 'CountryCode'),
      text(items[0], 'Destination', 'CountryCode'),
    ]),
    deliveryTerms: text(shipment, 'TradeTerms', 'ConditionCode'),
    ucr: text(shipment, 'UCR', 'TraderAssignedReferenceID'),
    warehouse: warehouse(shipment),
    payment: payment(declaration, items),
    guarantee: guarantee(childOf(declaration, 'ObligationGuarantee')),
    invoiceTotal: money(declaration, 'InvoiceAmount') ?? sumOfPrices(shipment, items),
    totalPackages: whole(declaration, 'TotalPackageQuantity'),
    totalGrossMassKg: decimal(declaration, 'TotalGrossMassMeasure'),
    documents: childrenOf(declaration, 'AdditionalDocument').filter(hasType).map(supportingDocument),
    previousDocuments: childrenOf(shipment, 'PreviousDocument').map(previousDocument),
    items: new Sourced(
      items.map(goodsItem),
      '/Declaration/GoodsShipment/GovernmentAgencyGoodsItem',
      shipment ?? declaration,
    ),
  });
}

const firstText = (candidates: Sourced[]): Sourced | undefined =>
  candidates.find((candidate) => candidate.value !== undefined);

const missing = (from: From, name: string): Sourced => new Sourced(undefined, () => text(from, name).path, from);

function kind(declaration: XmlElement, type: Sourced): Sourced {
  const exit = childOf(declaration, 'ExitOffice') !== undefined;
  const procedure = textOf(
    elementAt(declaration, ['GoodsShipment', 'GovernmentAgencyGoodsItem', 'GovernmentProcedure', 'CurrentCode']),
  );
  const known = kindOf(String(type.value), exit, procedure ?? '');
  // What is no known type goes on as written, so that the schema refuses it here and names the place.
  return type.with(known ?? type.value);
}

/** The declared office; where none is declared (United Kingdom), the place where the goods are, whose office it is. */
function office(declaration: XmlElement, consignment: From): Sourced {
  const declared = firstText([
    text(declaration, 'DeclarationOfficeID'),
    text(declaration, 'PresentationOffice', 'ID'),
    text(declaration, 'SupervisingOffice', 'ID'),
    text(declaration, 'ExitOffice', 'ID'),
  ]);
  if (declared) return declared;
  const place = goodsLocation(consignment);
  const name = typeof place.value === 'string' ? place.value.slice(0, 17) : 'UNKNOWN';
  return place.with(name);
}

function declarant(declaration: XmlElement): Sourced {
  const element = childOf(declaration, 'Declarant');
  return party(element) ?? new Sourced(undefined, '/Declaration/Declarant/ID', element ?? declaration);
}

function mode(border: From): Sourced {
  const code = text(border, 'ModeCode');
  return code.with(TRANSPORT_MODES.get(String(code.value)) ?? 'unknown');
}

/** Type and identification together, as data element 2/7 is written. */
function warehouse(shipment: From): Sourced | undefined {
  const source = text(shipment, 'Warehouse', 'ID');
  const id = textOf(elementAt(shipment, ['Warehouse', 'ID']));
  const type = textOf(elementAt(shipment, ['Warehouse', 'TypeCode'])) ?? '';
  return id === undefined ? undefined : source.with(`${type}${id}`);
}

/** Named, or in older messages identified. */
function goodsLocation(consignment: From): Sourced {
  const name = text(consignment, 'GoodsLocation', 'Name');
  return firstText([name, text(consignment, 'GoodsLocation', 'ID')]) ?? name;
}

/** Those of the consignment and those that an item names for itself, each once. */
function containers(consignment: From, items: XmlElement[]): Sourced[] {
  const byId = new Map<unknown, Sourced>();
  for (const holder of [consignment, ...items.map((item) => childOf(item, 'Commodity'))])
    for (const equipment of childrenOf(holder, 'TransportEquipment')) {
      const id = text(equipment, 'ID');
      if (id.value !== undefined && !byId.has(id.value)) byId.set(id.value, id);
    }
  return [...byId.values()];
}

function guarantee(element: From): Sourced | undefined {
  return element && within(element, { type: text(element, 'SecurityDetailsCode'), reference: text(element, 'ID') });
}

/** The invoice total is often left out: then it is the sum of the items' prices, if all have one and in one currency. */
function sumOfPrices(shipment: From, items: XmlElement[]): Sourced | undefined {
  const prices = items.map((item) => elementAt(item, ['Commodity', 'InvoiceLine', 'ItemChargeAmount']));
  const currencies = new Set(prices.map((price) => price?.attributes['currencyID']));
  const [currency] = currencies;
  if (!shipment || !currency || currencies.size !== 1) return undefined;
  const amount = sumOf(prices.map((price) => decimal(price).value));
  return amount === undefined ? undefined : new Sourced({ amount, currency }, '/Declaration/InvoiceAmount', shipment);
}
