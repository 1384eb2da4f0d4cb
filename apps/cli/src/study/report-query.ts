import { StudyReportQuery } from '#libs/domain';
import { StackError } from '#libs/stack';
import { selectionOf, type SelectionOptions } from '../export/selection.js';

/** What a person at the keyboard says of a report. */
export interface ReportOptions extends SelectionOptions {
  language: string;
  /** Parameters of the API, each as `name=value`. */
  with?: string[];
}

/**
 * The query of a report that options tell.
 *
 * @param zone in which days are meant
 * @throws StackError for what is no instant, and for what is no parameter of a report
 */
export function reportQueryOf({ language, with: others = [], ...selection }: ReportOptions, zone = 'UTC'): string {
  const { from, to, office = [] } = selectionOf(selection, zone);
  const query = new URLSearchParams({ language });
  if (from) query.append('from', from);
  if (to) query.append('to', to);
  for (const code of office) query.append('office', code);
  for (const other of others) query.append(...parameterIn(other));
  return query.toString();
}

const PARAMETERS = Object.keys(StudyReportQuery.shape).filter((name) => name !== 'language');

/** Refused here with the names that there are; the API says only which one it does not know. */
function parameterIn(text: string): [name: string, value: string] {
  const at = text.indexOf('=');
  const name = text.slice(0, Math.max(at, 0));
  if (!PARAMETERS.includes(name))
    throw new StackError(`--with ${text} is not name=value of one of ${PARAMETERS.join(', ')}.`);
  return [name, text.slice(at + 1)];
}
