import type { ReportLanguage, StudyReportQuery } from '#libs/domain';

const STUDY = { es: 'tiempos-de-despacho', en: 'clearance-times' } as const satisfies Record<ReportLanguage, string>;
const TO = { es: 'hasta', en: 'to' } as const satisfies Record<ReportLanguage, string>;
/** With more offices a name would tell nobody anything. */
const NAMED = 3;

/** A name for the file of a report that says of which offices and of which days (UTC) it is, in letters that any system takes. */
export function fileNameOf({ office = [], from, to }: StudyReportQuery, language: ReportLanguage): string {
  const offices = office.length <= NAMED ? office : [`${office.length}`];
  const parts = [STUDY[language], ...offices, from?.slice(0, 10), to && `${TO[language]}-${to.slice(0, 10)}`];
  const name = parts.filter((part) => part !== undefined && part !== '').join('_');
  return `${name.replace(/[^\w.-]/g, '-')}.pdf`;
}
