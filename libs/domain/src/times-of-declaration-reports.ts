import { z } from 'zod';
import { DeclarationId, PastInstant } from './ids.js';

/** What port and terminal systems report of goods. It decides nothing about them: it is for the study of clearance times. */
export const REPORT_KINDS = ['arrived', 'discharged', 'stored', 'positioned', 'inspection-scheduled'] as const;
export const ReportKind = z.enum(REPORT_KINDS).meta({
  id: 'ReportKind',
  description:
    'arrived: the means of transport arrived (of goods declared in advance the arrival task tells); discharged: unloaded; stored: taken into the warehouse; positioned: brought to the place of inspection; inspection-scheduled: an appointment for the inspection was made',
});
export type ReportKind = z.infer<typeof ReportKind>;

/** A report as it is sent. */
export const ReportRequest = z
  .strictObject({
    kind: ReportKind,
    at: PastInstant.describe('When it happened; of an inspection scheduled: when the appointment was made'),
    place: z.string().trim().min(1).max(60).optional().describe('Berth, warehouse or inspection bay'),
    reference: z
      .string()
      .trim()
      .min(1)
      .max(70)
      .optional()
      .describe('Of the reporting system, a message or an appointment for example'),
  })
  .meta({ id: 'ReportRequest' });
export type ReportRequest = z.output<typeof ReportRequest>;

/** A report on record. Of a kind the last one counts; those before it are kept. */
export const ReportView = z
  .object({
    declarationId: DeclarationId,
    kind: ReportKind,
    at: z.iso.datetime(),
    place: z.string().nullable(),
    reference: z.string().nullable(),
    by: z.string().nullable().describe('Null where that is not the reader’s to know'),
    reportedAt: z.iso.datetime(),
    corrected: z.boolean().describe('Whether a later report of the same kind says otherwise'),
  })
  .meta({ id: 'Report' });
export type ReportView = z.infer<typeof ReportView>;
