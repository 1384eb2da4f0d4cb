import { Declaration, Instant, Lane, RerouteReason } from '#libs/domain';
import { z } from 'zod';

const reason = z.string().trim().min(3, 'say why in at least three characters').max(2000);

/** Clocks of gates and of this machine differ a little. */
const CLOCK_DIFFERENCE_MS = 5 * 60 * 1000;

export const AmendmentRequest = z
  .strictObject({ declaration: Declaration, reason })
  .meta({ id: 'AmendmentRequest', description: 'The whole declaration as it is to be, and why' });

export const CancellationRequest = z.strictObject({ reason }).meta({ id: 'CancellationRequest' });

export const RerouteRequest = z
  .strictObject({ lane: Lane, reason: RerouteReason, note: z.string().trim().min(1).max(2000).optional() })
  .meta({ id: 'RerouteRequest' });

export const DepartureRequest = z
  .strictObject({
    departedAt: Instant.refine((at) => Date.parse(at) <= Date.now() + CLOCK_DIFFERENCE_MS, {
      error: 'must not be in the future',
    }),
    gate: z.string().trim().min(1).max(60).optional(),
  })
  .meta({ id: 'DepartureRequest' });

export const AuditOrderRequest = z.strictObject({ reason }).meta({ id: 'AuditOrderRequest' });

export const VersionQuery = z.object({
  version: z.coerce.number().pipe(z.int().min(1)).optional().describe('Left out: the present one'),
});
export type VersionQuery = z.output<typeof VersionQuery>;
