import { instant, type ClockRule, type Instant, type Stop } from '#libs/domain';
import fc from 'fast-check';
import { demoOffices, dueAfterCourse, resumedDueAt } from './index.js';
import { Opening } from './opening.js';
import { openTimeBetween } from './working-time.js';

const bogota = demoOffices.find(({ code }) => code === 'COBOG')!;
const co = (text: string): Instant => new Date(`${text}-05:00`).toISOString() as Instant;
const stop = (from: string, until: string): Stop => ({ from: co(from), until: co(until) });
const rule = (unit: ClockRule['unit']): ClockRule => ({
  unit,
  length: 1,
  start: 'at-once',
  effect: 'escalate',
  extension: { unit: 'business-days', length: 1 },
  basis: 'test',
});
const course = (dueAt: string, stops: Stop[], extendedAt: string | null = null) => ({
  dueAt: co(dueAt),
  stops,
  extendedAt: extendedAt === null ? null : co(extendedAt),
});

describe('the due date after stops', () => {
  it.each([
    // 2026-11-24 is a Tuesday; the office opens 08–17.
    [
      'by the time in which the office would have been open',
      '2026-11-24T14:00',
      '2026-11-24T16:00',
      '2026-11-25T12:00',
    ],
    ['by its part in open hours', '2026-11-24T16:00', '2026-11-25T09:00', '2026-11-25T12:00'],
    ['not by a night', '2026-11-24T17:00', '2026-11-25T08:00', '2026-11-25T10:00'],
    ['not by what came after it', '2026-11-25T10:00', '2026-11-25T16:00', '2026-11-25T10:00'],
  ])('moves %s', (_, from, until, due) => {
    expect(dueAfterCourse(course('2026-11-25T10:00', [stop(from, until)]), rule('business-days'), bogota)).toBe(
      co(due),
    );
  });

  it('moves by plain time for calendar days', () => {
    const stopped = course('2026-11-25T23:59', [stop('2026-11-24T22:00', '2026-11-25T01:30')]);
    expect(dueAfterCourse(stopped, rule('calendar-days'), bogota)).toBe(co('2026-11-26T03:29'));
  });

  it('counts the time of two outages at once only once', () => {
    const stops = [stop('2026-11-24T14:00', '2026-11-24T16:00'), stop('2026-11-24T15:00', '2026-11-24T16:30')];
    expect(dueAfterCourse(course('2026-11-25T10:00', stops), rule('business-days'), bogota)).toBe(
      co('2026-11-25T12:30'),
    );
  });

  it('counts a stop that an earlier one brought within the deadline', () => {
    const stops = [stop('2026-11-25T10:30', '2026-11-25T11:30'), stop('2026-11-25T08:00', '2026-11-25T09:00')];
    expect(dueAfterCourse(course('2026-11-25T10:00', stops), rule('business-days'), bogota)).toBe(
      co('2026-11-25T12:00'),
    );
  });

  it('extends the deadline as it was, and gives back afterwards what stood still later', () => {
    const stops = [stop('2026-11-24T14:00', '2026-11-24T15:00'), stop('2026-11-26T08:00', '2026-11-26T10:00')];
    const extended = course('2026-11-25T10:00', stops, '2026-11-25T09:00');
    expect(dueAfterCourse(extended, rule('business-days'), bogota)).toBe(co('2026-11-26T13:00'));
  });
});

const instants = fc.integer({ min: Date.parse('2026-11-01'), max: Date.parse('2026-12-31') });
const stops = fc.array(
  fc.tuple(instants, fc.integer({ min: 0, max: 3 * 86_400_000 })).map(([from, length]): Stop => ({
    from: instant(from),
    until: instant(from + length),
  })),
  { maxLength: 6 },
);
const units = fc.constantFrom<ClockRule['unit']>('working-hours', 'business-days', 'calendar-days');
const offices = fc.constantFrom(...demoOffices);
const plain = (dueAt: number, its: Stop[]) => ({ dueAt: instant(dueAt), stops: its, extendedAt: null });

describe('any course', () => {
  it('ends as it would have without stops, where there are none left', () => {
    fc.assert(
      fc.property(units, offices, instants, (unit, office, due) => {
        expect(dueAfterCourse(plain(due, []), rule(unit), office)).toBe(instant(due));
      }),
    );
  });

  it('ends no earlier for a stop more, and the same in any order and for a stop told twice', () => {
    fc.assert(
      fc.property(units, offices, instants, stops, stops, (unit, office, due, some, more) => {
        const told = dueAfterCourse(plain(due, [...some, ...more]), rule(unit), office);
        expect(told >= dueAfterCourse(plain(due, some), rule(unit), office)).toBe(true);
        expect(dueAfterCourse(plain(due, [...more, ...some, ...more]), rule(unit), office)).toBe(told);
      }),
    );
  });

  it('moves by exactly the open time of one stop before its deadline', () => {
    fc.assert(
      fc.property(
        offices,
        instants,
        fc.integer({ min: 1, max: 86_400_000 }),
        instants,
        (office, from, length, until) => {
          fc.pre(until > from + length);
          const opening = Opening.of(office);
          const moved = dueAfterCourse(
            plain(until, [{ from: instant(from), until: instant(from + length) }]),
            rule('working-hours'),
            office,
          );
          expect(openTimeBetween(opening, from, Date.parse(moved))).toBe(
            openTimeBetween(opening, from, until) + openTimeBetween(opening, from, from + length),
          );
        },
      ),
    );
  });

  it('ends as its stops gave it back one after another when they came', () => {
    fc.assert(
      fc.property(
        units,
        offices,
        instants,
        fc.array(fc.integer({ min: 1, max: 86_400_000 }), { maxLength: 8 }),
        (unit, office, due, steps) => {
          let at = due - 4 * 86_400_000;
          let given = instant(due);
          const its: Stop[] = [];
          for (let index = 0; index + 1 < steps.length; index += 2) {
            const from = instant(at + steps[index]!);
            at += steps[index]! + steps[index + 1]!;
            its.push({ from, until: instant(at) });
            given = resumedDueAt(given, from, instant(at), rule(unit), office);
          }
          expect(dueAfterCourse(plain(due, its), rule(unit), office)).toBe(given);
        },
      ),
    );
  });
});
