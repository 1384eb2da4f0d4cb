import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Lane } from '#libs/domain';

/** Firms of the demo brokers: bruno and beatriz act for Andina, berta for Bolívar. */
export const ANDINA = 'CO900111222';
export const BOLIVAR = 'CO900333444';

/** A reference that no other run used. */
export const newReference = (subject: string): string => `E2E-${subject}-${randomUUID().slice(0, 13)}`;

/** In the reference of the one declaration for which years go by, which its record does not tell. */
export const AGED = 'aged';

const BOOKS = { description: 'Printed books', commodityCode: '49019900', origin: 'DE' };
const FLOWERS = { description: 'Cut roses', commodityCode: '06031100', origin: 'EC' };

/** What the rules of this release send to each lane, of goods that no agency controls. */
const GOODS: Record<Lane, object> = {
  green: BOOKS,
  blue: BOOKS,
  // Without an origin the documents are asked for.
  yellow: { description: 'Printed books', commodityCode: '49019900' },
  orange: { description: 'Cigars', commodityCode: '24021000', origin: 'DE' },
  red: { description: 'Fireworks', commodityCode: '36041000', origin: 'DE' },
};

/** A declaration in JSON for a lane, with a reference of its own. */
export function declarationFor(lane: Lane, more: Record<string, unknown> = {}): Record<string, unknown> {
  const { declarant = ANDINA, item = {}, ...rest } = more;
  return {
    localReference: newReference(lane),
    kind: 'import',
    type: 'IMA',
    office: 'COBOG',
    declarant: { id: declarant },
    importer: { id: declarant, name: 'Importadora del Caribe S.A.S.' },
    transport: { mode: 'air', nationality: 'CO' },
    dispatchCountry: 'DE',
    destinationCountry: 'CO',
    payment: { method: 'deferred' },
    // An invoice of this size is audited after release.
    ...(lane === 'blue' ? { invoiceTotal: { amount: '400000.00', currency: 'EUR' } } : {}),
    items: [
      {
        number: 1,
        ...GOODS[lane],
        grossMassKg: '120.5',
        netMassKg: '110',
        price: { amount: lane === 'blue' ? '400000.00' : '9000.00', currency: 'EUR' },
        procedure: { current: '40', previous: '00', additional: [] },
        ...(item as object),
      },
    ],
    ...rest,
  };
}

/** Goods that ICA controls, lodged before they arrive, duties to be paid: three holds that do not wait for each other. */
export const advanceFlowers = (more: Record<string, unknown> = {}) =>
  declarationFor('green', {
    localReference: newReference('flowers'),
    advance: true,
    payment: { method: 'cash' },
    dispatchCountry: 'EC',
    item: FLOWERS,
    ...more,
  });

const samples = new URL('../samples/', import.meta.url);

/** A file of tests/samples as text. */
export const sample = (path: string): string => readFileSync(new URL(path, samples), 'utf8');

/** A WCO sample under a reference of its own, so that tests do not meet in it. */
export function sampleAnew(path: string, reference: string): string {
  const xml = sample(path);
  const renamed = xml.replace(
    /<FunctionalReferenceID>[^<]*<\/FunctionalReferenceID>/,
    `<FunctionalReferenceID>${reference}</FunctionalReferenceID>`,
  );
  if (renamed === xml) throw new Error(`${path} has no FunctionalReferenceID`);
  return renamed;
}

/** A published amendment or cancellation, made to name its declaration by an MRN of ours, by its local reference, or by both. */
export function correctionOf(path: string, { mrn, reference }: { mrn?: string; reference: string }): string {
  return sampleAnew(path, reference).replace(/<ID>\d{2}GB[^<]*<\/ID>/, () => (mrn ? `<ID>${mrn}</ID>` : ''));
}
