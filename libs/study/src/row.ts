import type { HoldOwner, Lane, TransportMode } from '#libs/domain';

/**
 * What the clearance-time study knows of one declaration: what it is filtered and grouped by, and its times. No personal data; parties
 * are the codes by which they declare.
 */
export interface StudyRow {
  declaration: string;
  /** Event number up to which this tells what happened. */
  seq: number;
  acceptedAt: Date;
  /** Null while goods are held, or where they never were released. */
  releasedAt: Date | null;
  office: string;
  /** The last lane, and the first. */
  lane: Lane;
  firstLane: Lane;
  mode: TransportMode;
  procedure: string | null;
  /** Harmonized System chapters, two digits each. */
  chapters: string[];
  agencies: string[];
  declarant: string;
  representative: string | null;
  advance: boolean;
  aeo: boolean;
  perishable: boolean;
  expedited: boolean;
  /** Seconds in the order of INTERVALS; NaN where one end is not on record. */
  intervals: Float32Array;
  /** Of each owner that held the goods: seconds with any of its holds open, and seconds in which only its holds were open. */
  owners: OwnersSeconds;
  /** The hold that closed last before release: what it took was what the goods waited for at the end. */
  critical: { owner: HoldOwner; kind: string } | null;
  /** The same intervals, and the same owners in the same order, less outages; null where none took time from any interval. */
  withoutOutages: { intervals: Float32Array; owners: OwnersSeconds } | null;
}

type OwnersSeconds = { owner: HoldOwner; total: number; exclusive: number }[];
