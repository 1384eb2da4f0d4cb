import type { ClearanceFile } from '#libs/clearance';
import { ClearanceTimesQuery, instant, type ActorId, type ClearanceTimes, type Instant } from '#libs/domain';
import type pg from 'pg';
import { Filed } from '../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../tests/setup/fresh-database.js';
import { administrator, officer } from '../../../tests/setup/people.js';
import { acting } from './acting.js';
import { openDatabase, openPool, type Database } from './database.js';
import { clearanceTimes } from './times.js';

const START = Date.parse('2026-11-24T12:00:00.000Z');
const CONFORMING = { outcome: 'conforming' as const, findings: [], reasonResults: [] };

/** Numbers from 0 up to 1, always the same ones (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Story {
  file: ClearanceFile;
  arrivedAt: Instant | null;
}

let fresh: FreshDatabase;
let pool: pg.Pool;
let db: Database;
const stories: Story[] = [];

/** A declaration that goes some random way: lanes, parties, questions, waits, some never finished. */
async function live(random: () => number): Promise<Story> {
  const pick = <T>(values: T[]): T => values[Math.floor(random() * values.length)] as T;
  let now = START + Math.floor(random() * 70 * 86_400_000);
  const later = () => instant((now += Math.floor(random() ** 3 * 50 * 3_600_000)));
  const filed = await Filed.lodge(pool, {
    lane: pick(['green', 'blue', 'yellow', 'orange', 'red']),
    at: later(),
    facts: {
      office: pick(['COBOG', 'COBUN', 'COCTG']),
      mode: pick(['sea', 'air', 'road']),
      agencies: pick([[], [], ['ICA'], ['ICA', 'INVIMA']]),
      payment: pick(['cash', 'deferred']),
      advance: random() < 0.4,
    },
  });
  let arrivedAt: Instant | null = null;
  for (;;) {
    const open = filed.file.holds.filter(({ closedAt, suspendedAt }) => closedAt === null && suspendedAt === null);
    if (open.length === 0 || random() < 0.03) break;
    const { kind, id: holdId, task } = pick(open);
    const by = `person-${Math.floor(random() * 100_000)}`;
    const customs = kind === 'documents' || kind === 'inspection' || kind === 'audit' || kind.startsWith('agency:');
    if (customs && random() < 0.35) {
      const question = { text: 'Which invoice?', documents: [] };
      await filed.does('requestInformation', { by: by as ActorId, holdId, attempt: task.attempt, question }, later());
    } else if (kind === 'arrival') {
      const reported = later();
      arrivedAt = instant(Date.parse(reported) - Math.floor(random() * 3_600_000));
      await filed.complete(by, { kind, form: { arrivedAt } }, reported);
    } else if (kind === 'payment') {
      await filed.complete(by, { kind, form: { method: 'payment', reference: 'P-1' } }, later());
    } else if (kind === 'information') {
      await filed.complete(by, { kind, form: { answer: 'This one', documents: [] } }, later());
    } else if (kind === 'documents') {
      await filed.complete(by, { kind, form: CONFORMING }, later());
    } else if (kind === 'scan') {
      const outcome = random() < 0.3 ? 'suspicious' : 'clear';
      await filed.complete(by, { kind, form: { outcome, findings: [], reasonResults: [] } }, later());
    } else if (kind === 'inspection') {
      await filed.complete(by, { kind, form: { ...CONFORMING, extent: 'partial', seals: [] } }, later());
    } else if (kind === 'audit') {
      await filed.complete(by, { kind, form: CONFORMING }, later());
    } else if (kind !== 'review') {
      await filed.complete(by, { kind, form: { decision: 'permit', findings: [] } }, later());
    }
  }
  if (filed.file.releasedAt && random() < 0.6)
    await filed.does('recordDeparture', { by: 'gateway' as ActorId, departedAt: later(), gate: null }, later());
  return { file: filed.file, arrivedAt };
}

beforeAll(async () => {
  fresh = await freshDatabase();
  pool = openPool(fresh.url, { role: 'owner', connections: 2 });
  db = openDatabase(fresh.url, { role: 'api', connections: 2 });
  const random = seeded(3);
  for (let n = 0; n < 120; n++) stories.push(await live(random));
}, 120_000);
afterAll(async () => {
  await db.destroy();
  await pool.end();
  await fresh.drop();
});

// The same study, told naively.

const seconds = (from: string | null, to: string | null) =>
  from && to ? [(Date.parse(to) - Date.parse(from)) / 1000] : [];

const holdsOf = (file: ClearanceFile) =>
  file.holds.flatMap((hold) => {
    const asked = file.holds
      .filter(({ parent }) => parent === hold.id)
      .flatMap((each) => seconds(each.openedAt, each.closedAt));
    const parent = file.holds.find(({ id }) => id === hold.parent);
    return seconds(hold.openedAt, hold.closedAt).map((whole) => ({
      kind: hold.kind,
      owner: hold.owner,
      onGoods: hold.kind !== 'audit' && parent?.kind !== 'audit',
      seconds: whole - asked.reduce((sum, each) => sum + each, 0),
    }));
  });

function spansOf({ file, arrivedAt }: Story): [string, number[]][] {
  return [
    ['lodgement-to-lane', seconds(file.receivedAt, file.laneAt)],
    ['lodgement-to-release', seconds(file.receivedAt, file.releasedAt)],
    ['arrival-to-release', seconds(arrivedAt, file.releasedAt)],
    ['lane-to-release', seconds(file.laneAt, file.releasedAt)],
    ['release-to-clearance', seconds(file.releasedAt, file.clearedAt)],
    ['release-to-departure', seconds(file.releasedAt, file.departedAt)],
    ...holdsOf(file).map((hold): [string, number[]] => [`hold:${hold.kind}`, [hold.seconds]]),
  ];
}

function percentile(sorted: number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  return below + ((sorted[Math.ceil(place)] ?? 0) - below) * (place % 1);
}

function naive(chosen: Story[], key: string | null): ClearanceTimes['groups'][number] {
  const byName = new Map<string, number[]>();
  for (const [name, values] of chosen.flatMap(spansOf)) byName.set(name, [...(byName.get(name) ?? []), ...values]);
  const intervals = [...byName]
    .filter(([, values]) => values.length > 0)
    .map(([interval, values]) => {
      const sorted = [...values].sort((a, b) => a - b);
      const n = sorted.length;
      const mean = sorted.reduce((sum, each) => sum + each, 0) / n;
      const squares = sorted.reduce((sum, each) => sum + (each - mean) ** 2, 0);
      return {
        interval,
        n,
        mean,
        median: percentile(sorted, 0.5),
        p75: percentile(sorted, 0.75),
        p90: percentile(sorted, 0.9),
        p95: percentile(sorted, 0.95),
        min: sorted[0] ?? 0,
        max: sorted[n - 1] ?? 0,
        standardDeviation: n > 1 ? Math.sqrt(squares / (n - 1)) : null,
      };
    });
  const onGoods = chosen.flatMap(({ file }) => holdsOf(file)).filter((hold) => hold.onGoods);
  const total = onGoods.reduce((sum, hold) => sum + hold.seconds, 0);
  const shareByOwner: Record<string, number> = {};
  for (const { owner, seconds: lasted } of onGoods) shareByOwner[owner] = (shareByOwner[owner] ?? 0) + lasted / total;
  return { key, declarations: chosen.length, intervals, shareByOwner: total > 0 ? shareByOwner : {} };
}

/** Compares two studies; numbers as exact as adding them up in another order lets them be. */
function expectSame(told: ClearanceTimes, expected: ClearanceTimes['groups']) {
  expect(told.groups.map(({ key, declarations }) => ({ key, declarations }))).toEqual(
    expected.map(({ key, declarations }) => ({ key, declarations })),
  );
  told.groups.forEach((group, index) => {
    const wanted = expected[index];
    expect(group.intervals.map(({ interval }) => interval)).toEqual(
      wanted?.intervals.map(({ interval }) => interval).sort(),
    );
    for (const interval of group.intervals) {
      const same = wanted?.intervals.find((each) => each.interval === interval.interval);
      for (const [name, value] of Object.entries(same ?? {})) {
        const its = interval[name as keyof typeof interval];
        if (typeof value === 'number') expect(its).toBeCloseTo(value, 4);
        else expect(its).toBe(value);
      }
    }
    expect(Object.keys(group.shareByOwner).sort()).toEqual(Object.keys(wanted?.shareByOwner ?? {}).sort());
    for (const [owner, share] of Object.entries(group.shareByOwner))
      expect(share).toBeCloseTo(wanted?.shareByOwner[owner] ?? -1, 8);
  });
}

const study = (query: object) =>
  acting(db, administrator.actor, (tx) => clearanceTimes(tx, ClearanceTimesQuery.parse(query)));

/** The stories by a key; those of several keys in each of them. */
function grouped(chosen: Story[], keys: (story: Story) => (string | null)[]) {
  const all = [...new Set(chosen.flatMap(keys))].sort((a, b) => (a === null ? -1 : b === null ? 1 : a < b ? -1 : 1));
  return all.map((key) =>
    naive(
      chosen.filter((story) => keys(story).includes(key)),
      key,
    ),
  );
}

const isoWeek = (at: string) => {
  const day = new Date(`${at.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const week = Math.ceil(((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
  return `${day.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
};

const KEYS: Record<ClearanceTimesQuery['groupBy'], (story: Story) => (string | null)[]> = {
  none: () => [null],
  office: ({ file }) => [file.facts?.office ?? ''],
  lane: ({ file }) => [file.lane],
  mode: ({ file }) => [file.facts?.mode ?? ''],
  agency: ({ file }) => (file.facts?.agencies.length ? file.facts.agencies : [null]),
  month: ({ file }) => [file.acceptedAt?.slice(0, 7) ?? ''],
  week: ({ file }) => [isoWeek(file.acceptedAt ?? '')],
  day: ({ file }) => [file.acceptedAt?.slice(0, 10) ?? ''],
};

describe('clearance times', () => {
  it('come from stories that tell of everything', () => {
    const told = new Set(stories.flatMap(spansOf).flatMap(([name, values]) => (values.length > 0 ? [name] : [])));
    expect([...told].sort()).toEqual([
      'arrival-to-release',
      'hold:agency:ICA',
      'hold:agency:INVIMA',
      'hold:arrival',
      'hold:audit',
      'hold:documents',
      'hold:information',
      'hold:inspection',
      'hold:payment',
      'hold:scan',
      'lane-to-release',
      'lodgement-to-lane',
      'lodgement-to-release',
      'release-to-clearance',
      'release-to-departure',
    ]);
  });

  it.each(Object.keys(KEYS) as ClearanceTimesQuery['groupBy'][])(
    'grouped by %s are what adding up each story gives',
    async (groupBy) => {
      expectSame(await study({ groupBy }), grouped(stories, KEYS[groupBy]));
    },
  );

  const from = instant(START + 20 * 86_400_000);
  const to = instant(START + 50 * 86_400_000);
  const FILTERS: [object, (story: Story) => boolean][] = [
    [{ office: 'COBOG' }, ({ file }) => file.facts?.office === 'COBOG'],
    [{ office: ['COBOG', 'COCTG'] }, ({ file }) => file.facts?.office !== 'COBUN'],
    [{ lane: 'red' }, ({ file }) => file.lane === 'red'],
    [{ mode: 'air' }, ({ file }) => file.facts?.mode === 'air'],
    [{ agency: 'ICA' }, ({ file }) => file.facts?.agencies.includes('ICA') ?? false],
    [{ from, to }, ({ file }) => (file.acceptedAt ?? '') >= from && (file.acceptedAt ?? '') < to],
  ];
  it.each(FILTERS)('of %j are of those alone', async (query, belongs) => {
    expectSame(await study(query), [naive(stories.filter(belongs), null)]);
  });

  it('give every owner of a hold a share, together one', async () => {
    const [group] = (await study({})).groups;
    expect(Object.keys(group?.shareByOwner ?? {}).sort()).toEqual([
      'agency:ICA',
      'agency:INVIMA',
      'carrier',
      'customs',
      'trader',
    ]);
    expect(Object.values(group?.shareByOwner ?? {}).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  });

  it('of a selection of nothing are empty', async () => {
    const none = { from: '2001-01-01T00:00:00Z', to: '2001-01-02T00:00:00Z' };
    expect((await study(none)).groups).toEqual([{ key: null, declarations: 0, intervals: [], shareByOwner: {} }]);
    expect((await study({ ...none, groupBy: 'office' })).groups).toEqual([]);
  });

  it('are computed over what the reader may see', async () => {
    const { actor } = officer('samuel', ['COBOG']);
    const told = await acting(db, actor, (tx) => clearanceTimes(tx, ClearanceTimesQuery.parse({})));
    expectSame(told, [
      naive(
        stories.filter(({ file }) => file.facts?.office === 'COBOG'),
        null,
      ),
    ]);
  });
});
