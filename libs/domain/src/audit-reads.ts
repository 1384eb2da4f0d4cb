import { z } from 'zod';
import { ROLES } from './actor.js';
import { DeclarationId, Instant, Mrn } from './ids.js';
import { pageOf } from './views.js';

/** What of a declaration somebody can read. */
export const READ_KINDS = [
  'view',
  'content',
  'received',
  'document',
  'timeline',
  'live',
  'audit',
  'task',
  'assessment',
  'reads',
  'proof',
] as const;
export type ReadKind = (typeof READ_KINDS)[number];

/** That somebody of customs or of an agency read a declaration. */
export const DeclarationReadView = z
  .object({
    id: z.string().describe('In the order in which reads began'),
    at: z.iso.datetime().describe('Instant in UTC'),
    by: z.string(),
    roles: z.array(z.enum(ROLES)).describe('As which, at that time'),
    declarationId: DeclarationId,
    mrn: Mrn.nullable().describe('Null of a declaration whose record was removed'),
    what: z
      .enum(READ_KINDS)
      .describe(
        '`received`: the bytes; `live`: began to follow its events; `reads`: this log; `proof`: that it is anchored',
      ),
    subject: z
      .string()
      .nullable()
      .describe('Which task, the SHA-256 of which document, or `process-log` where it was in one'),
    requestId: z.string().describe('As in the service’s log and in X-Request-Id'),
  })
  .meta({ id: 'DeclarationRead' });
export type DeclarationReadView = z.infer<typeof DeclarationReadView>;
export const DeclarationReadPage = pageOf(DeclarationReadView, 'DeclarationReadPage');

/** Which reads to list, the last first. */
export const DeclarationReadFilter = z
  .object({
    by: z.string().trim().min(1).max(128).optional(),
    limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
    after: z.string().max(1000).optional().describe('`next` of the page before'),
  })
  .meta({ id: 'DeclarationReadFilter' });
export type DeclarationReadFilter = z.output<typeof DeclarationReadFilter>;

/** Which reads of one person to list, the last first. */
export const PersonReadFilter = z
  .object({
    from: Instant.optional().describe('At or after; without it, 30 days before `to`'),
    to: Instant.optional().describe('Before; without it, now'),
    limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
    after: z.string().max(1000).optional().describe('`next` of the page before'),
  })
  .meta({ id: 'PersonReadFilter' });
export type PersonReadFilter = z.output<typeof PersonReadFilter>;
