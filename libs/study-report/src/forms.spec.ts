import { formsOf } from './forms.js';

const es = formsOf('es', 'America/Bogota');
const en = formsOf('en', 'UTC');

describe('numbers and times in a language', () => {
  it.each([
    [0, '0 s', '0 s'],
    [0.0501, '0,05 s', '0.05 s'],
    [59.4, '59,4 s', '59.4 s'],
    [754, '12,6 min', '12.6 min'],
    [5_400, '1,5 h', '1.5 h'],
    [172_799, '48 h', '48 h'],
    [172_800, '2 d', '2 d'],
    [86_400 * 1234.5, '1.235 d', '1,235 d'],
  ])('tell %d seconds in the unit in which they are read easily', (seconds, spanish, english) => {
    expect([es.duration(seconds), en.duration(seconds)]).toEqual([spanish, english]);
  });

  it('tell a range with its unit once, where it is the same', () => {
    expect(es.range(0, 3600)).toBe('0–1 h');
    expect(es.range(600, 900)).toBe('10–15 min');
    expect(es.range(1800, 3600)).toBe('30 min–1 h');
  });

  it('tell the day alone where an instant is its beginning on the clock of the office', () => {
    expect(es.moment('2026-01-01T05:00:00Z')).toBe('1 de enero de 2026');
    expect(en.moment('2026-01-01T05:00:00Z')).toBe('1 January 2026 at 05:00:00');
  });

  it('name months and days of the week', () => {
    expect([es.weekday(1), es.weekday(7), en.weekday(3)]).toEqual(['lun', 'dom', 'Wed']);
    expect(en.month('2026-03')).toBe('Mar 2026');
  });
});
