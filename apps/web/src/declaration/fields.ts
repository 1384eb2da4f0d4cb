import type { Both } from '../texts/language.js';
import { partNames } from './part-names.js';

const es = {
  item: (n: number) => `Ítem ${n}`,
  document: (n: number) => `Documento ${n}`,
  fields: {
    reason: 'Motivo',
    localReference: 'Referencia local',
    'declarant.id': 'Declarante',
    kind: 'Operación',
    type: 'Tipo',
    office: 'Oficina',
    'payment.method': 'Pago',
    advance: 'La mercancía aún no ha llegado',
    'importer.id': 'Identificación del importador',
    'importer.name': 'Nombre del importador',
    'exporter.name': 'Nombre del exportador',
    'exporter.address.country': 'País del exportador',
    'transport.mode': 'Modo de transporte',
    'transport.id': 'Medio de transporte',
    dispatchCountry: 'País de procedencia',
    destinationCountry: 'País de destino',
    containers: 'Contenedores',
    goodsLocation: 'Ubicación de la mercancía',
    totalPackages: 'Bultos',
    'invoiceTotal.amount': 'Total de la factura',
    'invoiceTotal.currency': 'Moneda de la factura',
    'items.*.description': 'Descripción de la mercancía',
    'items.*.commodityCode': 'Subpartida',
    'items.*.origin': 'País de origen',
    'items.*.grossMassKg': 'Peso bruto, kg',
    'items.*.netMassKg': 'Peso neto, kg',
    'items.*.price.amount': 'Precio',
    'items.*.price.currency': 'Moneda',
    'items.*.procedure.current': 'Régimen',
    'items.*.procedure.previous': 'Régimen anterior',
    'documents.*.type': 'Tipo',
    'documents.*.id': 'Número',
    'items.*.documents.*.type': 'Tipo de documento',
    'items.*.documents.*.id': 'Número del documento',
  },
  parts: partNames.es,
};

const en: typeof es = {
  item: (n) => `Item ${n}`,
  document: (n) => `Document ${n}`,
  fields: {
    reason: 'Reason',
    localReference: 'Local reference',
    'declarant.id': 'Declarant',
    kind: 'Operation',
    type: 'Type',
    office: 'Office',
    'payment.method': 'Payment',
    advance: 'The goods have not arrived yet',
    'importer.id': 'Identification of the importer',
    'importer.name': 'Name of the importer',
    'exporter.name': 'Name of the exporter',
    'exporter.address.country': 'Country of the exporter',
    'transport.mode': 'Mode of transport',
    'transport.id': 'Means of transport',
    dispatchCountry: 'Country of dispatch',
    destinationCountry: 'Country of destination',
    containers: 'Containers',
    goodsLocation: 'Location of the goods',
    totalPackages: 'Packages',
    'invoiceTotal.amount': 'Invoice total',
    'invoiceTotal.currency': 'Currency of the invoice',
    'items.*.description': 'Description of the goods',
    'items.*.commodityCode': 'Commodity code',
    'items.*.origin': 'Country of origin',
    'items.*.grossMassKg': 'Gross mass, kg',
    'items.*.netMassKg': 'Net mass, kg',
    'items.*.price.amount': 'Price',
    'items.*.price.currency': 'Currency',
    'items.*.procedure.current': 'Procedure',
    'items.*.procedure.previous': 'Previous procedure',
    'documents.*.type': 'Type',
    'documents.*.id': 'Number',
    'items.*.documents.*.type': 'Type of document',
    'items.*.documents.*.id': 'Number of the document',
  },
  parts: partNames.en,
};

/** What the parts of a declaration are called where people fill them in, by the pattern of their path. */
export const fieldTexts: Both<typeof es> = { es, en };

/** A part that the form asks for, by the pattern of its path. */
export type Field = keyof (typeof es)['fields'];

/** The pattern of a path, by which fields have their names: `items.0.origin` is `items.*.origin`. */
export const patternOf = (path: string): string => path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*');

/**
 * Where the form asks for what stands at a path: for a part that is missing as a whole, its first field, and for a line of a list
 * that is typed in one field, that field. A path that the form does not ask for stays as it is.
 */
export function askedAt(path: string): string {
  const pattern = patternOf(path);
  const known = Object.keys(es.fields);
  if (known.includes(pattern)) return path;
  const inside = known.find((each) => each.startsWith(`${pattern}.`) && !each.slice(pattern.length).includes('*'));
  if (inside) return path + inside.slice(pattern.length);
  const [list = ''] = pattern.split('.*');
  return pattern === `${list}.*` && known.includes(list) ? list : path;
}

/** Whether the form asks for something at a path, or below it. */
export const isAskedWithin = (path: string): boolean => {
  const pattern = patternOf(path);
  return Object.keys(es.fields).some((each) => each === pattern || each.startsWith(`${pattern}.`));
};

/** What a place in the declaration is called: its item or document, then the field's name, or those of its parts where the form does not ask for it. */
export function nameOf(t: typeof es, path: string): string {
  const asked = askedAt(path);
  const name = t.fields[patternOf(asked) as Field] as string | undefined;
  const item = /^items\.(\d+)/.exec(asked)?.[1];
  const document = /^documents\.(\d+)/.exec(asked)?.[1];
  const within = asked
    .replace(/^items\.\d+\.?/, '')
    .split('.')
    .filter(Boolean);
  const parts = within.map((key) => t.parts[key] ?? (/^\d+$/.test(key) ? String(Number(key) + 1) : key));
  const of = [
    item !== undefined && t.item(Number(item) + 1),
    document !== undefined && name && t.document(Number(document) + 1),
  ];
  return [...of, ...(name ? [name] : parts)].filter(Boolean).join(' · ');
}

/** The place that a JSON pointer names, where the form asks for it. */
export function placeOf(pointer: string): string | undefined {
  const path = askedAt(pointer.replace(/^\//, '').replaceAll('/', '.'));
  return patternOf(path) in es.fields ? path : undefined;
}
