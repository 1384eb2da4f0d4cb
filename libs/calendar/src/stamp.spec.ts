import { Office, type ActorId, type Decided, type HoldId, type HoldKind, type Instant } from '#libs/domain';
import { DEFAULT_OFFICE, demoOffices, stamp } from './index.js';

const office = Office.parse(demoOffices.find(({ code }) => code === DEFAULT_OFFICE));
const holdId = 'dec_00000000000000000000000000.1' as HoldId;
const by = 'officer' as ActorId;
const co = (text: string): Instant => new Date(`${text}-05:00`).toISOString() as Instant;

const opened = (kind: HoldKind, at: Instant): Decided => ({
  type: 'HoldOpened',
  at,
  by: 'system',
  holdId,
  kind,
  owner: 'customs',
  group: 'inspection',
  priority: 50,
  excluded: [],
  parent: null,
  question: null,
});

const stamped = (event: Decided, kind: HoldKind) => stamp(event, { office }, () => kind);

describe('a deadline', () => {
  it('is given to a hold when it is opened', () => {
    const event = opened('inspection', co('2026-11-24T10:00:00'));
    expect(stamped(event, 'inspection')).toEqual({
      ...event,
      deadline: { dueAt: co('2026-11-25T17:00:00'), effect: 'escalate', extendable: true },
    });
  });

  it('is not extendable where the clock has no extension', () => {
    expect(stamped(opened('payment', co('2026-11-24T10:00:00')), 'payment')).toMatchObject({
      deadline: { dueAt: co('2026-12-24T23:59:59.999'), effect: 'refuse', extendable: false },
    });
  });

  it('is put off by the time that the clock stood still', () => {
    const event: Decided = {
      type: 'ClockResumed',
      at: co('2026-11-30T09:00:00'),
      by,
      holdId,
      suspendedAt: co('2026-11-24T16:00:00'),
      dueAtBefore: co('2026-11-25T10:00:00'),
    };
    expect(stamped(event, 'documents')).toEqual({
      ...event,
      deadline: { dueAt: co('2026-11-30T12:00:00'), effect: 'escalate', extendable: true },
    });
  });

  it('does not appear by a restart where there was none', () => {
    const event: Decided = {
      type: 'ClockResumed',
      at: co('2026-11-30T09:00:00'),
      by,
      holdId,
      suspendedAt: co('2026-11-24T16:00:00'),
      dueAtBefore: null,
    };
    expect(stamped(event, 'documents')).toMatchObject({ deadline: { dueAt: null } });
  });

  it('is extended once', () => {
    const event: Decided = {
      type: 'ClockExtended',
      at: co('2026-11-25T09:00:00'),
      by,
      holdId,
      reason: 'goods not positioned yet',
      dueAtBefore: co('2026-11-25T17:00:00'),
    };
    expect(stamped(event, 'inspection')).toEqual({
      ...event,
      deadline: { dueAt: co('2026-11-27T17:00:00'), effect: 'escalate', extendable: false },
    });
  });

  it("follows the agencies' clock for any agency", () => {
    expect(stamped(opened('agency:ICA', co('2026-11-24T10:00:00')), 'agency:ICA')).toMatchObject({
      deadline: { dueAt: co('2026-11-26T10:00:00'), effect: 'escalate', extendable: true },
    });
  });
});

it('leaves a decision without a clock as it is', () => {
  const event: Decided = {
    type: 'ClockSuspended',
    at: co('2026-11-25T09:00:00'),
    by,
    holdId,
    reason: 'information asked',
  };
  expect(stamped(event, 'documents')).toBe(event);
});
