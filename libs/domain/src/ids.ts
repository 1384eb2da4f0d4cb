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

/** Ample for customs, and within what PostgreSQL, cursors and studies can reckon with. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
/** Clocks of gates, of traders and of this machine differ a little. */
const CLOCK_DIFFERENCE_MS = 5 * 60 * 1000;

/** Judged in UTC, as that is what is kept: an offset can carry a moment over the end of a year. */
function isInOurTimes(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/**
 * An instant in UTC with milliseconds, `2026-11-24T19:39:43.000Z`, of the years 1900 to 2200. Input with an offset is brought
 * to UTC.
 */
export const Instant = z.iso
  .datetime({ offset: true, abort: true })
  .refine(isInOurTimes, { error: `must be in the years ${FIRST_YEAR} to ${LAST_YEAR}` })
  .transform((text) => new Date(text).toISOString() as Instant)
  .meta({ id: 'Instant' });
export type Instant = string & z.$brand<'Instant'>;

/** An instant of something that is reported as having happened; five minutes ahead are taken for a difference of clocks. */
export const PastInstant = Instant.refine((at) => Date.parse(at) <= Date.now() + CLOCK_DIFFERENCE_MS, {
  error: 'must not be in the future',
});

/** The instant of a moment in milliseconds since 1970. */
export const instant = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant;
