import { DistributionQuery, type Grouping, type StudyReportFigures, type StudyReportQuery } from '#libs/domain';
import { distribution } from './distribution.js';
import { hours } from './hours.js';
import type { SeenOffices } from './selection.js';
import { study, type StudyRecord } from './study.js';

/** The classes in which the study counts unless told otherwise. */
const { edges } = DistributionQuery.parse({});

/** All that a report of the study tells, from the same rows: asked one by one, parts could differ by what happened in between. */
export function reportFigures(
  record: StudyRecord,
  query: StudyReportQuery,
  seen: SeenOffices,
): Omit<StudyReportFigures, 'asOf' | 'outages'> {
  const { interval } = query;
  const by = (groupBy: Grouping[], intervals?: [typeof interval]) =>
    study(record, { ...query, groupBy, interval: intervals, part: 'intervals' }, seen);
  return {
    all: by([]),
    byLane: by(['lane'], [interval]),
    byOffice: by(['office'], [interval]),
    byMonth: by(['month'], [interval]),
    hours: hours(record, query, seen),
    distribution: distribution(record, { ...query, edges }, seen),
  };
}
