import { INTERVALS, StudyQuery, type Grouping } from '#libs/domain';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { studyRow } from '../../../../tests/setup/study-rows.js';
import type { StudyRow } from '../row.js';
import { Columns } from './columns.js';
import { interpolated } from './quantiles.js';
import { sequence } from './random.js';
import { study } from './study.js';
import { Zones } from './zones.js';

const ZONES = { COBOG: 'America/Bogota', COBUN: 'America/Bogota', GBLON: 'Europe/London' };
const zones = new Zones(new Map(Object.entries(ZONES)));
const random = sequence(42);
const rows = Array.from({ length: 3000 }, (_each, number) => studyRow(number, random));
const columns = new Columns();
for (const row of rows) columns.put(row);

const ask = (query: object, seen: 'all' | string[] = 'all') => study({ columns, zones }, StudyQuery.parse(query), seen);

/** The figures of some seconds, told naively. */
function figures(seconds: number[]): Record<string, number | null> {
  const sorted = Float64Array.from(seconds).sort();
  const n = sorted.length;
  const mean = sorted.reduce((sum, each) => sum + each, 0) / n;
  const squares = sorted.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return {
    ...{ n, mean, min: sorted[0] ?? NaN, max: sorted[n - 1] ?? NaN },
    standardDeviation: n > 1 ? Math.sqrt(squares / (n - 1)) : null,
    p25: interpolated(sorted, 0.25),
    median: interpolated(sorted, 0.5),
    p75: interpolated(sorted, 0.75),
    p90: interpolated(sorted, 0.9),
    p95: interpolated(sorted, 0.95),
  };
}

const secondsOf = (some: StudyRow[], index: number) =>
  some.map(({ intervals }) => intervals[index] as number).filter((each) => !Number.isNaN(each));

/** Compares every figure of every group with what adding up its rows gives. */
function expectSame(told: ReturnType<typeof ask>, expected: Map<string, StudyRow[]>) {
  const keyed = new Map(told.groups.map((group) => [JSON.stringify(group.keys), group]));
  expect([...keyed.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [key, some] of expected) {
    const group = keyed.get(key);
    expect(group?.declarations).toBe(some.length);
    INTERVALS.forEach((interval, index) => {
      const seconds = secondsOf(some, index);
      const its = group?.intervals.find((each) => each.interval === interval);
      expect(its?.n ?? 0).toBe(seconds.length);
      if (seconds.length === 0) return;
      for (const [name, value] of Object.entries(figures(seconds))) {
        const found = its?.[name as 'mean'];
        if (value === null) expect(found).toBeNull();
        else expect(Math.abs(Number(found) - value)).toBeLessThan(1e-9 * (1 + Math.abs(value)));
      }
    });
    for (const owner of new Set(some.flatMap((row) => row.owners.map((each) => each.owner)))) {
      const its = some.flatMap((row) => row.owners.filter((each) => each.owner === owner));
      expect(group?.owners.find((each) => each.owner === owner)).toMatchObject({
        declarations: its.length,
        total: expect.closeTo(
          its.reduce((sum, each) => sum + each.total, 0),
          2,
        ) as number,
        exclusive: expect.closeTo(
          its.reduce((sum, each) => sum + each.exclusive, 0),
          2,
        ) as number,
        critical: some.filter((row) => row.critical?.owner === owner).length,
      });
    }
  }
}

function groupsBy(some: StudyRow[], keysOf: (row: StudyRow) => (string | null)[][]): Map<string, StudyRow[]> {
  const groups = new Map<string, StudyRow[]>();
  for (const row of some)
    for (const keys of keysOf(row)) {
      const key = JSON.stringify(keys);
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
  return groups;
}

const inUtc = ({ acceptedAt }: StudyRow) => DateTime.fromJSDate(acceptedAt, { zone: 'UTC' });
const inBogota = ({ acceptedAt }: StudyRow) => DateTime.fromJSDate(acceptedAt, { zone: 'America/Bogota' });
const orNone = (values: string[]): (string | null)[] => (values.length > 0 ? values : [null]);

const KEYS: Record<Grouping, (row: StudyRow) => (string | null)[]> = {
  office: (row) => [row.office],
  lane: (row) => [row.lane],
  firstLane: (row) => [row.firstLane],
  mode: (row) => [row.mode],
  procedure: (row) => [row.procedure],
  chapter: (row) => orNone(row.chapters),
  agency: (row) => orNone(row.agencies),
  broker: (row) => [row.representative ?? row.declarant],
  aeo: (row) => [String(row.aeo)],
  perishable: (row) => [String(row.perishable)],
  expedited: (row) => [String(row.expedited)],
  advance: (row) => [String(row.advance)],
  day: (row) => [inUtc(row).toFormat('yyyy-MM-dd')],
  week: (row) => [inUtc(row).toFormat("kkkk-'W'WW")],
  month: (row) => [inUtc(row).toFormat('yyyy-MM')],
};

describe('the study', () => {
  it('of all declarations is one group', () => {
    expectSame(ask({}), new Map([['[]', rows]]));
  });

  it.each(Object.keys(KEYS) as Grouping[])('grouped by %s is what adding up each group gives', (by) => {
    expectSame(
      ask({ groupBy: by }),
      groupsBy(rows, (row) => KEYS[by](row).map((key) => [key])),
    );
  });

  it.each([
    ['month', 'lane'],
    ['chapter', 'agency'],
    ['agency', 'week'],
    ['aeo', 'advance'],
  ] as Grouping[][])('is grouped by %s and %s at once', (one = 'lane', other = 'lane') => {
    expectSame(
      ask({ groupBy: [one, other] }),
      groupsBy(rows, (row) => KEYS[one](row).flatMap((first) => KEYS[other](row).map((second) => [first, second]))),
    );
  });

  const FILTERS: [object, (row: StudyRow) => boolean][] = [
    [{ office: 'COBOG' }, (row) => row.office === 'COBOG'],
    [{ office: ['COBOG', 'GBLON'] }, (row) => row.office !== 'COBUN'],
    [{ lane: ['red', 'orange'] }, (row) => row.lane === 'red' || row.lane === 'orange'],
    [{ firstLane: 'green' }, (row) => row.firstLane === 'green'],
    [{ mode: 'air' }, (row) => row.mode === 'air'],
    [{ procedure: '4071' }, (row) => row.procedure === '4071'],
    [{ chapter: '06' }, (row) => row.chapters.includes('06')],
    [{ chapter: ['08', '84'] }, (row) => row.chapters.some((each) => each === '08' || each === '84')],
    [{ agency: 'INVIMA' }, (row) => row.agencies.includes('INVIMA')],
    [{ broker: 'D2' }, (row) => row.declarant === 'D2' || row.representative === 'D2'],
    [{ aeo: 'true' }, (row) => row.aeo],
    [{ perishable: 'false' }, (row) => !row.perishable],
    [{ expedited: 'true', advance: 'false' }, (row) => row.expedited && !row.advance],
    [
      { from: '2026-02-01T00:00:00Z', to: '2026-03-01T00:00:00+01:00' },
      ({ acceptedAt }) => acceptedAt >= new Date('2026-02-01') && acceptedAt < new Date('2026-02-28T23:00:00Z'),
    ],
  ];
  it.each(FILTERS)('of %j is of those alone', (query, belongs) => {
    const some = rows.filter(belongs);
    expect(some.length).toBeGreaterThan(20);
    expectSame(ask(query), new Map([['[]', some]]));
  });

  it('of nothing is one empty group, and grouped it has none', () => {
    const nothing = { from: '2001-01-01T00:00:00Z', to: '2001-01-02T00:00:00Z' };
    expect(ask(nothing).groups).toEqual([
      { key: null, keys: [], declarations: 0, intervals: [], shareByOwner: {}, owners: [] },
    ]);
    expect(ask({ ...nothing, groupBy: 'office' }).groups).toEqual([]);
  });

  it('means days of the offices’ own time zone where they have the same', () => {
    const query = { office: ['COBOG', 'COBUN'], groupBy: 'day' };
    expect(ask(query).timeZone).toBe('America/Bogota');
    const some = rows.filter(({ office }) => office !== 'GBLON');
    expectSame(
      ask(query),
      groupsBy(some, (row) => [[inBogota(row).toFormat('yyyy-MM-dd')]]),
    );
    expect(ask({ groupBy: 'day' }).timeZone).toBe('UTC');
  });

  it('gives every owner a share, together one', () => {
    const [group] = ask({}).groups;
    expect(Object.keys(group?.shareByOwner ?? {})).toEqual(['agency:ICA', 'carrier', 'customs', 'trader']);
    expect(Object.values(group?.shareByOwner ?? {}).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('is of the offices that its reader may see, whatever they ask for', () => {
    const some = rows.filter(({ office }) => office === 'COBUN');
    expectSame(ask({}, ['COBUN']), new Map([['[]', some]]));
    expect(ask({ office: 'COBOG' }, ['COBUN']).declarations).toBe(0);
    expect(ask({}, []).declarations).toBe(0);
  });

  it('tells the share within a service level', () => {
    const [group] = ask({ serviceLevel: '3600', interval: 'lodgement-to-release' }).groups;
    const seconds = secondsOf(rows, INTERVALS.indexOf('lodgement-to-release'));
    expect(group?.intervals.map((each) => each.interval)).toEqual(['lodgement-to-release']);
    expect(group?.intervals[0]?.withinServiceLevel).toBe(
      seconds.filter((each) => each <= 3600).length / seconds.length,
    );
  });

  it('tells the class that most values are in, and no class has more', () => {
    for (const { mode, median } of ask({ groupBy: 'lane' }).groups.flatMap((group) => group.intervals)) {
      expect(mode.to).toBeGreaterThan(mode.from);
      expect(mode.n).toBeGreaterThan(0);
      expect(mode.from).toBeLessThan(median);
    }
  });

  it('counts a declaration whose row comes again once, as it is now', () => {
    const again = new Columns();
    for (const row of rows) again.put(studyRow(Number(row.declaration.slice(4)), sequence(1)));
    for (const row of rows) again.put(row);
    const query = StudyQuery.parse({ groupBy: 'lane' });
    expect(study({ columns: again, zones }, query, 'all')).toEqual(study({ columns, zones }, query, 'all'));
  });

  it('of whatever rows, put in whatever order and again, grouped by any things, is what adding up each group gives', () => {
    const inUtcAlone = new Zones(new Map());
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 200 }),
        // Seconds brought down to multiples of this: the larger, the more are equal, or nothing.
        fc.constantFrom(1e-3, 1, 3600),
        fc.subarray(Object.keys(KEYS) as Grouping[], { minLength: 1, maxLength: 2 }),
        (seed, count, unit, by) => {
          const draw = sequence(seed);
          const some = Array.from({ length: count }, (): StudyRow => {
            const row = studyRow(Math.floor(draw() * count), draw);
            return { ...row, intervals: row.intervals.map((each) => Math.floor(each / unit) * unit) };
          });
          const kept = new Columns();
          for (const row of some) kept.put(row);
          const last = [...new Map(some.map((row) => [row.declaration, row])).values()];
          const [one, other] = by;
          expectSame(
            study({ columns: kept, zones: inUtcAlone }, StudyQuery.parse({ groupBy: by }), 'all'),
            groupsBy(last, (row) =>
              one ? KEYS[one](row).flatMap((key) => (other ? KEYS[other](row).map((its) => [key, its]) : [[key]])) : [],
            ),
          );
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  it('is refused where it would be more groups than anybody reads', () => {
    const many = new Columns();
    const draw = sequence(9);
    for (let number = 0; number < 3000; number++)
      many.put({ ...studyRow(number, draw), declarant: `D${number}`, representative: null });
    expect(() => study({ columns: many, zones }, StudyQuery.parse({ groupBy: 'broker' }), 'all')).toThrow(
      '2000 groups',
    );
  });
});

describe('outliers', () => {
  const index = INTERVALS.indexOf('held');
  const seconds = secondsOf(rows, index);
  const sorted = Float64Array.from(seconds).sort();
  const [lower, upper] = [interpolated(sorted, 0.25), interpolated(sorted, 0.75)];
  it.each([
    [{ outliers: 'percentile' }, (value: number) => value > interpolated(sorted, 0.99)],
    [{ outliers: 'percentile', outlierAt: '90' }, (value: number) => value > interpolated(sorted, 0.9)],
    [{ outliers: 'tukey' }, (value: number) => value > upper + 1.5 * (upper - lower)],
    [
      { outliers: 'tukey', outlierAt: '0.5' },
      (value: number) => value > upper + 0.5 * (upper - lower) || value < lower - 0.5 * (upper - lower),
    ],
    [{ outliers: 'limit', outlierAt: '20000' }, (value: number) => value > 20_000],
  ])('by %j are left out and counted', (rule, isOut) => {
    const [group] = ask({ ...rule, interval: 'held' }).groups;
    const kept = seconds.filter((value) => !isOut(value));
    expect(kept.length).toBeLessThan(seconds.length);
    expect(group?.intervals[0]).toMatchObject({ n: kept.length, leftOut: seconds.length - kept.length });
    expect(group?.intervals[0]?.max).toBe(Math.max(...kept));
  });

  it('have the same limits in every group', () => {
    const { groups } = ask({ outliers: 'percentile', interval: 'held', groupBy: 'lane' });
    const high = interpolated(sorted, 0.99);
    for (const { key, intervals } of groups)
      expect(intervals[0]?.leftOut).toBe(
        secondsOf(
          rows.filter(({ lane }) => lane === key),
          index,
        ).filter((value) => value > high).length,
      );
  });

  it.each([{ outliers: 'limit' }, { outlierAt: '5' }, { outliers: 'percentile', outlierAt: '100' }, { outliers: 'x' }])(
    'by a rule that is none are refused: %j',
    (rule) => {
      expect(StudyQuery.safeParse(rule).success).toBe(false);
    },
  );
});
