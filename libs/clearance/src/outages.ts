import type { ClockCourse, Decided, Instant, KnownOutage } from '#libs/domain';
import { evolve } from './evolve.js';
import { openHolds, type ClearanceFile, type Hold } from './file.js';

type Accounted = Omit<KnownOutage, 'by'>;

/** Whether a file takes this version of an outage into account already, or a later one. */
export const isAccounted = ({ outages = [] }: ClearanceFile, { id, version }: Pick<KnownOutage, 'id' | 'version'>) =>
  outages.some((each) => each.id === id && each.version >= version);

/** Whether some due date cannot be told anew from this file, since it was kept by an earlier release: the record can tell it. */
export const lacksCourse = (file: ClearanceFile): boolean =>
  openHolds(file).some(({ dueAt, course }) => dueAt !== null && course === undefined);

/**
 * Take outages into account: each that the file does not know yet in this version, and the due date of each clock that ran then,
 * told anew from its course. So a correction gives what would have been, had it been known at once. Nothing where all are known.
 *
 * A clock that ran out meanwhile runs again, where only a supervisor was called; other effects of expiry stand, and the record
 * shows that they came too early.
 */
export function accountOutages(file: ClearanceFile, known: readonly KnownOutage[], at: Instant): Decided[] {
  const news = latest(known).filter((outage) => !isAccounted(file, outage));
  if (news.length === 0) return [];
  const decided = news.map(({ by, ...outage }): Decided => ({ type: 'OutageAccounted', at, by, outage }));
  const after = decided.reduce(evolve, file);
  const changed = [...news, ...(file.outages ?? []).filter(({ id }) => news.some((each) => each.id === id))];
  for (const hold of file.holds) {
    if (!hasClock(hold) || !changed.some((outage) => overlaps(outage, hold))) continue;
    decided.push({
      type: 'ClockMoved',
      at,
      by: 'system',
      holdId: hold.id,
      dueAtBefore: hold.dueAt,
      course: courseOf(after, hold),
    });
  }
  return decided;
}

/** Told of several versions of one outage, the last counts. */
const latest = (known: readonly KnownOutage[]): KnownOutage[] =>
  known.filter(({ id, version }) => !known.some((other) => other.id === id && other.version > version));

type WithClock = Hold & { dueAt: Instant; course: ClockCourse };

/** A hold whose clock runs, stands still or ran out; not one that somebody resolved, whose due date no longer matters. */
const hasClock = (hold: Hold): hold is WithClock =>
  hold.dueAt !== null && hold.course !== undefined && (hold.closedAt === null || closedByItsClock(hold));

const closedByItsClock = ({ expiredAt, effect }: Hold): boolean => expiredAt !== undefined && effect !== 'escalate';

const overlaps = ({ from, until }: Accounted, { openedAt, closedAt }: Hold): boolean =>
  (until === null || until > openedAt) && (closedAt === null || from < closedAt);

/**
 * What the due date of a hold is told from: its own stops and the outages that are over. While something lasts (a question to the
 * trader, an outage), the due date is the one at its beginning; its end gives back what was left.
 */
export function courseOf(file: ClearanceFile, hold: WithClock): ClockCourse {
  const { dueAt, stops, extendedAt } = hold.course;
  const lasting = hold.suspendedAt;
  const over = (file.outages ?? []).flatMap(({ from, until, withdrawn }) => {
    if (withdrawn || until === null) return [];
    const stop = { from: later(from, hold.openedAt), until: lasting !== null && lasting < until ? lasting : until };
    return stop.from < stop.until ? [stop] : [];
  });
  return { dueAt, stops: [...stops, ...over], extendedAt };
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
