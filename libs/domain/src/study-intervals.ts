/**
 * Intervals of the study, from one timestamp to another (WCO Time Release Study guide, version 4). Rows on file name them by their
 * place: new ones are added at the end.
 */
export const INTERVALS = [
  'lodgement-to-acceptance',
  'lodgement-to-lane',
  'lane-to-release',
  'lodgement-to-release',
  'arrival-to-release',
  'release-to-clearance',
  'release-to-departure',
  'arrival-to-departure',
  'arrival-to-discharge',
  'discharge-to-storage',
  'documents-waiting',
  'documents-working',
  'information',
  'scan-waiting',
  'scan-working',
  'inspection-waiting',
  'inspection-working',
  'inspection-to-positioning',
  'agency',
  'payment',
  'review',
  'audit',
  'held',
  'waiting',
  'working',
] as const;

/** An interval's name. */
export type Interval = (typeof INTERVALS)[number];
