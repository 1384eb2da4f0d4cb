/**
 * Intervals of the study, from one timestamp to another (WCO Time Release Study guide, version 4). Rows on file name them by their
 * place: new ones are added at the end.
 */
export const INTERVALS = [
  'lodgement-to-acceptance',
  'lodgement-to-lane',
  'lane-to-release',
  // Release (goods may go), clearance (the file is closed) and departure (goods left) are three ends.
  'lodgement-to-release',
  'lodgement-to-clearance',
  'lodgement-to-departure',
  'arrival-to-release',
  'arrival-to-clearance',
  'arrival-to-departure',
  'release-to-clearance',
  'release-to-departure',
  // Of goods declared in advance, and of those declared after they came.
  'lodgement-to-arrival',
  'arrival-to-lodgement',
  'arrival-to-discharge',
  'discharge-to-storage',
  // Of a control: until the claim that led to its completion, and from then on; less what was asked of the trader meanwhile.
  'documents-waiting',
  'documents-working',
  'scan-waiting',
  'scan-working',
  'inspection-waiting',
  'inspection-working',
  'inspection-to-schedule',
  'inspection-to-positioning',
  'positioning-to-inspection',
  // With any such hold on the goods (audit: on the file) open, less what was asked of the trader meanwhile.
  'information',
  'agency',
  'payment',
  'review',
  'audit',
  // With any hold on the goods open, until release.
  'held',
  // Of all customs' own controls and reviews together, as of each control.
  'waiting',
  'working',
] as const;

/** An interval's name. */
export type Interval = (typeof INTERVALS)[number];
