import { Instant, PastInstant } from './ids.js';

const refusals = (value: unknown): string[] =>
  Instant.safeParse(value).error?.issues.map((issue) => issue.message) ?? [];

describe('an instant', () => {
  it('is brought to UTC', () => {
    expect(Instant.parse('2026-11-24T20:39:43+01:00')).toBe('2026-11-24T19:39:43.000Z');
  });

  it('lies in the years 1900 to 2200, judged in UTC', () => {
    expect(Instant.parse('1900-01-01T00:00:00Z')).toBe('1900-01-01T00:00:00.000Z');
    expect(Instant.parse('2200-12-31T23:59:59Z')).toBe('2200-12-31T23:59:59.000Z');
    const outside = [
      '9999-12-31T23:59:59-23:59',
      '0000-01-01T00:00:00Z',
      '1900-01-01T00:00:00+00:01',
      '2200-12-31T23:59:59-00:01',
    ];
    for (const text of outside) expect(refusals(text)).toEqual(['must be in the years 1900 to 2200']);
  });

  it('that is none is told as one error', () => {
    for (const text of ['yesterday', '2026-02-30T00:00:00Z', '2026-11-24', 7]) expect(refusals(text)).toHaveLength(1);
  });

  it('that is reported as past may be ahead by no more than clocks differ', () => {
    const ahead = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    expect(PastInstant.safeParse(ahead(4)).success).toBe(true);
    expect(PastInstant.safeParse(ahead(6)).error?.issues[0]?.message).toBe('must not be in the future');
  });
});
