import { Decimal } from 'decimal.js';

/** Sums of amounts with 16 digits before and 6 behind the point, exact: the library's 20 digits by default are too few. */
const Exact = Decimal.clone({ precision: 40 });

/** Exact sum of decimal texts; undefined when one is not a plain decimal number. */
export function sumOf(amounts: readonly unknown[]): string | undefined {
  let sum = new Exact(0);
  for (const amount of amounts) {
    if (typeof amount !== 'string' || !/^\d{1,16}(\.\d{1,6})?$/.test(amount)) return undefined;
    sum = sum.plus(amount);
  }
  return sum.toFixed();
}

/** Whether two decimal texts are the same number, `1000.00` and `1000`. */
export const sameAmount = (a: string, b: string): boolean => new Exact(a).equals(b);
