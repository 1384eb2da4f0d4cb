import type { ReportLanguage, StudyReportQuery } from '#libs/domain';

/** What a report tells besides its figures: for whom it was made, from what, and how to check it. */
export interface AboutReport {
  language: ReportLanguage;
  query: StudyReportQuery;
  /** Offices of whose declarations the reader may see figures. */
  seen: 'all' | readonly string[];
  /** Names of offices by their codes. */
  officeNames: ReadonlyMap<string, string>;
  /** Version of the software. */
  software: string;
  /** The last signed checkpoint of the record; null where there is none, `withheld` where the reader may not see it. */
  checkpoint: { number: number; at: string; hash: string } | null | 'withheld';
}
