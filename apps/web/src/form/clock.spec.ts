import { clockOf, instantOf } from './clock.js';

describe('the clock of an office', () => {
  it.each([
    ['2026-11-29T14:30', 'America/Bogota', '2026-11-29T19:30:00.000Z'],
    ['2026-06-01T00:10', 'Europe/London', '2026-05-31T23:10:00.000Z'],
    // The night in which clocks go back: the hour that comes twice, and one after it.
    ['2026-10-25T01:30', 'Europe/London', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/London', '2026-10-25T02:30:00.000Z'],
  ])('shows %s in %s at %s', (clock, zone, instant) => {
    expect(instantOf(clock, zone)).toBe(instant);
    expect(clockOf(instant, zone)).toBe(clock);
  });
});
