import { CLOCKS, instant, Office } from '#libs/domain';
import { demoOffices, outlook } from './index.js';

const bogota = Office.parse(demoOffices.find(({ code }) => code === 'COBOG'));
// A Tuesday, 10:00 in Bogotá.
const at = instant(Date.parse('2026-11-24T15:00:00.000Z'));

describe('what an office’s configuration comes to', () => {
  it('is when a hold of each kind that is opened now is due, and when it is once extended', () => {
    const { dueDates } = outlook(bogota, at);
    expect(Object.keys(dueDates).sort()).toEqual([...CLOCKS].sort());
    expect(dueDates.documents).toEqual({
      dueAt: '2026-11-25T15:00:00.000Z',
      extendedDueAt: '2026-11-26T15:00:00.000Z',
    });
    expect(dueDates.scan).toEqual({ dueAt: '2026-11-25T15:00:00.000Z', extendedDueAt: null });
    const early = outlook({ ...bogota, openingHours: { '3': ['06:00', '07:00'] } }, at);
    expect(early.dueDates.documents.dueAt).toBe('2026-11-25T12:00:00.000Z');
  });

  it('names the public holidays of a year from that day on, in order', () => {
    const { holidays } = outlook(bogota, at);
    expect(holidays[0]).toEqual({ date: '2026-12-08', name: expect.any(String) as string });
    expect(holidays.map(({ date }) => date)).toEqual(holidays.map(({ date }) => date).sort());
    expect(holidays.map(({ date }) => date)).toContain('2027-01-01');
    expect(holidays.every(({ date }) => date >= '2026-11-24' && date < '2027-11-24')).toBe(true);
    expect(new Set(holidays.map(({ date }) => date)).size).toBe(holidays.length);
  });
});
