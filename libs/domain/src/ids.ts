import { z } from 'zod';

/** A declaration's identity, derived from who lodged it and under which reference (see `declarationId` in libs/formats). */
export const DeclarationId = z
  .string()
  .regex(/^dec_[0-9a-z]{26}$/)
  .brand<'DeclarationId'>()
  .meta({
    id: 'DeclarationId',
    description: 'Derived from declarant and local reference: the same lodgement is the same id',
  });
export type DeclarationId = z.infer<typeof DeclarationId>;

/** A hold, and the task by which a person resolves it, share one identity: `<declaration>.<number within the file>`. */
export const HoldId = z
  .string()
  .regex(/^dec_[0-9a-z]{26}\.\d{1,4}$/)
  .brand<'HoldId'>()
  .meta({ id: 'HoldId', description: 'A hold and its task share one id' });
export type HoldId = z.infer<typeof HoldId>;

/** A person or system that acted, as the identity provider names it (OpenID Connect `sub`). */
export type ActorId = string & z.$brand<'ActorId'>;
export const ActorId = z.string().min(1).max(128).brand<'ActorId'>();

/** A trader: importer, exporter, declarant, carrier (EORI, NIT, RFC …). */
export const PartyId = z.string().trim().min(1).max(35).brand<'PartyId'>();
export type PartyId = z.infer<typeof PartyId>;

/** Movement (master) reference number: 18 characters, see mrn.ts. */
export const Mrn = z
  .string()
  .regex(/^\d{2}[A-Z]{2}[0-9A-Z]{13}\d$/)
  .brand<'Mrn'>()
  .meta({ id: 'Mrn' });
export type Mrn = z.infer<typeof Mrn>;

/** Lower-case hexadecimal SHA-256 of some bytes. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>()
  .meta({ id: 'Sha256' });
export type Sha256 = z.infer<typeof Sha256>;

/** An instant in UTC with milliseconds, `2026-11-24T19:39:43.000Z`. Input with an offset is brought to UTC. */
export const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString() as Instant)
  .meta({ id: 'Instant' });
export type Instant = string & z.$brand<'Instant'>;

/** The instant of a moment in milliseconds since 1970. */
export const instant = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant;
