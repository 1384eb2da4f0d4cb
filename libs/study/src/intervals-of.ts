import { INTERVALS, type Interval, type Instant, type ReportKind } from '#libs/domain';
import { waitingOf, workingOf, type StudyHold } from './holds.js';
import type { Measured } from './measured.js';
import { secondsOf, without, type Span } from './spans.js';
import { lastReport } from './story.js';

/**
 * A declaration's intervals in seconds, in the order of INTERVALS. NaN where an end is not on record, comes before the beginning, or
 * has not come yet: a kind of hold of which one is open still, a control that nobody completed, goods that are not released.
 *
 * @returns also less what of each lay in outages: 0 where all of it did
 */
export function intervalsOf(measured: Measured): { seconds: number[]; withoutOutages: number[] } {
  const times = timesOfIntervals(measured);
  const { spans } = measured.outages;
  const seconds = times.map((time) => (time ? secondsOf(time) : NaN));
  if (spans.length === 0) return { seconds, withoutOutages: seconds };
  return { seconds, withoutOutages: times.map((time) => (time ? secondsOf(without(time, spans)) : NaN)) };
}

/** The time that an interval is made of; undefined where it is not on record. */
type Time = Span[] | undefined;

function timesOfIntervals(measured: Measured): Time[] {
  const { file, arrival, holds, story } = measured;
  const at = {
    lodgement: time(file.receivedAt),
    acceptance: time(file.acceptedAt),
    lane: time(file.laneAt),
    release: time(file.releasedAt),
    clearance: time(file.clearedAt),
    departure: time(file.departedAt),
    arrival: arrival?.at ?? NaN,
  };
  const reported = (kind: ReportKind) => lastReport(story, kind)?.at.getTime() ?? NaN;
  const kind = (name: string) => holds.filter((hold) => hold.kind === name);
  const own = holds.filter(({ owner, onGoods }) => owner === 'customs' && onGoods);
  const asked = holds.filter(({ kind: name, onGoods }) => name === 'information' && onGoods);
  const scheduled = reported('inspection-scheduled');
  const positioned = reported('positioned');
  const times: Record<Interval, Time> = {
    'lodgement-to-acceptance': between(at.lodgement, at.acceptance),
    'lodgement-to-lane': between(at.lodgement, at.lane),
    'lane-to-release': between(at.lane, at.release),
    'lodgement-to-release': between(at.lodgement, at.release),
    'lodgement-to-clearance': between(at.lodgement, at.clearance),
    'lodgement-to-departure': between(at.lodgement, at.departure),
    'arrival-to-release': between(at.arrival, at.release),
    'arrival-to-clearance': between(at.arrival, at.clearance),
    'arrival-to-departure': between(at.arrival, at.departure),
    'release-to-clearance': between(at.release, at.clearance),
    'release-to-departure': between(at.release, at.departure),
    'lodgement-to-arrival': between(at.lodgement, at.arrival),
    'arrival-to-lodgement': between(at.arrival, at.lodgement),
    'arrival-to-discharge': between(at.arrival, reported('discharged')),
    'discharge-to-storage': between(reported('discharged'), reported('stored')),
    'documents-waiting': completed(kind('documents'), waitingOf),
    'documents-working': completed(kind('documents'), workingOf),
    'scan-waiting': completed(kind('scan'), waitingOf),
    'scan-working': completed(kind('scan'), workingOf),
    'inspection-waiting': completed(kind('inspection'), waitingOf),
    'inspection-working': completed(kind('inspection'), workingOf),
    'inspection-to-schedule': between(orderedBefore(kind('inspection'), scheduled), scheduled),
    'inspection-to-positioning': between(orderedBefore(kind('inspection'), positioned), positioned),
    'positioning-to-inspection': between(positioned, startedAfter(kind('inspection'), positioned)),
    information: closed(asked),
    agency: closed(holds.filter(({ owner }) => owner.startsWith('agency:'))),
    payment: closed(kind('payment')),
    review: closed(kind('review')),
    audit: closed(kind('audit')),
    held: file.releasedAt === null ? undefined : holds.filter(({ onGoods }) => onGoods).flatMap(({ spans }) => spans),
    waiting: completed(own, waitingOf),
    working: completed(own, workingOf),
  };
  return INTERVALS.map((interval) => times[interval]);
}

const time = (instant: Instant | null): number => (instant === null ? NaN : Date.parse(instant));

/** What ends before it begins took no time that could be told. */
const between = (from: number, to: number): Time => (to >= from ? [{ from, to }] : undefined);

/** When some holds were with their owners, once all of them are closed. */
const closed = (holds: readonly StudyHold[]): Time =>
  holds.length === 0 || holds.some(({ closedAt }) => closedAt === null)
    ? undefined
    : holds.flatMap(({ spans }) => spans);

/** Of tasks that were completed by whoever claimed them, a part of their time; those called off waited for nobody. */
function completed(holds: readonly StudyHold[], part: (hold: StudyHold) => Span[]): Time {
  const done = holds.filter(({ completedBy }) => completedBy !== null);
  if (holds.some(({ closedAt }) => closedAt === null)) return undefined;
  return done.length === 0 || done.some(({ claimedAt }) => claimedAt === null) ? undefined : done.flatMap(part);
}

/** When the last inspection that was ordered before an instant was ordered. */
const orderedBefore = (inspections: readonly StudyHold[], at: number): number =>
  inspections.findLast(({ openedAt }) => openedAt <= at)?.openedAt ?? NaN;

/** When the first inspection that was begun after an instant was begun. */
const startedAfter = (inspections: readonly StudyHold[], at: number): number =>
  inspections.find(({ claimedAt }) => claimedAt !== null && claimedAt >= at)?.claimedAt ?? NaN;
