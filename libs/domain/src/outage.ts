import type { ActorId, Instant } from './ids.js';

/** A time during which a clock stood still. */
export interface Stop {
  from: Instant;
  until: Instant;
}

/** An outage as it is on record now, as far as clocks must know it. */
export interface KnownOutage {
  id: string;
  /** A correction is a version of its own, which supersedes those before. */
  version: number;
  /** The office that it hit; null: the whole system. */
  office: string | null;
  from: Instant;
  /** Null while it lasts. */
  until: Instant | null;
  /** Recorded by mistake: no clock stands still for it. */
  withdrawn: boolean;
  /** Who recorded this version: a person, or `system`. */
  by: ActorId | 'system';
}

/** A clock's course: from it the due date is told, again after each correction, whatever was told before. */
export interface ClockCourse {
  /** The due date as it was when the clock began: before any stop and any extension. */
  dueAt: Instant;
  /** When the clock stood still. May overlap, in any order; such time counts once. */
  stops: Stop[];
  extendedAt: Instant | null;
}

/** An outage during which a clock stood still, or stands. */
export type OutageOfClock = Pick<KnownOutage, 'id' | 'office' | 'from' | 'until'>;
