import { INTERVALS, instant, type DeclarationTimes, type HoldTimesView, type Interval } from '#libs/domain';
import { waitingOf, workingOf, type StudyHold } from './holds.js';
import { intervalsOf } from './intervals-of.js';
import type { Measured } from './measured.js';
import { secondsOf, without } from './spans.js';
import { timestampsOf } from './timestamps.js';

/**
 * All times of a declaration as somebody reads them.
 *
 * @param now as of when it was measured, in milliseconds since 1970
 */
export function timesOf(measured: Measured, now: number): DeclarationTimes {
  const { file, holds, attribution, outages } = measured;
  const { critical } = attribution;
  if (!file.mrn) throw new Error(`${file.id} is not lodged.`);
  const { seconds, withoutOutages } = intervalsOf(measured);
  return {
    declarationId: file.id,
    mrn: file.mrn,
    asOf: instant(now),
    timestamps: timestampsOf(measured),
    intervals: byName(seconds),
    holds: holds.map(holdTimes),
    held: {
      seconds: attribution.held,
      owners: attribution.owners,
      critical:
        file.releasedAt === null || critical?.closedAt == null
          ? null
          : { holdId: critical.id, kind: critical.kind, owner: critical.owner, closedAt: instant(critical.closedAt) },
    },
    outages: outages.concerning,
    withoutOutages: {
      intervals: byName(withoutOutages),
      holds: holds.map((hold) => secondsOfHold({ ...hold, spans: without(hold.spans, outages.spans) })),
      held: { seconds: outages.attribution.held, owners: outages.attribution.owners },
    },
  };
}

const byName = (seconds: readonly number[]): Record<Interval, number | null> =>
  Object.fromEntries(INTERVALS.map((interval, index) => [interval, numberOrNull(seconds[index])])) as Record<
    Interval,
    number | null
  >;

const numberOrNull = (seconds: number | undefined): number | null =>
  seconds === undefined || Number.isNaN(seconds) ? null : seconds;

function holdTimes(hold: StudyHold): HoldTimesView {
  return {
    kind: hold.kind,
    owner: hold.owner,
    onGoods: hold.onGoods,
    openedAt: instant(hold.openedAt),
    claimedAt: hold.claimedAt === null ? null : instant(hold.claimedAt),
    closedAt: hold.closedAt === null ? null : instant(hold.closedAt),
    result: hold.result,
    ...secondsOfHold(hold),
  };
}

function secondsOfHold(hold: StudyHold): Pick<HoldTimesView, 'id' | 'seconds' | 'waiting' | 'working'> {
  const isTold = hold.claimedAt !== null;
  return {
    id: hold.id,
    seconds: secondsOf(hold.spans),
    waiting: isTold ? secondsOf(waitingOf(hold)) : null,
    working: isTold ? secondsOf(workingOf(hold)) : null,
  };
}
