import {
  accountOutages,
  emptyFile,
  evolve,
  expire,
  isAccounted,
  nextDeadline,
  openHolds,
  standsStillSince,
} from './index.js';
import type { ClearanceFile } from './index.js';
import type { ActorId, Decided, DeclarationId, HoldId, Instant, KnownOutage, LegalEffect } from '#libs/domain';
import fc from 'fast-check';

const ID = `dec_${'0'.repeat(26)}` as DeclarationId;
const HOLD = `${ID}.1` as HoldId;
const T0 = Date.parse('2026-11-24T12:00:00.000Z');
const HOUR = 60;
const at = (minutes: number) => new Date(T0 + minutes * 60_000).toISOString() as Instant;
const minutes = (instant: Instant | null | undefined) => instant && (Date.parse(instant) - T0) / 60_000;
const system = 'system' as const;

/** As the recorder would stamp it for a clock of plain time: all stops before the deadline are given back. */
function stamped(event: Decided): Decided {
  if (event.type === 'ClockResumed')
    return {
      ...event,
      deadline: {
        dueAt: at(minutes(event.dueAtBefore)! + minutes(event.at)! - minutes(event.suspendedAt)!),
        effect: 'escalate',
        extendable: true,
      },
    };
  if (event.type !== 'ClockMoved') return event;
  let due = minutes(event.course.dueAt)!;
  let counted = -Infinity;
  for (const stop of [...event.course.stops].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = Math.max(minutes(stop.from)!, counted);
    const until = minutes(stop.until)!;
    if (from < due && until > from) due += until - from;
    counted = Math.max(counted, until);
  }
  return { ...event, deadline: { dueAt: at(due), effect: 'escalate', extendable: true } };
}

const after = (file: ClearanceFile, decided: Decided[]) => decided.map(stamped).reduce<ClearanceFile>(evolve, file);

/** A file with one open hold, opened at minute 0 and due an hour later. */
const held = (effect: LegalEffect = 'escalate'): ClearanceFile =>
  evolve(
    { ...emptyFile(ID), lane: 'yellow' },
    {
      type: 'HoldOpened',
      at: at(0),
      by: system,
      holdId: HOLD,
      kind: 'documents',
      owner: 'customs',
      group: 'documents',
      priority: 50,
      excluded: [],
      parent: null,
      question: null,
      deadline: { dueAt: at(HOUR), effect, extendable: true },
    },
  );

const outage = (from: number, until: number | null, more: Partial<KnownOutage> = {}): KnownOutage => ({
  id: 'out_1',
  version: 1,
  office: null,
  from: at(from),
  until: until === null ? null : at(until),
  withdrawn: false,
  by: 'ada' as ActorId,
  ...more,
});

const account = (file: ClearanceFile, known: KnownOutage[], minute = 90) =>
  after(file, accountOutages(file, known, at(minute)));
const due = (file: ClearanceFile) => minutes(file.holds[0]?.dueAt);

describe('an outage', () => {
  it('moves the due date by the time that it took, once however often it is told', () => {
    const file = account(held(), [outage(10, 30)]);
    expect(due(file)).toBe(80);
    expect(accountOutages(file, [outage(10, 30)], at(91))).toEqual([]);
    expect(isAccounted(file, outage(10, 30))).toBe(true);
  });

  it('takes only what it took since the clock began', () => {
    expect(due(account(held(), [outage(-100, 30)]))).toBe(90);
  });

  it('is told to a file that it took nothing from, which then knows it', () => {
    const decided = accountOutages(held(), [outage(-100, -50)], at(5));
    expect(decided.map(({ type }) => type)).toEqual(['OutageAccounted']);
  });

  it('stops every clock while it lasts, whatever is due, and gives back the rest at its end', () => {
    const lasting = account(held(), [outage(20, null)], 25);
    expect(standsStillSince(lasting)).toBe(at(20));
    expect(nextDeadline(lasting)).toBeUndefined();
    expect(expire(lasting, HOLD, at(500))).toEqual([]);
    const over = account(lasting, [outage(20, 140, { version: 2 })], 140);
    expect(due(over)).toBe(180);
    expect(nextDeadline(over)).toBe(at(180));
  });

  it('counts once where two overlap', () => {
    expect(due(account(held(), [outage(10, 30), outage(20, 50, { id: 'out_2', office: 'COBOG' })]))).toBe(100);
  });

  it('takes nothing while the trader is asked, and what it took before is kept when the clock runs again', () => {
    const asked = evolve(held(), {
      type: 'ClockSuspended',
      at: at(20),
      by: 'olga' as ActorId,
      holdId: HOLD,
      reason: 'asked',
    });
    const told = account(asked, [outage(10, 40)], 45);
    expect(due(told)).toBe(70);
    const resumed = after(told, [
      { type: 'ClockResumed', at: at(50), by: system, holdId: HOLD, suspendedAt: at(20), dueAtBefore: at(70) },
    ]);
    expect(due(resumed)).toBe(100);
    // Told anew from the whole course, nothing is counted twice.
    expect(due(account(resumed, [outage(10, 45, { version: 2 })], 60))).toBe(100);
    expect(due(account(resumed, [outage(10, 60, { version: 2 })], 60))).toBe(110);
    expect(due(account(resumed, [outage(10, 40, { version: 2, withdrawn: true })], 60))).toBe(90);
  });

  it('lets a clock that rang too early run again where only a supervisor was called', () => {
    const rung = after(held(), expire(held(), HOLD, at(HOUR)));
    expect(rung.holds[0]).toMatchObject({ escalated: true, task: { priority: 95 } });
    const mended = account(rung, [outage(30, 60)]);
    expect(mended.holds[0]).toMatchObject({ escalated: false, dueAt: at(90), task: { priority: 50 } });
    expect(nextDeadline(mended)).toBe(at(90));
    expect(expire(mended, HOLD, at(90)).map(({ type }) => type)).toEqual(['ClockExpired']);
  });

  it('leaves a clock that rang before it as it is', () => {
    const rung = after(held(), expire(held(), HOLD, at(HOUR)));
    expect(account(rung, [outage(70, 80)]).holds[0]).toMatchObject({ escalated: true, dueAt: at(HOUR) });
  });

  it('shows that another effect came too early, and does not take it back', () => {
    const fallen = after(held('release'), expire(held('release'), HOLD, at(HOUR)));
    const told = account(fallen, [outage(30, 50)]);
    expect(told.holds[0]).toMatchObject({ closedAt: at(HOUR), result: 'expired', dueAt: at(80) });
  });

  it('does nothing to a hold that somebody resolved', () => {
    const resolved = evolve(held(), {
      type: 'HoldClosed',
      at: at(50),
      by: 'olga' as ActorId,
      holdId: HOLD,
      result: 'conforming',
    });
    expect(accountOutages(resolved, [outage(10, 30)], at(90)).map(({ type }) => type)).toEqual(['OutageAccounted']);
  });

  it('is told by its last version, in whatever order versions come', () => {
    const versions = [outage(10, 20), outage(10, 40, { version: 2 })];
    expect(due(account(held(), versions))).toBe(90);
    const file = account(held(), [versions[1]!]);
    expect(accountOutages(file, versions, at(91))).toEqual([]);
  });
});

it('a correction gives what would have been, and the original back where the outage is withdrawn', () => {
  const intervals = fc.tuple(fc.integer({ min: -30, max: 200 }), fc.integer({ min: 0, max: 100 }));
  fc.assert(
    fc.property(fc.array(intervals, { minLength: 1, maxLength: 5 }), intervals, (corrections, [other, length]) => {
      const beside = outage(other, other + length, { id: 'out_2' });
      let file = held();
      corrections.forEach(([from, long], index) => {
        file = account(file, [outage(from, from + long, { version: index + 1 })], 300 + index);
        if (index === 0) file = account(file, [beside], 300);
      });
      const [from, long] = corrections.at(-1)!;
      expect(due(file)).toBe(due(account(account(held(), [beside]), [outage(from, from + long)])));
      const withdrawn = account(file, [outage(0, 0, { version: 9, withdrawn: true })], 400);
      expect(due(withdrawn)).toBe(due(account(held(), [beside])));
      expect(due(account(withdrawn, [{ ...beside, version: 2, withdrawn: true }], 401))).toBe(HOUR);
      expect(openHolds(file)).toHaveLength(1);
    }),
  );
});
