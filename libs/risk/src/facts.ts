import { createHash } from 'node:crypto';
import { canonical, type Declaration, type Facts, type GoodsItem } from '#libs/domain';
import { chapterOf, isOf } from './goods.js';

/** AEO for customs simplifications (C), for security and safety (S), for both (F). */
const AEO: readonly string[] = ['AEOC', 'AEOF', 'AEOS'];

/**
 * Chapters whose goods spoil: live animals, meat, fish, dairy and eggs, live plants and cut flowers, vegetables, fruit.
 * Not 05 (bristles, bones, feathers), whose goods keep.
 */
const PERISHABLE: readonly string[] = ['01', '02', '03', '04', '06', '07', '08'];

/** Whether an authorisation as authorised economic operator (AEO) is declared. */
export const isAuthorisedOperator = ({ authorisations }: Declaration): boolean =>
  authorisations.some(({ type }) => AEO.includes(type));

/**
 * What the procedure and the clearance-time study know of a declaration. `office` and `agencies` come from the
 * configuration: the office that handles it, and the agencies whose goods are in it (see `agenciesFor`).
 *
 * @throws Error if the declarant is not identified, which the schema of Declaration rules out
 */
export function factsOf(declaration: Declaration, context: { office: string; agencies: string[] }): Facts {
  const { items, declarant, representative, transport, payment } = declaration;
  if (declarant.id === undefined) throw new Error('a declaration must identify its declarant');
  const procedure = items[0]?.procedure;
  return {
    localReference: declaration.localReference,
    declarant: declarant.id,
    representative: representative?.id ?? null,
    kind: declaration.kind,
    type: declaration.type,
    office: context.office,
    mode: transport.mode,
    procedure: procedure ? `${procedure.current}${procedure.previous ?? ''}` : null,
    chapters: [...new Set(items.flatMap((item) => chapterOf(item) ?? []))].sort(),
    advance: declaration.advance,
    payment: payment.method,
    agencies: [...context.agencies].sort(),
    aeo: isAuthorisedOperator(declaration),
    perishable: items.some((item) => isOf(item, PERISHABLE)),
    expedited: declaration.expedited,
    items: items.length,
    goods: hashOf(items.map(goodsOf)),
    debt: hashOf([payment, declaration.guarantee, items.map(debtOf)]),
  };
}

/** What an item is, as a control of the goods would see it. */
const goodsOf = ({
  description,
  commodityCode,
  origin,
  grossMassKg,
  netMassKg,
  supplementaryQuantity,
  packages,
}: GoodsItem) => ({ description, commodityCode, origin, grossMassKg, netMassKg, supplementaryQuantity, packages });

/** What duties on an item are computed from, and how they are settled. */
const debtOf = (item: GoodsItem) => ({
  ...goodsOf(item),
  price: item.price,
  statisticalValue: item.statisticalValue,
  procedure: item.procedure,
  valuationMethod: item.valuationMethod,
  taxes: item.taxes,
});

const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex').slice(0, 16);
