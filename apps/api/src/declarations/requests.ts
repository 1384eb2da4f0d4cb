import { Declaration, Lane, PastInstant, RerouteReason } from '#libs/domain';
import { z } from 'zod';

const reason = z.string().trim().min(3, 'say why in at least three characters').max(2000);

export const AmendmentRequest = z
  .strictObject({
    declaration: Declaration,
    reason,
    version: z
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .describe('The version that it amends; refused where that is not the present one any more'),
  })
  .meta({ id: 'AmendmentRequest', description: 'The whole declaration as it is to be, and why' });

export const CancellationRequest = z.strictObject({ reason }).meta({ id: 'CancellationRequest' });

export const RerouteRequest = z
  .strictObject({ lane: Lane, reason: RerouteReason, note: z.string().trim().min(1).max(2000).optional() })
  .meta({ id: 'RerouteRequest' });

export const DepartureRequest = z
  .strictObject({
    departedAt: PastInstant,
    gate: z.string().trim().min(1).max(60).optional(),
  })
  .meta({ id: 'DepartureRequest' });

export const AuditOrderRequest = z.strictObject({ reason }).meta({ id: 'AuditOrderRequest' });

export const VersionQuery = z.object({
  version: z.coerce.number().pipe(z.int32().min(1)).optional().describe('Left out: the present one'),
});
export type VersionQuery = z.output<typeof VersionQuery>;
