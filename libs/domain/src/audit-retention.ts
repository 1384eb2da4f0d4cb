import { z } from 'zod';
import { Sha256 } from './ids.js';

/** That a month of a table was written to a file and then removed. */
export const RetentionAct = z
  .object({
    at: z.iso.datetime().describe('Instant in UTC'),
    by: z.string().describe('Whose act it is'),
    what: z.enum(['declaration_reads', 'archived_files']).describe('The log of reads, or the archive of closed files'),
    month: z.iso
      .date()
      .describe('First day of the month (UTC) that was removed: of the reads, or of the closing of the files'),
    rows: z.int().min(1),
    file: z.string().describe('Name of the file; a line of JSON a row, gzip'),
    sha256: Sha256.describe('Of the file’s bytes'),
  })
  .meta({ id: 'RetentionAct' });
export type RetentionAct = z.infer<typeof RetentionAct>;
