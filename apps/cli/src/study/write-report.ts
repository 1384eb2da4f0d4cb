import { StackError, type StackUrls } from '#libs/stack';
import { writeAtomically, type Writing } from '../export/write-atomically.js';
import { peopleAtApi } from '../person-at-api.js';
import { toldIn } from './problem-told.js';

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
