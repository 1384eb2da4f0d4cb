import { mostOf, zoneTold } from './zone.js';

describe('the zone by which what has no office is told', () => {
  it('is that of most offices, and of equals the first', () => {
    expect(mostOf(['Europe/London', 'America/Bogota', 'America/Bogota'])).toBe('America/Bogota');
    expect(mostOf(['Europe/London', 'America/Bogota'])).toBe('Europe/London');
    expect(mostOf([])).toBeUndefined();
  });

  it('is told with its distance from UTC at that moment', () => {
    expect(zoneTold('America/Bogota', new Date('2026-11-29T12:00:00Z'))).toBe('America/Bogota (UTC-5)');
    expect(zoneTold('Europe/London', new Date('2026-06-01T12:00:00Z'))).toBe('Europe/London (UTC+1)');
    expect(zoneTold('UTC', new Date('2026-06-01T12:00:00Z'))).toBe('UTC');
  });
});
