import { z } from 'zod';
import { Instant, PartyId } from './ids.js';
import { Decimal, isMore, Money } from './money.js';

const text = (max: number) => z.string().trim().min(1).max(max);
const country = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code');

/** A trader named by identification, by name and address, or both. */
export const Party = z
  .object({
    id: PartyId.optional(),
    name: text(256).optional(),
    address: z
      .object({
        line: text(256).optional(),
        city: text(100).optional(),
        postcode: text(20).optional(),
        country: country.optional(),
      })
      .optional(),
  })
  .refine((party) => party.id !== undefined || party.name !== undefined, {
    error: 'a party needs an identification or a name',
  })
  .meta({ id: 'Party' });
export type Party = z.infer<typeof Party>;

/** A document produced with a declaration: invoice, certificate, licence, authorisation. */
export const SupportingDocument = z
  .object({
    type: text(10).describe('Category and type code together, for example N935 (invoice)'),
    id: text(70).optional(),
    status: text(5).optional(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .describe('SHA-256 of the uploaded file, where there is one'),
  })
  .meta({ id: 'SupportingDocument' });
export type SupportingDocument = z.infer<typeof SupportingDocument>;

/** A reference to what preceded: transport document, earlier declaration, entry in records. */
export const PreviousDocument = z
  .object({ category: text(3).optional(), type: text(10), id: text(70).optional(), line: z.int().min(1).optional() })
  .meta({ id: 'PreviousDocument' });

/** One duty or tax on an item, as claimed by the declarant. */
export const DutyTax = z
  .object({
    type: text(6).optional().describe('A00 customs duty, B00 VAT …'),
    rate: Decimal.optional().describe('Percent'),
    preference: text(6).optional(),
    paymentMethod: text(3).optional(),
    amount: Money.optional(),
  })
  .meta({ id: 'DutyTax' });

/** Packages of an item. */
export const Packaging = z
  .object({ count: z.int().min(0).max(99_999_999).optional(), type: text(4).optional(), marks: text(512).optional() })
  .meta({ id: 'Packaging' });

/** One goods item. Masses in kilograms. */
export const GoodsItem = z
  .object({
    number: z.int().min(1).max(9999),
    description: text(512).optional(),
    commodityCode: z
      .string()
      .regex(/^\d{6,14}$/, 'must be 6 to 14 digits; the first six are the Harmonized System subheading')
      .optional()
      .describe('Only a clearance request (types …J and …K) may leave it out'),
    origin: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be a two-letter country code')
      .optional(),
    grossMassKg: Decimal.optional(),
    netMassKg: Decimal.optional(),
    supplementaryQuantity: Decimal.optional(),
    price: Money.optional().describe('Item price as invoiced'),
    statisticalValue: Money.optional(),
    procedure: z
      .object({
        current: text(4),
        previous: text(4).optional(),
        additional: z.array(text(5)).max(99).default([]),
      })
      .optional(),
    valuationMethod: text(2).optional(),
    packages: z.array(Packaging).max(99).default([]),
    documents: z.array(SupportingDocument).max(99).default([]),
    previousDocuments: z.array(PreviousDocument).max(99).default([]),
    taxes: z.array(DutyTax).max(99).default([]),
  })
  .meta({ id: 'GoodsItem' });
export type GoodsItem = z.infer<typeof GoodsItem>;

/**
 * How duties are settled. `cash`: they must be paid (or secured) before release, which raises a payment hold;
 * the others do not hold the goods: deferred account, guarantee lodged with the declaration, nothing due.
 */
export const PaymentMethod = z.enum(['cash', 'deferred', 'guarantee', 'none']).meta({ id: 'PaymentMethod' });
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** Mode of transport at the border. */
export const TransportMode = z
  .enum(['sea', 'rail', 'road', 'air', 'post', 'multimodal', 'fixed', 'inland-waterway', 'own-propulsion', 'unknown'])
  .meta({ id: 'TransportMode' });
export type TransportMode = z.infer<typeof TransportMode>;

/** Whether a value, perhaps invalid, has a list of objects as its items. */
function hasItems(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('items' in value) || !Array.isArray(value.items)) return false;
  return value.items.every((item) => typeof item === 'object' && item !== null);
}

/** A customs declaration in the product's own words, whatever format it came in. */
export const Declaration = z
  .object({
    localReference: text(70).describe("The declarant's own reference, unique for the declarant"),
    kind: z.enum(['import', 'export', 'transit']),
    type: text(6).describe('Declaration type as lodged, for example IMA, IMD, EXA'),
    advance: z.boolean().default(false).describe('Lodged before the goods arrive: an arrival hold is raised'),
    office: text(17).describe('Customs office where the goods are presented'),
    issuedAt: Instant.optional(),
    declarant: Party.refine((party) => party.id !== undefined, {
      path: ['id'],
      error: 'the declarant needs an identification',
    }),
    representative: Party.optional(),
    importer: Party.optional(),
    exporter: Party.optional(),
    authorisations: z
      .array(z.object({ type: text(10), holder: PartyId.optional() }))
      .max(99)
      .default([]),
    transport: z
      .object({
        mode: TransportMode.default('unknown'),
        nationality: country.optional(),
        id: text(40).optional(),
      })
      .default({ mode: 'unknown' }),
    containers: z.array(text(17)).max(999).default([]),
    goodsLocation: text(60).optional(),
    dispatchCountry: country.optional(),
    destinationCountry: country.optional(),
    deliveryTerms: text(10).optional(),
    ucr: text(35).optional(),
    warehouse: text(40).optional(),
    payment: z.object({ method: PaymentMethod, reference: text(40).optional() }).default({ method: 'deferred' }),
    guarantee: z.object({ type: text(4).optional(), reference: text(40).optional() }).optional(),
    invoiceTotal: Money.optional(),
    totalPackages: z.int().min(0).optional(),
    totalGrossMassKg: Decimal.optional(),
    documents: z.array(SupportingDocument).max(99).default([]),
    previousDocuments: z.array(PreviousDocument).max(999).default([]),
    items: z.array(GoodsItem).min(1).max(999),
    expedited: z.boolean().default(false),
  })
  .superRefine(
    (declaration, context) => {
      const seen = new Set<number>();
      // Clearance requests and notices of entry in records describe the goods in words: EU data sets I2 and C2, United Kingdom C21.
      const clearanceRequest = /^[A-Z]{2}[JK]$/.test(declaration.type);
      declaration.items.forEach((item, index) => {
        if (item.commodityCode === undefined && !clearanceRequest)
          context.addIssue({
            code: 'custom',
            path: ['items', index, 'commodityCode'],
            message: 'a commodity code is needed, unless this is a clearance request (type …J or …K)',
          });
        if (Number.isInteger(item.number) && seen.has(item.number))
          context.addIssue({
            code: 'custom',
            path: ['items', index, 'number'],
            message: `item number ${item.number} is used twice`,
          });
        seen.add(item.number);
        if (isMore(item.netMassKg, item.grossMassKg))
          context.addIssue({
            code: 'custom',
            path: ['items', index, 'netMassKg'],
            message: 'net mass exceeds gross mass',
          });
      });
      if (declaration.kind === 'import' && !declaration.importer)
        context.addIssue({ code: 'custom', path: ['importer'], message: 'an import declaration names an importer' });
    },
    // Beside errors in single members, so that all errors come at once; then the value may be of the wrong shape.
    { when: ({ value }) => hasItems(value) },
  )
  .meta({ id: 'Declaration' });
export type Declaration = z.infer<typeof Declaration>;
