import { StudyView } from '#libs/domain';
import { StackError, type StackUrls } from '#libs/stack';
import { peopleAtApi } from '../person-at-api.js';
import { toldIn } from './problem-told.js';
import { reportQueryOf, type ReportOptions } from './report-query.js';

/**
 * The time zone in which a report tells of what options choose, whatever the period: that of the offices where they share one, else UTC.
 *
 * @throws StackError where the API refuses
 */
export async function zoneOfStudy(
  urls: Pick<StackUrls, 'api' | 'issuer'>,
  person: string,
  options: ReportOptions,
): Promise<string> {
  const query = new URLSearchParams(reportQueryOf({ ...options, from: undefined, to: undefined }));
  // The study itself is told in no language.
  query.delete('language');
  const { status, body } = await peopleAtApi(urls).request(person, 'GET', `/clearance-times?${query.toString()}`);
  const study = StudyView.safeParse(body);
  if (!study.success) throw new StackError(`The API answers ${status}: ${toldIn(body)}`);
  return study.data.timeZone;
}
