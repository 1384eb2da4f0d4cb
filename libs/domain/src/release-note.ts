import { z } from 'zod';
import { Mrn } from './ids.js';

/** More containers than a code that telephones read well has room for. */
export const CONTAINERS_IN_CODE = 20;

/**
 * What the code on a release note says, signed: the goods of a declaration may leave. No personal data. It is the payload of a JWS
 * (RFC 7515, compact, EdDSA as in RFC 8037), so that any library checks it, with no network.
 */
export const ReleaseStatement = z
  .strictObject({
    format: z.literal('levante-release/1'),
    mrn: Mrn,
    office: z.string(),
    releasedAt: z.iso.datetime().describe('Instant in UTC'),
    version: z.int().describe('Version of the declaration that was released'),
    items: z.int(),
    packages: z.int().optional(),
    grossMassKg: z.string().optional(),
    containers: z.array(z.string()).max(CONTAINERS_IN_CODE),
    moreContainers: z.int().optional().describe('How many more there are than are named'),
  })
  .meta({ id: 'ReleaseStatement' });
export type ReleaseStatement = z.infer<typeof ReleaseStatement>;

/** A public key whose signature on release notes counts, as a JSON Web Key (RFC 8037). `kid` is the key's id (ADR 10). */
export const ReleaseKeys = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        kid: z.string(),
        alg: z.literal('EdDSA'),
        use: z.literal('sig'),
      }),
    ),
  })
  .meta({ id: 'ReleaseKeys' });
export type ReleaseKeys = z.infer<typeof ReleaseKeys>;

/** The JWS in what was scanned, typed or copied: white space is how people and printers break lines, and means nothing. */
export function releaseCodeIn(text: string): string | undefined {
  return /[\w-]+\.[\w-]+\.[\w-]{86}/.exec(text.replace(/\s+/g, ''))?.[0];
}

/** What may be wrong with a code. */
export type ReleaseTrouble = 'no-code' | 'unknown-key' | 'signature' | 'no-release';

export const ReleaseNoteQuery = z
  .object({ language: z.enum(['es', 'en']).optional().describe('Without it, what the reader accepts') })
  .meta({ id: 'ReleaseNoteQuery' });
export type ReleaseNoteQuery = z.output<typeof ReleaseNoteQuery>;
