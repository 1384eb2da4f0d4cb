import { REPORT_LANGUAGES, type ReportLanguage } from '#libs/domain';
import type { ApiRequest } from './api-request.js';

/** What the reader asks for first of what there is. */
export function languageOf(request: ApiRequest): ReportLanguage {
  const accepted = request.acceptsLanguages([...REPORT_LANGUAGES]);
  return REPORT_LANGUAGES.find((each) => each === accepted) ?? 'es';
}
