import { z } from 'zod';

const DECIMAL = /^\d{1,16}(\.\d{1,6})?$/;
const BEHIND_POINT = 6;

/** JSON numbers are read as binary fractions, which keep fifteen decimal digits and no more. */
const DIGITS_OF_NUMBER = 15;
const isExact = (value: string | number): boolean =>
  typeof value === 'string' || String(value).replace('.', '').replace(/^0+/, '').length <= DIGITS_OF_NUMBER;

/** A decimal number as text, at most 16 digits before and 6 behind the point: never a float. Numbers are taken and kept as written. */
export const Decimal = z
  .union([z.string().trim(), z.number()])
  .refine(isExact, { error: 'has more than 15 digits, which a JSON number does not keep exactly: send it as text' })
  .transform(String)
  .pipe(
    z.string().regex(DECIMAL, {
      error: 'must be a decimal number, not negative, with at most 16 digits before and 6 behind the point',
    }),
  );

/** Whether one decimal text is a greater number than another, exactly; false where one of them is no decimal. */
export function isMore(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map(inMillionths);
  return a !== undefined && b !== undefined && a > b;
}

function inMillionths(decimal: unknown): bigint | undefined {
  if (typeof decimal !== 'string' || !DECIMAL.test(decimal)) return undefined;
  const [whole = '', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(BEHIND_POINT, '0'));
}

/** An amount of money: decimal text and an ISO 4217 currency. */
export const Money = z
  .object({ amount: Decimal, currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 currency code') })
  .meta({ id: 'Money' });
export type Money = z.infer<typeof Money>;
