import { StudyReportQuery, type StudyReportFigures } from '#libs/domain';
import { KeptStudy, type RowSource } from '#libs/study';
import type { AboutReport } from '#libs/study-report';
import { studyRow } from './study-rows.js';

/** The figures of a report on so many declarations that are always the same, and what it is about. */
export async function reportOn(
  declarations: number,
  asked: object = {},
  more: Partial<AboutReport> = {},
): Promise<{ figures: StudyReportFigures; about: AboutReport }> {
  const query = StudyReportQuery.parse(asked);
  const figures = await new KeptStudy(sourceOf(declarations)).answer({
    part: 'report',
    query,
    seen: more.seen ?? 'all',
  });
  const about: AboutReport = {
    ...{ language: 'en', query, seen: 'all', software: '0.0.0-test', checkpoint: null },
    officeNames: new Map([['COBOG', 'Bogotá']]),
    ...more,
  };
  return { figures: figures as StudyReportFigures, about };
}

function sourceOf(declarations: number): RowSource {
  // Park and Miller's generator: always the same row for the same number.
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const rows = Array.from({ length: declarations }, (_each, index) => ({
    version: index + 1,
    row: studyRow(index, random),
  }));
  const source = {
    count: async () => rows.length,
    rowsAfter: async (version: number, limit: number) => rows.slice(version, version + limit),
    now: async () => ({ at: new Date('2026-06-01T12:00:00Z'), pending: 2, untold: 0 }),
    held: async () => [],
    zones: async () => new Map(['COBOG', 'COBUN', 'GBLON'].map((office) => [office, 'America/Bogota'])),
  };
  return source;
}
