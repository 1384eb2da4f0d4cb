import { z } from 'zod';
import { Decimal, Money } from './money.js';
import { Sha256 } from './ids.js';

/** Coded findings of a control (hallazgos, novedades). */
export const FindingCode = z
  .enum([
    'description-mismatch',
    'classification-wrong',
    'origin-wrong',
    'undervaluation',
    'quantity-excess',
    'quantity-short',
    'undeclared-goods',
    'prohibited-goods',
    'document-missing',
    'document-false',
    'permit-missing',
    'seal-broken',
    'marking-wrong',
    'other',
  ])
  .meta({ id: 'FindingCode' });
export type FindingCode = z.infer<typeof FindingCode>;

/** One thing that a control found against the declaration. */
export const Finding = z
  .object({
    code: FindingCode,
    item: z.int().min(1).max(9999).optional().describe('Goods item number; absent: the whole declaration'),
    description: z.string().trim().min(1).max(2000),
    quantity: Decimal.optional(),
    dutyAtStake: Money.optional(),
    evidence: z.array(Sha256).max(50).default([]).describe('SHA-256 of photographs and documents kept'),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof Finding>;
