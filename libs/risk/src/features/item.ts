import type { Declaration, GoodsItem } from '#libs/domain';

/** A goods item with what the whole declaration says of it, as the risk engine looks at it. Text that is not declared is ''. */
export interface RiskItem {
  /** Goods item number. */
  number: number;
  hs6: string;
  origin: string;
  dispatch: string;
  importer: string;
  exporter: string;
  declarant: string;
  office: string;
  mode: string;
  /** Kind and type of the declaration. */
  procedure: string;
  taxType: string;
  /** Percent, as text. */
  taxRate: string;
  /** Net mass as declared, as text. */
  mass: string;
  /** Kilograms; NaN where not declared. */
  massKg: number;
  /** NaN where not declared. */
  price: number;
  currency: string;
  expedited: boolean;
  items: number;
}

/** A declaration's goods items as the risk engine looks at them, in the order of the declaration. */
export function riskItemsOf(declaration: Declaration): readonly RiskItem[] {
  const known = ITEMS.get(declaration);
  if (known) return known;
  const items = declaration.items.map((item) => riskItem(declaration, item));
  ITEMS.set(declaration, items);
  return items;
}

/** Whoever asks for statistics, assesses, and keeps the decision looks at the same items. */
const ITEMS = new WeakMap<Declaration, readonly RiskItem[]>();

function riskItem(declaration: Declaration, item: GoodsItem): RiskItem {
  const taxes = item.taxes.map(({ type, rate }) => ({ type: type ?? '', rate: numberText(rate) }));
  return {
    number: item.number,
    hs6: item.commodityCode?.slice(0, 6) ?? '',
    origin: item.origin ?? '',
    dispatch: declaration.dispatchCountry ?? '',
    importer: declaration.importer?.id ?? '',
    exporter: declaration.exporter?.id ?? '',
    declarant: declaration.declarant.id ?? '',
    office: declaration.office,
    mode: declaration.transport.mode,
    procedure: `${declaration.kind}.${declaration.type}`,
    taxType: taxes.map(({ type }) => type).join('+'),
    taxRate: taxes.map(({ rate }) => rate).join('+'),
    mass: numberText(item.netMassKg),
    massKg: numberOf(item.netMassKg),
    price: numberOf(item.price?.amount),
    currency: item.price?.currency ?? '',
    expedited: declaration.expedited,
    items: declaration.items.length,
  };
}

/** Features and keys are no money: a double serves. What is not a finite number counts as not declared. */
function numberOf(decimal: string | undefined): number {
  const value = decimal === undefined ? NaN : Number(decimal);
  return Number.isFinite(value) ? value : NaN;
}

/** The same number however it was written. */
function numberText(decimal: string | undefined): string {
  const value = numberOf(decimal);
  return Number.isNaN(value) ? '' : String(value);
}
