import type { ClockRule, Instant, Office } from '#libs/domain';
import { CalendarError, demoOffices, dueAt, extendedDueAt, resumedDueAt } from './index.js';

const office = (code: string): Office => {
  const found = demoOffices.find((each) => each.code === code);
  if (!found) throw new Error(`no demo office ${code}`);
  return found;
};
const bogota = office('COBOG');
const cartagena = office('COCTG');
const london = office('GBLON');

const rule = (unit: ClockRule['unit'], length: number, start: ClockRule['start'] = 'at-once'): ClockRule => ({
  unit,
  length,
  start,
  effect: 'escalate',
  extension: null,
  basis: 'test',
});

/** An instant from an offset's wall time, as it reads at the office. */
const at = (text: string): Instant => new Date(text).toISOString() as Instant;
const co = (text: string): Instant => at(`${text}-05:00`);

describe('a clock of business days that starts at once', () => {
  const oneDay = rule('business-days', 1);

  it('ends at the same time of the next business day when notified in opening hours', () => {
    expect(dueAt(oneDay, bogota, co('2026-11-24T10:30:00'))).toBe(co('2026-11-25T10:30:00'));
  });

  it('passes over the weekend', () => {
    expect(dueAt(oneDay, bogota, co('2026-11-27T15:00:00'))).toBe(co('2026-11-30T15:00:00'));
  });

  it('ends at closing of the next business day when notified after hours, on a weekend or before opening', () => {
    const mondayClosing = co('2026-11-30T17:00:00');
    expect(dueAt(oneDay, bogota, co('2026-11-27T17:00:00'))).toBe(mondayClosing);
    expect(dueAt(oneDay, bogota, co('2026-11-28T11:00:00'))).toBe(mondayClosing);
    expect(dueAt(oneDay, bogota, co('2026-11-30T06:00:00'))).toBe(mondayClosing);
  });

  it('is kept within the opening hours of a shorter day', () => {
    expect(dueAt(oneDay, cartagena, co('2026-11-27T15:00:00'))).toBe(co('2026-11-28T12:00:00'));
    expect(dueAt(oneDay, cartagena, co('2026-11-27T09:00:00'))).toBe(co('2026-11-28T09:00:00'));
  });
});

describe('a clock of business days that starts the next day', () => {
  it('ends at closing of the n-th business day after notification, whatever the hour of notification', () => {
    const fiveDays = rule('business-days', 5, 'next-day');
    expect(dueAt(fiveDays, bogota, co('2026-11-24T00:00:00'))).toBe(co('2026-12-01T17:00:00'));
    expect(dueAt(fiveDays, bogota, co('2026-11-24T23:59:59.999'))).toBe(co('2026-12-01T17:00:00'));
  });

  it('counts by the local day, not by the day in UTC', () => {
    const oneDay = rule('business-days', 1, 'next-day');
    // 22:00 on Tuesday in Bogotá is Wednesday in UTC.
    expect(dueAt(oneDay, bogota, co('2026-11-24T22:00:00'))).toBe(co('2026-11-25T17:00:00'));
  });
});

describe('public holidays', () => {
  const oneDay = rule('business-days', 1, 'next-day');

  it.each(['2026-11-02', '2026-11-16', '2026-10-12', '2026-01-12'])(
    'keeps the Colombian Monday %s, moved there by Ley Emiliani',
    (monday) => {
      const friday = new Date(Date.parse(monday) - 3 * 86_400_000).toISOString().slice(0, 10);
      const tuesday = new Date(Date.parse(monday) + 86_400_000).toISOString().slice(0, 10);
      expect(dueAt(oneDay, bogota, co(`${friday}T10:00:00`))).toBe(co(`${tuesday}T17:00:00`));
    },
  );

  it('keeps the holiday of Ley 2578 de 2026 from its first year', () => {
    expect(dueAt(oneDay, bogota, co('2026-07-10T10:00:00'))).toBe(co('2026-07-14T17:00:00'));
    expect(dueAt(oneDay, bogota, co('2025-07-11T10:00:00'))).toBe(co('2025-07-14T17:00:00'));
  });

  it('works on the day itself that gave its feast to a Monday', () => {
    // All Saints of 2027 is a Monday; Independence of Cartagena, Thursday 11 November 2027, moves to the 15th.
    expect(dueAt(oneDay, bogota, co('2027-11-10T10:00:00'))).toBe(co('2027-11-11T17:00:00'));
  });

  it('passes over Holy Thursday and Good Friday', () => {
    expect(dueAt(oneDay, bogota, co('2026-04-01T10:00:00'))).toBe(co('2026-04-06T17:00:00'));
  });

  it('passes over the end of the year', () => {
    expect(dueAt(oneDay, bogota, co('2026-12-31T10:00:00'))).toBe(co('2027-01-04T17:00:00'));
    expect(dueAt(rule('business-days', 5, 'next-day'), bogota, co('2026-12-24T10:00:00'))).toBe(
      co('2027-01-04T17:00:00'),
    );
  });

  it('keeps the substitute day of a British holiday on a weekend', () => {
    // Christmas 2026 is a Friday, Boxing Day a Saturday, made up for on Monday the 28th.
    expect(dueAt(oneDay, london, at('2026-12-24T12:00:00Z'))).toBe(at('2026-12-29T17:30:00Z'));
  });

  it('keeps every day of a feast of several days', () => {
    const hanoi: Office = { ...london, code: 'VNHAN', country: 'VN', timeZone: 'Asia/Ho_Chi_Minh' };
    // Tết 2026: Monday 16 to Friday 20 February.
    expect(dueAt(oneDay, hanoi, at('2026-02-13T10:00:00+07:00'))).toBe(at('2026-02-23T17:30:00+07:00'));
  });

  it('keeps the days of a feast from sunset to sunset', () => {
    const istanbul: Office = { ...london, code: 'TRIST', country: 'TR', timeZone: 'Europe/Istanbul' };
    // Kurban Bayramı 2026: from the evening of Tuesday 26 May to Saturday.
    expect(dueAt(oneDay, istanbul, at('2026-05-25T10:00:00+03:00'))).toBe(at('2026-05-26T17:30:00+03:00'));
    expect(dueAt(oneDay, istanbul, at('2026-05-26T10:00:00+03:00'))).toBe(at('2026-06-01T17:30:00+03:00'));
  });

  it('keeps the days that the office alone is closed', () => {
    const closed: Office = { ...bogota, closedDays: ['2026-11-25', '2026-11-26'] };
    expect(dueAt(oneDay, closed, co('2026-11-24T10:00:00'))).toBe(co('2026-11-27T17:00:00'));
  });
});

describe('a clock of calendar days', () => {
  it('ends with the last millisecond of the n-th day, if it starts the next day', () => {
    expect(dueAt(rule('calendar-days', 30, 'next-day'), bogota, co('2026-11-24T10:00:00'))).toBe(
      co('2026-12-24T23:59:59.999'),
    );
  });

  it('ends at the same time of day, if it starts at once', () => {
    expect(dueAt(rule('calendar-days', 30), bogota, co('2026-12-15T10:00:00'))).toBe(co('2027-01-14T10:00:00'));
  });

  it('knows the 29th of February', () => {
    expect(dueAt(rule('calendar-days', 1), bogota, co('2028-02-28T10:00:00'))).toBe(co('2028-02-29T10:00:00'));
  });
});

describe('a clock of working hours', () => {
  it('counts opening hours only', () => {
    expect(dueAt(rule('working-hours', 4), bogota, co('2026-11-23T15:00:00'))).toBe(co('2026-11-24T10:00:00'));
    expect(dueAt(rule('working-hours', 20), bogota, co('2026-11-27T16:00:00'))).toBe(co('2026-12-02T09:00:00'));
  });

  it('may end at closing', () => {
    expect(dueAt(rule('working-hours', 9), bogota, co('2026-11-23T07:00:00'))).toBe(co('2026-11-23T17:00:00'));
  });

  it('counts from opening of the next business day, if it starts the next day', () => {
    expect(dueAt(rule('working-hours', 4, 'next-day'), bogota, co('2026-11-27T09:00:00'))).toBe(
      co('2026-11-30T12:00:00'),
    );
  });
});

describe('clock changes', () => {
  it('keeps the time on the wall when London goes to summer time', () => {
    // Sunday 29 March 2026.
    expect(dueAt(rule('business-days', 1), london, at('2026-03-27T10:00:00Z'))).toBe(at('2026-03-30T09:00:00Z'));
    expect(dueAt(rule('calendar-days', 2), london, at('2026-03-28T15:00:00Z'))).toBe(at('2026-03-30T14:00:00Z'));
  });

  it('keeps the time on the wall when London goes back to winter time', () => {
    // Sunday 25 October 2026.
    expect(dueAt(rule('business-days', 1), london, at('2026-10-23T09:00:00Z'))).toBe(at('2026-10-26T10:00:00Z'));
    expect(dueAt(rule('calendar-days', 1, 'next-day'), london, at('2026-10-24T09:00:00Z'))).toBe(
      at('2026-10-25T23:59:59.999Z'),
    );
  });

  it('ends at the leap where the same time does not exist', () => {
    expect(dueAt(rule('calendar-days', 1), london, at('2026-03-28T01:30:00Z'))).toBe(at('2026-03-29T01:00:00Z'));
  });

  it('does not go back in time while the clock repeats an hour', () => {
    const firstPass = dueAt(rule('calendar-days', 1), london, at('2026-10-25T00:59:00Z'));
    const secondPass = dueAt(rule('calendar-days', 1), london, at('2026-10-25T01:10:00Z'));
    expect(firstPass).toBe(at('2026-10-26T01:59:00Z'));
    expect(secondPass).toBe(at('2026-10-26T02:00:00Z'));
  });

  it('takes a zone that skipped a whole day', () => {
    const apia: Office = {
      ...london,
      code: 'WSAPW',
      country: 'WS',
      timeZone: 'Pacific/Apia',
      closedDays: ['2012-01-02'],
    };
    // Samoa had no Friday 30 December 2011. Its holidays are not known; it lists them itself.
    expect(dueAt(rule('business-days', 1, 'next-day'), apia, at('2011-12-29T12:00:00-10:00'))).toBe(
      at('2012-01-03T17:30:00+14:00'),
    );
  });
});

describe('a suspended clock', () => {
  const twoDays = rule('business-days', 2);

  it('gets back the opening time that was left', () => {
    // Due Thursday 10:00, stopped Tuesday 15:00: 2 + 9 + 2 hours left; restarted Thursday 09:00.
    expect(
      resumedDueAt(co('2026-11-26T10:00:00'), co('2026-11-24T15:00:00'), co('2026-11-26T09:00:00'), twoDays, bogota),
    ).toBe(co('2026-11-27T13:00:00'));
  });

  it('gets back plain time where it counts calendar days', () => {
    expect(
      resumedDueAt(
        co('2026-12-24T23:59:59.999'),
        co('2026-11-28T10:00:00'),
        co('2026-11-29T12:00:00'),
        rule('calendar-days', 30, 'next-day'),
        bogota,
      ),
    ).toBe(co('2026-12-26T01:59:59.999'));
  });

  it('stays past its deadline where that had passed before', () => {
    const due = co('2026-11-24T10:00:00');
    expect(resumedDueAt(due, co('2026-11-25T10:00:00'), co('2026-11-30T10:00:00'), twoDays, bogota)).toBe(due);
  });
});

describe('an extension', () => {
  const extendable = (extension: ClockRule['extension']): ClockRule => ({ ...rule('business-days', 1), extension });

  it('counts from the deadline, from closing time to closing time', () => {
    expect(extendedDueAt(co('2026-11-27T17:00:00'), extendable({ unit: 'business-days', length: 2 }), cartagena)).toBe(
      co('2026-11-30T17:00:00'),
    );
  });

  it('keeps the time of day', () => {
    expect(extendedDueAt(co('2026-11-27T10:30:00'), extendable({ unit: 'business-days', length: 1 }), bogota)).toBe(
      co('2026-11-30T10:30:00'),
    );
    expect(
      extendedDueAt(co('2026-11-27T23:59:59.999'), extendable({ unit: 'calendar-days', length: 30 }), bogota),
    ).toBe(co('2026-12-27T23:59:59.999'));
  });

  it('is refused where the rule has none', () => {
    expect(() => extendedDueAt(co('2026-11-27T10:30:00'), extendable(null), bogota)).toThrow(CalendarError);
  });
});

/** The code of the calendar's refusal. */
function problemOf(compute: () => unknown): string | undefined {
  try {
    compute();
  } catch (error) {
    if (error instanceof CalendarError) return error.code;
    throw error;
  }
  return undefined;
}

describe('an office from which no deadline can be computed', () => {
  const from = co('2026-11-24T10:00:00');

  it.each<[code: CalendarError['code'], office: Office]>([
    ['never-opens', { ...bogota, openingHours: {} }],
    ['unknown-time-zone', { ...bogota, timeZone: 'America/Macondo' }],
    ['unknown-country', { ...bogota, country: 'XX' }],
    ['opening-hours-reversed', { ...bogota, openingHours: { '1': ['17:00', '08:00'] } }],
  ])('says %s', (code, wrong) => {
    for (const unit of ['business-days', 'working-hours'] as const) {
      expect(problemOf(() => dueAt(rule(unit, 1), wrong, from))).toBe(code);
    }
  });
});
