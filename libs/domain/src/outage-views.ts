import { z } from 'zod';
import { Instant, Sha256 } from './ids.js';

const Past = Instant.refine((at) => Date.parse(at) <= Date.now(), { error: 'must not be in the future' });

/** Why the outage is known to have been, and how long. */
export const OutageEvidence = z
  .strictObject({
    text: z.string().trim().min(3, 'say in at least three characters how the outage is known').max(4000),
    documents: z
      .array(Sha256)
      .max(50)
      .default([])
      .describe('Files uploaded before, by the SHA-256 that the upload returned'),
  })
  .meta({ id: 'OutageEvidence' });

const interval = {
  from: Past.describe('When it began'),
  until: Past.nullable().describe('When it was over; null while it lasts'),
  evidence: OutageEvidence,
};

const inOrder = ({ from, until }: { from: string; until: string | null }): boolean => until === null || until >= from;
const NOT_BEFORE_FROM = { path: ['until'], error: 'must not be before `from`' };

/** An outage as it is recorded. */
export const OutageRequest = z
  .strictObject({
    office: z.string().min(1).max(20).nullable().describe('The office that it hit; null: the whole system'),
    ...interval,
  })
  .refine(inOrder, NOT_BEFORE_FROM)
  .meta({ id: 'OutageRequest' });
export type OutageRequest = z.output<typeof OutageRequest>;

/** What a correction says instead: the outage as it is known now, in full. */
export const OutageCorrection = z
  .strictObject({
    version: z.int().min(1).describe('The version that it corrects'),
    withdrawn: z.boolean().default(false).describe('Whether there was none, and no clock stands still for it'),
    ...interval,
  })
  .refine(inOrder, NOT_BEFORE_FROM)
  .meta({ id: 'OutageCorrection' });
export type OutageCorrection = z.output<typeof OutageCorrection>;

export const OutageQuery = z.strictObject({
  office: z.string().max(20).optional().describe('Outages of this office, and of the system'),
});
export type OutageQuery = z.output<typeof OutageQuery>;

/** A version of an outage. */
export const OutageVersion = z
  .object({
    version: z.int(),
    from: z.iso.datetime(),
    until: z.iso.datetime().nullable(),
    withdrawn: z.boolean(),
    at: z.iso.datetime().describe('When this version was recorded'),
    by: z.string().optional().describe('A person, or `system`. For customs only'),
    evidence: z
      .object({ text: z.string(), documents: z.array(Sha256) })
      .optional()
      .describe('For customs only'),
  })
  .meta({ id: 'OutageVersion' });
export type OutageVersion = z.infer<typeof OutageVersion>;

/** An outage as it is known now. */
export const OutageView = OutageVersion.extend({
  id: z.string(),
  office: z.string().nullable().describe('Null: the whole system'),
}).meta({ id: 'Outage' });
export type OutageView = z.infer<typeof OutageView>;

/** An outage with all that was recorded of it, and how far its declarations know. */
export const OutageDetail = OutageView.extend({
  earlier: z.array(OutageVersion).describe('Versions that this one supersedes, the latest first'),
  accounted: z.int().describe('How many declarations, of those that you may see, take this version into account'),
  toldAt: z.iso
    .datetime()
    .nullable()
    .describe('When all declarations that it concerned had been told; null while they are being told'),
}).meta({ id: 'OutageDetail' });
export type OutageDetail = z.infer<typeof OutageDetail>;

/** An outage during which a clock stood still. */
export const OutageOfClockView = z
  .object({
    id: z.string(),
    office: z.string().nullable().describe('Null: the whole system'),
    from: z.iso.datetime(),
    until: z.iso.datetime().nullable().describe('Null while it lasts: then the clock stands still, and nothing is due'),
  })
  .meta({ id: 'OutageOfClock' });
