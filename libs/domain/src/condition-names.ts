type Members = Readonly<Record<string, string>>;

const texts = (...names: string[]): Members => Object.fromEntries(names.map((name) => [name, 'string']));
const numbers = (...names: string[]): Members => Object.fromEntries(names.map((name) => [name, 'double']));

/** Types of what a condition sees, parts before what holds them: each member with its type, as Common Expression Language writes it. */
export const CONDITION_MEMBERS = {
  Money: { ...numbers('amount'), ...texts('currency') },
  Party: { ...texts('id', 'name', 'city', 'country'), watched: 'bool' },
  Document: texts('type', 'id', 'status'),
  PreviousDocument: texts('category', 'type', 'id'),
  Authorisation: texts('type', 'holder'),
  Transport: texts('mode', 'nationality', 'id'),
  Procedure: { ...texts('current', 'previous'), additional: 'list<string>' },
  Packaging: { ...numbers('count'), ...texts('type', 'marks') },
  Tax: { ...texts('type', 'preference', 'paymentMethod'), ...numbers('rate'), amount: 'Money' },
  Item: {
    ...texts('description', 'commodityCode', 'chapter', 'heading', 'hs6', 'origin', 'valuationMethod'),
    ...numbers('number', 'grossMassKg', 'netMassKg', 'supplementaryQuantity', 'pricePerKg'),
    price: 'Money',
    statisticalValue: 'Money',
    procedure: 'Procedure',
    packages: 'list<Packaging>',
    documents: 'list<Document>',
    previousDocuments: 'list<PreviousDocument>',
    taxes: 'list<Tax>',
    features: 'map<string, double>',
    watchedGoods: 'bool',
    watchedRoute: 'bool',
  },
  Declaration: {
    ...texts('localReference', 'kind', 'type', 'office', 'goodsLocation', 'dispatchCountry', 'destinationCountry'),
    ...texts('deliveryTerms', 'ucr', 'warehouse', 'paymentMethod', 'guarantee'),
    ...numbers('totalPackages', 'totalGrossMassKg', 'itemsGrossMassKg'),
    advance: 'bool',
    expedited: 'bool',
    declarant: 'Party',
    representative: 'Party',
    importer: 'Party',
    exporter: 'Party',
    authorisations: 'list<Authorisation>',
    transport: 'Transport',
    containers: 'list<string>',
    invoiceTotal: 'Money',
    prices: 'list<Money>',
    documents: 'list<Document>',
    allDocuments: 'list<Document>',
    previousDocuments: 'list<PreviousDocument>',
    items: 'list<Item>',
  },
} satisfies Record<string, Members>;

/** The type of something that a condition sees. */
export type ConditionType = keyof typeof CONDITION_MEMBERS;
