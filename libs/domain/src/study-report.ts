import { z } from 'zod';
import { HoursQuery } from './study-query.js';
import type { ClearanceStudy, StudyDistribution, StudyHours, StudyView } from './study-views.js';

/** Languages in which a study is reported. */
export const REPORT_LANGUAGES = ['es', 'en'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** Which declarations a report of the study is of, and of which interval it draws trend, distribution and hours of the week. */
export const StudyReportQuery = HoursQuery.safeExtend({
  language: z
    .enum(REPORT_LANGUAGES)
    .optional()
    .describe('Otherwise as `Accept-Language` says; Spanish where it says neither'),
}).meta({ id: 'StudyReportQuery' });
export type StudyReportQuery = z.output<typeof StudyReportQuery>;

/** All that a report of the study tells, computed from the same rows. Groups tell the interval that was asked for. */
export interface StudyReportFigures extends Pick<StudyView, 'asOf' | 'outages'> {
  /** One group: all that is chosen, every interval. */
  all: ClearanceStudy;
  byLane: ClearanceStudy;
  byOffice: ClearanceStudy;
  byMonth: ClearanceStudy;
  hours: StudyHours;
  distribution: StudyDistribution;
}
