import type { Declaration } from '#libs/domain';

/** Behind the point, as the contract has decimals. */
const PLACES = 6;

/** Duties and taxes as the declarant claims them, added up exactly, one sum for each currency. */
export function dutiesOf({ items }: Pick<Declaration, 'items'>): { amount: string; currency: string }[] {
  const sums = new Map<string, bigint>();
  for (const { amount } of items.flatMap(({ taxes }) => taxes))
    if (amount) sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + inMillionths(amount.amount));
  return [...sums].map(([currency, sum]) => ({ amount: decimal(sum), currency }));
}

/** How many duties and taxes are declared without an amount, so that no sum has them. */
export const dutiesWithoutAmount = ({ items }: Pick<Declaration, 'items'>): number =>
  items.flatMap(({ taxes }) => taxes).filter(({ amount }) => !amount).length;

function inMillionths(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
}

function decimal(millionths: bigint): string {
  const digits = String(millionths).padStart(PLACES + 1, '0');
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(/\.?0+$/, '');
}
