import { instant, type ClockRule, type Instant, type Office } from '#libs/domain';
import fc from 'fast-check';
import { demoOffices, dueAt, extendedDueAt, resumedDueAt } from './index.js';
import { Opening } from './opening.js';
import { openTimeBetween } from './working-time.js';

const MINUTE = 60_000;
const WEEK = 7 * 86_400_000;

const atLordHowe: Office = {
  code: 'AULHI',
  name: 'Lord Howe, whose clock changes by half an hour',
  timeZone: 'Australia/Lord_Howe',
  country: 'AU',
  closedDays: ['2027-03-01'],
  clocks: {},
  openingHours: { '1': ['09:00', '12:00'], '3': ['13:00', '16:30'], '7': ['00:00', '05:00'] },
};
const atAllHours: Office = {
  code: 'CLSCL',
  name: 'Santiago at all hours, whose clock changes at midnight',
  timeZone: 'America/Santiago',
  country: 'CL',
  closedDays: [],
  clocks: {},
  openingHours: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, ['00:00', '23:59']])),
};

const offices = fc.constantFrom(...demoOffices, atLordHowe, atAllHours);
const units = fc.constantFrom<ClockRule['unit']>('working-hours', 'business-days', 'calendar-days');
const openUnits = fc.constantFrom<ClockRule['unit']>('working-hours', 'business-days');
const rulesOf = (unit: fc.Arbitrary<ClockRule['unit']>): fc.Arbitrary<ClockRule> =>
  fc.record({
    unit,
    length: fc.integer({ min: 1, max: 12 }),
    start: fc.constantFrom<ClockRule['start']>('at-once', 'next-day'),
    effect: fc.constant<ClockRule['effect']>('escalate'),
    extension: fc.record({
      unit: fc.constantFrom('business-days' as const, 'calendar-days' as const),
      length: fc.integer({ min: 1, max: 5 }),
    }),
    basis: fc.constant('test'),
  });
const rules = rulesOf(units);
const openRules = rulesOf(openUnits);

// Clock changes are rare: look near them as often as anywhere.
const changes = [
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-04-05T03:00Z',
  '2026-09-06T04:00Z',
  '2026-04-04T15:00Z',
  '2026-10-03T15:30Z',
];
const instants = fc.oneof(
  fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-12-31') }),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -180, max: 180 }))
    .map(([change, minutes]) => Date.parse(change) + minutes * MINUTE),
);
const gaps = fc.oneof(fc.integer({ min: 0, max: 180 * MINUTE }), fc.integer({ min: 0, max: WEEK }));

const ms = (text: Instant): number => Date.parse(text);

/** Whether the office is open at an instant or closes at it. */
function isOpen(office: Office, at: number): boolean {
  const opening = Opening.of(office);
  const hours = opening.hoursOf(opening.zone.dayOf(at));
  return hours !== null && at >= hours.opens && at <= hours.closes;
}

describe('every clock', () => {
  it('never ends earlier for having started later', () => {
    fc.assert(
      fc.property(rules, offices, instants, gaps, (rule, office, from, gap) => {
        expect(ms(dueAt(rule, office, instant(from + gap)))).toBeGreaterThanOrEqual(
          ms(dueAt(rule, office, instant(from))),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('ends after it starts', () => {
    fc.assert(
      fc.property(rules, offices, instants, (rule, office, from) => {
        expect(ms(dueAt(rule, office, instant(from)))).toBeGreaterThan(from);
      }),
    );
  });

  it('ends later when extended, and keeps the order of deadlines', () => {
    fc.assert(
      fc.property(rules, offices, instants, gaps, (rule, office, due, gap) => {
        const extended = ms(extendedDueAt(instant(due), rule, office));
        expect(extended).toBeGreaterThan(due);
        expect(ms(extendedDueAt(instant(due + gap), rule, office))).toBeGreaterThanOrEqual(extended);
      }),
    );
  });

  it('is not changed by a stop that ends as it begins', () => {
    fc.assert(
      fc.property(rules, offices, instants, gaps, (rule, office, from, gap) => {
        const due = dueAt(rule, office, instant(from));
        expect(resumedDueAt(due, instant(from + gap), instant(from + gap), rule, office)).toBe(due);
      }),
    );
  });

  it('never ends earlier for having stood still', () => {
    fc.assert(
      fc.property(rules, offices, instants, gaps, gaps, (rule, office, from, until, length) => {
        const due = dueAt(rule, office, instant(from));
        const resumed = resumedDueAt(due, instant(from + until), instant(from + until + length), rule, office);
        expect(ms(resumed)).toBeGreaterThanOrEqual(ms(due));
      }),
    );
  });
});

describe('a clock of business days or working hours', () => {
  it('ends in opening hours', () => {
    fc.assert(
      fc.property(openRules, offices, instants, (rule, office, from) => {
        expect(isOpen(office, ms(dueAt(rule, office, instant(from))))).toBe(true);
      }),
    );
  });

  it('is not changed by a stop while the office is closed', () => {
    const betweenHours = fc
      .tuple(offices, instants, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([office, near, a, b]) => {
        const opening = Opening.of(office);
        const evening = opening.businessDayAfter(opening.zone.dayOf(near));
        const closed = opening.businessDayAfter(evening.day).opens - evening.closes;
        const [stop, start] = [a, b].sort((x, y) => x - y).map((share) => evening.closes + Math.floor(share * closed));
        return { office, near, stop: instant(stop ?? 0), start: instant(start ?? 0) };
      });
    fc.assert(
      fc.property(openRules, betweenHours, (rule, { office, near, stop, start }) => {
        const due = dueAt(rule, office, instant(near));
        expect(resumedDueAt(due, stop, start, rule, office)).toBe(due);
      }),
    );
  });

  it('has after a stop the opening time that was left before', () => {
    fc.assert(
      fc.property(openRules, offices, instants, gaps, gaps, (rule, office, from, until, length) => {
        const stopped = from + until;
        const resumed = stopped + length;
        const due = dueAt(rule, office, instant(from));
        fc.pre(ms(due) > stopped);
        const opening = Opening.of(office);
        const left = openTimeBetween(opening, stopped, ms(due));
        const again = resumedDueAt(due, instant(stopped), instant(resumed), rule, office);
        expect(openTimeBetween(opening, resumed, ms(again))).toBe(left);
      }),
    );
  });
});
