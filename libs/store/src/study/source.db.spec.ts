import { INTERVALS, KeptStudy, type StudyRow } from '#libs/study';
import { ComparisonQuery, StudyQuery, type ComparisonView, type StudyView } from '#libs/domain';
import type pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { studyRow } from '../../../../tests/setup/study-rows.js';
import { openPool } from '../database.js';
import { rowsAfter } from './rows.js';
import { studySource } from './source.js';
import { writeStudyRows } from './writing.js';

/** Always the same numbers from 0 up to 1 (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

let fresh: FreshDatabase;
let pool: pg.Pool;
let study: KeptStudy;
let rows: StudyRow[];

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
  const random = numbers(4);
  rows = Array.from({ length: 700 }, (_each, number) => studyRow(number, random));
  await write(rows);
  study = new KeptStudy(studySource(pool));
});
afterAll(() => fresh.drop());

async function write(some: StudyRow[]): Promise<void> {
  const client = await pool.connect();
  try {
    await writeStudyRows(client, some);
  } finally {
    client.release();
  }
}

const ask = (query: object, seen: 'all' | string[] = 'all') =>
  study.answer({ part: 'study', query: StudyQuery.parse(query), seen }) as Promise<StudyView>;

describe('the study in memory', () => {
  it.each([
    ['with', 'intervals'],
    ['without', 'coalesce(intervals_without, intervals)'],
  ])('tells what SQL tells of the rows on file, %s outages', async (outages, intervals) => {
    const { groups } = await ask({ groupBy: 'lane', chapter: '06', from: '2026-02-01T00:00:00Z', outages });
    for (const [index, interval] of INTERVALS.entries()) {
      const { rows: expected } = await pool.query<Record<string, number | string | null>>(
        `with seconds as (
           select lane, (${intervals})[$1]::float8 as its from study_rows
           where chapters @> '{06}' and accepted_at >= '2026-02-01T00:00:00Z' and (${intervals})[$1] <> 'NaN')
         select lane, count(*)::int as n, avg(its) as mean, min(its), max(its), stddev_samp(its) as "standardDeviation",
           percentile_cont(0.25) within group (order by its) as p25,
           percentile_cont(0.5) within group (order by its) as median,
           percentile_cont(0.75) within group (order by its) as p75,
           percentile_cont(0.9) within group (order by its) as p90,
           percentile_cont(0.95) within group (order by its) as p95
         from seconds group by lane order by lane`,
        [index + 1],
      );
      expect(expected.length).toBeGreaterThan(3);
      for (const { lane, ...figures } of expected) {
        const told = groups.find(({ key }) => key === lane)?.intervals.find((each) => each.interval === interval);
        for (const [name, value] of Object.entries(figures))
          // Told to the millisecond.
          expect(Math.abs(Number(told?.[name as 'mean']) - Number(value))).toBeLessThan(0.000501);
      }
    }
  });

  it.each([
    ['with', 'owner_total, owner_exclusive'],
    ['without', 'coalesce(owner_total_without, owner_total), coalesce(owner_exclusive_without, owner_exclusive)'],
  ])('tells what each owner held as SQL does, %s outages', async (outages, columns) => {
    const [group] = (await ask({ outages })).groups;
    const { rows: expected } = await pool.query<{ owner: string; total: number; exclusive: number; n: number }>(
      `select owner, sum(total::float8) as total, sum(exclusive::float8) as exclusive, count(*)::int as n
       from study_rows, unnest(owners, ${columns}) as held (owner, total, exclusive)
       group by owner order by owner collate "C"`,
    );
    expect(group?.owners.map(({ owner, declarations }) => [owner, declarations])).toEqual(
      expected.map(({ owner, n }) => [owner, n]),
    );
    for (const [index, { total, exclusive }] of expected.entries()) {
      expect(group?.owners[index]?.total).toBeCloseTo(total, 3);
      expect(group?.owners[index]?.exclusive).toBeCloseTo(exclusive, 3);
    }
  });

  it('tells how much outages took as SQL does, whichever times it tells', async () => {
    const { rows: expected } = await pool.query<{ interval: number; seconds: number }>(
      `select interval::int, sum(its::float8 - less::float8) as seconds
       from study_rows, unnest(intervals, intervals_without) with ordinality as both_of (its, less, interval)
       where office = 'COBUN' and intervals_without is not null and its <> 'NaN' group by interval order by interval`,
    );
    expect(expected).toHaveLength(INTERVALS.length);
    for (const outages of ['with', 'without']) {
      const told = (await ask({ office: 'COBUN', outages })).outages;
      expect(told.times).toBe(outages);
      expect(told.declarations).toBe(
        rows.filter(({ office, withoutOutages }) => office === 'COBUN' && withoutOutages !== null).length,
      );
      for (const { interval, seconds } of expected)
        expect(told.seconds[INTERVALS[interval - 1]!]).toBeCloseTo(seconds, 3);
    }
  });

  it('tells of two selections each how much outages took, and takes none from what it told with them', async () => {
    const before = await ask({});
    const query = ComparisonQuery.parse({ office: 'COBUN', 'against.office': 'COBOG', outages: 'without' });
    const { outages } = (await study.answer({ part: 'comparison', query, seen: 'all' })) as ComparisonView;
    const [first, second] = [await ask({ office: 'COBUN' }), await ask({ office: 'COBOG' })];
    expect(outages).toEqual({
      times: 'without',
      first: { declarations: first.outages.declarations, seconds: first.outages.seconds },
      second: { declarations: second.outages.declarations, seconds: second.outages.seconds },
    });
    expect((await ask({})).groups).toEqual(before.groups);
  });

  it('tells a declaration anew from which an outage takes nothing any more', async () => {
    const row = rows.find(({ withoutOutages, office }) => withoutOutages !== null && office === 'GBLON');
    if (!row) throw new Error('the sample lacks one');
    const before = await ask({ office: 'GBLON', outages: 'without' });
    await write([{ ...row, withoutOutages: null }]);
    const after = await ask({ office: 'GBLON', outages: 'without' });
    expect(after.outages.declarations).toBe(before.outages.declarations - 1);
    await write([row]);
    expect((await ask({ office: 'GBLON', outages: 'without' })).groups).toEqual(before.groups);
  });

  it('knows what was written before it was asked, and counts what comes again once', async () => {
    const before = await ask({ lane: 'red' });
    const [moved, unmoved] = [rows.find(({ lane }) => lane === 'green'), rows.find(({ lane }) => lane === 'blue')];
    if (!moved || !unmoved) throw new Error('the sample lacks a lane');
    await write([{ ...moved, lane: 'red' }, unmoved]);
    const after = await ask({ lane: 'red' });
    expect(after.declarations).toBe(before.declarations + 1);
    expect(after.asOf.version).toBe(before.asOf.version + 2);
    expect((await ask({})).declarations).toBe(rows.length);
    await write([moved]);
    expect((await ask({ lane: 'red' })).declarations).toBe(before.declarations);
  });

  it('says of how many declarations something awaits it', async () => {
    await pool.query(`insert into study_pending (declaration_id) values ('dec_a'), ('dec_b'), ('dec_a')`);
    expect((await ask({})).asOf).toMatchObject({ pending: 2, untold: 0 });
    await pool.query(`update study_pending set skipped = true where declaration_id = 'dec_b'`);
    expect((await ask({})).asOf).toMatchObject({ pending: 1, untold: 1 });
    await pool.query('delete from study_pending');
    expect((await ask({})).asOf).toMatchObject({ pending: 0, untold: 0 });
  });

  it('means the time zones of the offices on file', async () => {
    expect((await ask({ office: 'COBOG', groupBy: 'day' })).timeZone).toBe('America/Bogota');
    expect((await ask({ groupBy: 'day' })).timeZone).toBe('UTC');
  });

  it('answers those who ask at once each their own', async () => {
    const lanes = ['green', 'red', 'blue', 'orange'];
    const told = await Promise.all(lanes.map((lane) => ask({ lane })));
    expect(told.map(({ declarations }) => declarations)).toEqual(
      lanes.map((lane) => rows.filter((row) => row.lane === lane).length),
    );
  });

  it('is read before anybody asks, with its numbers as they are on file', async () => {
    const other = new KeptStudy(studySource(pool));
    await other.begin();
    expect(other.size).toBe(rows.length);
    const kept = await rowsAfter(pool, 0, 1000);
    const known = new Map(rows.map((row) => [row.declaration, row]));
    for (const { row } of kept) expect(row).toEqual(known.get(row.declaration));
  });

  it('says how far it is while it is read, to whoever would wait too long, and answers nothing of half a record', async () => {
    const source = studySource(pool);
    let letOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (letOn = resolve));
    const slow = new KeptStudy({
      ...source,
      rowsAfter: async (version, limit) => {
        await held;
        return source.rowsAfter(version, limit);
      },
      count: () => Promise.resolve(12_345),
    });
    const question = { part: 'study' as const, query: StudyQuery.parse({}), seen: 'all' as const };
    await expect(slow.answer(question)).rejects.toMatchObject({
      code: 'busy',
      message: 'The study is being read from the record: 0 of 12345 declarations so far; ask again.',
    });
    letOn();
    await expect(slow.answer(question)).resolves.toMatchObject({ declarations: rows.length });
  }, 20_000);

  it('is told when its connection is cut amid a question, and answers the next one', async () => {
    const cut = openPool(fresh.url, { role: 'owner', connections: 1 });
    const source = studySource(cut);
    let isCut = false;
    const kept = new KeptStudy({
      ...source,
      rowsAfter: async (version, limit) => {
        if (isCut) return source.rowsAfter(version, limit);
        isCut = true;
        const { rows: own } = await cut.query<{ pid: number }>('select pg_backend_pid() as pid');
        const asked = cut.query('select pg_sleep(30)');
        await pool.query('select pg_terminate_backend($1)', [own[0]?.pid]);
        await asked;
        return [];
      },
    });
    const question = { part: 'study' as const, query: StudyQuery.parse({}), seen: 'all' as const };
    await expect(kept.answer(question)).rejects.toThrow(/terminat/i);
    await expect(kept.answer(question)).resolves.toMatchObject({ declarations: rows.length });
    await cut.end();
  });

  it('goes on after the database was away', async () => {
    const source = studySource(pool);
    let isAway = true;
    const flaky = new KeptStudy({
      ...source,
      rowsAfter: (version, limit) => (isAway ? Promise.reject(new Error('away')) : source.rowsAfter(version, limit)),
    });
    const question = { part: 'study' as const, query: StudyQuery.parse({}), seen: 'all' as const };
    await expect(flaky.answer(question)).rejects.toThrow('away');
    isAway = false;
    await expect(flaky.answer(question)).resolves.toMatchObject({ declarations: rows.length });
  });
});
