import { StackError, type StackUrls } from '#libs/stack';
import { z } from 'zod';
import { writeAtomically, type Writing } from '../export/write-atomically.js';
import { peopleAtApi } from '../person-at-api.js';

const Told = z.object({
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

/**
 * Asks a running stack for a report, as a demo person, and writes it into a file.
 *
 * @throws StackError where the API refuses, or the file cannot be written
 */
export async function writeReport(
  urls: Pick<StackUrls, 'api' | 'issuer'>,
  person: string,
  query: string,
  writing: Writing,
): Promise<void> {
  const { status, body } = await peopleAtApi(urls).request(person, 'GET', `/clearance-times/report?${query}`);
  if (!(body instanceof Uint8Array)) throw new StackError(`The API answers ${status}: ${toldIn(body)}`);
  await writeAtomically(writing, [body]);
}

function toldIn(body: unknown): string {
  const problem = Told.safeParse(body);
  if (!problem.success) return String(body);
  const { detail, errors } = problem.data;
  return [detail, ...errors.map(({ path, message }) => `${path} ${message}`)].join(' ');
}
