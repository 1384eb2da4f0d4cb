import { z } from 'zod';

/** An agency's short name, upper case, as in `agency:ICA`. */
export const AgencyName = z.string().regex(/^[A-Z][A-Z0-9-]{1,19}$/);

/** Why goods (or, for `audit`, the file) are still held. */
export const HoldKind = z
  .union([
    z.enum(['arrival', 'payment', 'documents', 'information', 'scan', 'inspection', 'review', 'audit']),
    z.templateLiteral(['agency:', z.string()]),
  ])
  .meta({ id: 'HoldKind' });
export type HoldKind = z.infer<typeof HoldKind>;

/** The party that must act while a hold is open. */
export const HoldOwner = z
  .union([z.enum(['customs', 'trader', 'carrier', 'bank']), z.templateLiteral(['agency:', z.string()])])
  .meta({ id: 'HoldOwner' });
export type HoldOwner = z.infer<typeof HoldOwner>;

/** What the passing of the deadline does. */
export const LegalEffect = z.enum(['escalate', 'release', 'lapse', 'refuse']).meta({
  id: 'LegalEffect',
  description:
    'escalate: a supervisor is called; release: the hold falls away; lapse: the act, request or declaration is without effect; refuse: release is refused',
});
export type LegalEffect = z.infer<typeof LegalEffect>;

/** How a hold ended. */
export type HoldResult =
  | 'conforming'
  | 'nonconforming'
  | 'raised'
  | 'permitted'
  | 'answered'
  | 'arrived'
  | 'paid'
  | 'guaranteed'
  | 'decided'
  | 'withdrawn'
  | 'lapsed'
  | 'expired'
  | 'refused'
  | 'cancelled';

/** Candidate group of a task: who may take it. */
export type CandidateGroup =
  'documents' | 'scan' | 'inspection' | 'review' | 'audit' | 'arrival' | 'trader' | `agency:${string}`;
