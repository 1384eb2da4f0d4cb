import { z } from 'zod';

/** Something wrong (error) or odd (warning) in what was sent: where, which, and a sentence that says what to do. */
export const Issue = z
  .object({
    path: z
      .string()
      .describe('Where in what was sent: JSON pointer, XML path, or column; several columns are parted by commas'),
    code: z.string(),
    message: z.string(),
    line: z.int().optional(),
    column: z.int().optional(),
  })
  .meta({ id: 'Issue' });
export type Issue = z.infer<typeof Issue>;

/** JSON pointer (RFC 6901) of a path; the whole document is the empty pointer. */
export const jsonPointer = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
