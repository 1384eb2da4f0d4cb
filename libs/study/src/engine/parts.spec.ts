import { ComparisonQuery, DistributionQuery, HoursQuery, INTERVALS, SlowestQuery } from '#libs/domain';
import { DateTime } from 'luxon';
import { studyRow } from '../../../../tests/setup/study-rows.js';
import { Columns } from './columns.js';
import { comparison } from './comparison.js';
import { distribution } from './distribution.js';
import { hours } from './hours.js';
import { sequence } from './random.js';
import { slowest } from './slowest.js';
import { Zones } from './zones.js';

const ZONES: Record<string, string> = { COBOG: 'America/Bogota', COBUN: 'America/Bogota', GBLON: 'Europe/London' };
const random = sequence(8);
const rows = Array.from({ length: 4000 }, (_each, number) => studyRow(number, random));
const columns = new Columns();
for (const row of rows) columns.put(row);
const record = { columns, zones: new Zones(new Map(Object.entries(ZONES))) };

const RELEASE = INTERVALS.indexOf('lodgement-to-release');
const known = (value: number | undefined) => value !== undefined && !Number.isNaN(value);

describe('the pattern of a week', () => {
  const told = hours(record, HoursQuery.parse({ serviceLevel: '3600' }), 'all');

  it('has 168 hours that hold every declaration once', () => {
    expect(told.hours.map(({ weekday, hour }) => [weekday, hour])).toEqual(
      Array.from({ length: 168 }, (_each, index) => [1 + Math.floor(index / 24), index % 24]),
    );
    expect(told.hours.reduce((sum, { declarations }) => sum + declarations, 0)).toBe(rows.length);
  });

  it('goes by the clock of each declaration’s own office, summer time included', () => {
    for (const { weekday, hour, declarations, n } of told.hours) {
      const its = rows.filter(({ acceptedAt, office }) => {
        const local = DateTime.fromJSDate(acceptedAt, { zone: ZONES[office] ?? 'UTC' });
        return local.weekday === weekday && local.hour === hour;
      });
      expect([declarations, n]).toEqual([its.length, its.filter((row) => known(row.intervals[RELEASE])).length]);
    }
  });
});

describe('a distribution', () => {
  it('counts every value once, in its class or outside', () => {
    const told = distribution(record, DistributionQuery.parse({ edges: '100, 1000,5000,20000' }), 'all');
    const values = rows.map(({ intervals }) => intervals[RELEASE] as number).filter(known);
    expect(told.classes.map(({ from, to, n }) => [from, to, n])).toEqual(
      [
        [100, 1000],
        [1000, 5000],
        [5000, 20_000],
      ].map(([from = 0, to = 0]) => [from, to, values.filter((value) => value >= from && value < to).length]),
    );
    expect(told.below).toBe(values.filter((value) => value < 100).length);
    expect(told.above).toBe(values.filter((value) => value >= 20_000).length);
    expect(told.n).toBe(values.length);
    expect(told.classes.at(-1)?.upTo).toBeCloseTo(1 - told.above / told.n, 12);
  });

  it.each(['', '5', '5,5', '3,2', '1,,2', 'a,b', '1,Infinity'])('is refused for edges that are none: %j', (edges) => {
    expect(DistributionQuery.safeParse({ edges }).success).toBe(false);
  });
});

describe('the slowest', () => {
  const at = new Date('2026-06-01T00:00:00Z');
  const ask = (query: object, ids: string[] = [], seen: 'all' | string[] = 'all') =>
    slowest(record, SlowestQuery.parse(query), seen, { ids, at });

  it('are those of all that are chosen in which the interval took longest', () => {
    const query = { interval: 'held', chapter: '06', from: '2026-02-01T00:00:00Z', limit: '25' };
    const told = ask(query, [], ['COBOG', 'COBUN']);
    const fitting = rows.filter(
      ({ office, chapters, acceptedAt }) =>
        office !== 'GBLON' && chapters.includes('06') && acceptedAt >= new Date(query.from),
    );
    const seconds = fitting.map(({ intervals }) => intervals[INTERVALS.indexOf('held')]).filter(known) as number[];
    expect(told.slowest.map((each) => each.seconds)).toEqual(seconds.toSorted((a, b) => b - a).slice(0, 25));
    for (const { id, office, lane, acceptedAt, seconds: its } of told.slowest)
      expect(fitting.find(({ declaration }) => declaration === id)).toMatchObject({
        ...{ office, lane, acceptedAt: new Date(acceptedAt) },
        intervals: expect.objectContaining({ [INTERVALS.indexOf('held')]: its }) as unknown,
      });
    expect(told.declarations).toBe(fitting.length);
  });

  it('are told without outages where that is asked', () => {
    const without = columns.withoutOutages(() => ask({ outages: 'without', limit: '1' }));
    const less = rows.map((row) => (row.withoutOutages ?? row).intervals[RELEASE] as number).filter(known);
    expect(without.slowest[0]?.seconds).toBe(less.reduce((a, b) => Math.max(a, b)));
  });

  it('still held are those accepted first of the goods that are held now, and none that was released meanwhile', () => {
    const ids = rows.filter((_each, number) => number % 7 === 0).map(({ declaration }) => declaration);
    const told = ask({ lane: 'red' }, [...ids, 'dec_unknown']);
    const expected = rows
      .filter((row) => ids.includes(row.declaration) && row.lane === 'red' && !known(row.intervals[RELEASE]))
      .toSorted((a, b) => a.acceptedAt.getTime() - b.acceptedAt.getTime());
    expect(expected.length).toBeGreaterThan(10);
    expect(told.held.map(({ id }) => id)).toEqual(expected.slice(0, 10).map(({ declaration }) => declaration));
    expect(told.held[0]?.seconds).toBe((at.getTime() - (expected[0]?.acceptedAt.getTime() ?? 0)) / 1000);
  });

  it.each(['0', '101', '1.5', 'many'])('are not told in such a number: %s', (limit) => {
    expect(SlowestQuery.safeParse({ limit }).success).toBe(false);
  });
});

describe('a comparison', () => {
  const ask = (query: object) => comparison(record, ComparisonQuery.parse(query), 'all');

  it('of two periods tells how the first differs from the second', () => {
    const query = { from: '2026-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z', serviceLevel: '3600' };
    const told = ask({ ...query, 'against.from': '2026-03-01T00:00:00Z', 'against.to': '2026-06-01T00:00:00Z' });
    const cut = new Date('2026-03-01');
    expect(told.first.declarations).toBe(rows.filter(({ acceptedAt }) => acceptedAt < cut).length);
    expect(told.second.declarations).toBe(rows.filter(({ acceptedAt }) => acceptedAt >= cut).length);
    expect(told.intervals.map(({ interval }) => interval)).toEqual([...INTERVALS]);
    for (const { first, second, mean, median, withinServiceLevel } of told.intervals) {
      expect(mean.difference).toBeCloseTo(first.mean - second.mean, 9);
      expect(median.difference).toBeCloseTo(first.median - second.median, 9);
      expect(withinServiceLevel?.difference).toBeCloseTo(
        Number(first.withinServiceLevel) - Number(second.withinServiceLevel),
        12,
      );
      for (const { difference, low, high } of [mean, median, withinServiceLevel ?? mean]) {
        expect(Number(low)).toBeLessThan(difference);
        expect(Number(high)).toBeGreaterThan(difference);
      }
    }
  });

  it('of two filters keeps what only the first names in both', () => {
    const told = ask({ office: 'COBOG', lane: 'red', 'against.lane': ['green', 'blue'] });
    expect(told.first.declarations).toBe(
      rows.filter(({ office, lane }) => office === 'COBOG' && lane === 'red').length,
    );
    expect(told.second.declarations).toBe(
      rows.filter(({ office, lane }) => office === 'COBOG' && (lane === 'green' || lane === 'blue')).length,
    );
    expect(told.intervals[0]?.withinServiceLevel).toBeNull();
  });

  it('with itself shows no difference', () => {
    // Nobody may ask that: they ask for two that are apart.
    const apart = ComparisonQuery.parse({ interval: 'held', lane: 'red', 'against.lane': 'green' });
    const [release] = comparison(record, { ...apart, 'against.lane': ['red'] }, 'all').intervals;
    expect(release?.mean.difference).toBe(0);
    expect(Number(release?.median.low)).toBeLessThanOrEqual(0);
    expect(Number(release?.median.high)).toBeGreaterThanOrEqual(0);
  });

  it('needs to know what to compare with', () => {
    expect(ComparisonQuery.safeParse({ office: 'COBOG' }).success).toBe(false);
  });
});
