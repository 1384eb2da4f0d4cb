import { z } from 'zod';

/** A decimal number as text, at most 16 digits before and 6 behind the point: never a float. Numbers are taken and kept as written. */
export const Decimal = z
  .union([z.string().trim(), z.number().transform((n) => String(n))])
  .refine((text) => /^\d{1,16}(\.\d{1,6})?$/.test(text), {
    error: 'must be a decimal number, not negative, with at most 16 digits before and 6 behind the point',
  });

/** An amount of money: decimal text and an ISO 4217 currency. */
export const Money = z
  .object({ amount: Decimal, currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 currency code') })
  .meta({ id: 'Money' });
export type Money = z.infer<typeof Money>;
