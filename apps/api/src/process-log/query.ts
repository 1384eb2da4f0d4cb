import { Instant } from '#libs/domain';
import { z } from 'zod';

const Office = z.string().trim().min(1).max(128);

/** Which process log to write. */
export const ProcessLogQuery = z
  .object({
    format: z
      .enum(['ocel', 'xes'])
      .describe(
        'ocel: object-centric event log 2.0, as JSON; xes: IEEE 1849-2016, as XML, a case for each declaration',
      ),
    from: Instant.optional().describe('Accepted at or after'),
    to: Instant.optional().describe('Accepted before'),
    office: z
      .union([Office.transform((one) => [one]), z.array(Office).min(1).max(50)])
      .optional()
      .describe('May be given more than once'),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    path: ['to'],
    error: 'the end comes after the beginning',
  })
  .meta({ id: 'ProcessLogQuery' });
export type ProcessLogQuery = z.output<typeof ProcessLogQuery>;
