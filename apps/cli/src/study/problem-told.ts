import { z } from 'zod';

const Told = z.object({
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

/** What a problem of the API says, in a sentence. */
export function toldIn(body: unknown): string {
  const problem = Told.safeParse(body);
  if (!problem.success) return String(body);
  const { detail, errors } = problem.data;
  return [detail, ...errors.map(({ path, message }) => `${path} ${message}`)].join(' ');
}
