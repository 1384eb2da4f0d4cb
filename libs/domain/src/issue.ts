import { z } from 'zod';

/** Something wrong (error) or odd (warning) in what was sent: where, which, and a sentence that says what to do. */
export const Issue = z
  .object({
    path: z.string().describe('Where in what was sent: JSON pointer, XML path, or column'),
    code: z.string(),
    message: z.string(),
    line: z.int().optional(),
    column: z.int().optional(),
  })
  .meta({ id: 'Issue' });
export type Issue = z.infer<typeof Issue>;
