import { instant, type Actor, type ExpectedRelease, type Lane } from '#libs/domain';
import { plainClock } from '#libs/prediction';
import { sql } from 'kysely';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { administrator, broker, officer } from '../../../../tests/setup/people.js';
import { acting } from '../record/acting.js';
import type { Database } from '../database.js';
import { expectedReleases } from './expected-release.js';
import type { Person } from '../person.js';
import { keepReleaseModel } from './keep.js';
import { predictions } from './predictions.js';

const HOUR = 3_600_000;
/** When the first model is made. */
const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const CONFORMING = { outcome: 'conforming' as const, findings: [], reasonResults: [] };
const INSPECTED = { ...CONFORMING, extent: 'partial' as const, seals: [] };
const ORGANISATION = { offices: new Map(), agencies: [] };
/** Who declared the goods, as the tests' declarations say. */
let trader: Person;

let fresh: FreshDatabase;
let pool: pg.Pool;
let db: Database;

const lodged = (lane: Lane, at: number) =>
  Filed.lodge(pool, { lane, at: instant(at), facts: { payment: 'deferred', advance: false, agencies: [] } });
const checked = (filed: Filed, at: number) =>
  filed.complete('olga', { kind: 'documents', form: CONFORMING }, instant(at));

/** Lodged, its documents checked after two hours and, in the red lane, inspected 30 hours later. */
async function released(lane: 'yellow' | 'red', at: number): Promise<void> {
  const filed = await lodged(lane, at);
  await checked(filed, at + 2 * HOUR);
  if (lane === 'red') await filed.complete('ivan', { kind: 'inspection', form: INSPECTED }, instant(at + 32 * HOUR));
}

const allAsked = (person: Person, ids: string[], now: number): Promise<ExpectedRelease[]> =>
  acting(db, person.actor, (tx) => expectedReleases(tx, ids, person.see, { now, clockOf: () => plainClock }));
const asked = async (person: Person, id: string, now: number): Promise<ExpectedRelease | undefined> =>
  (await allAsked(person, [id], now))[0];

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool, db } = fresh);
}, 60_000);
afterAll(() => fresh.drop());

it('tells customs by lane and others alike, keeps what it told, and says how good it was', async () => {
  const early = await lodged('yellow', NOW - HOUR);
  trader = broker('bruno', [await declarantOf(early.id)]);
  expect(await asked(trader, early.id, NOW)).toMatchObject({ expected: null, why: 'not-learnt-yet' });

  for (let n = 1; n <= 60; n++) {
    await released('yellow', NOW - n * 5 * HOUR - 40 * HOUR);
    await released('red', NOW - n * 5 * HOUR - 40 * HOUR);
  }
  expect(await keepReleaseModel(pool, ORGANISATION, NOW)).toBe(true);

  // Of two declarations with the same open holds, one in each lane, whoever may not know lanes is told the same.
  const [yellow, red] = [await lodged('yellow', NOW + HOUR), await lodged('red', NOW + HOUR)];
  const later = NOW + 1.5 * HOUR;
  const told = { yellow: await asked(trader, yellow.id, later), red: await asked(trader, red.id, later) };
  expect(told.yellow).toMatchObject({ why: 'estimated', coverage: 0.8, asOf: instant(NOW) });
  expect({ ...told.yellow, declaration: '' }).toEqual({ ...told.red, declaration: '' });
  const customs = {
    yellow: await asked(officer('olga'), yellow.id, later),
    red: await asked(officer('olga'), red.id, later),
  };
  expect(customs.yellow?.expected?.at).toBe(instant(NOW + 3 * HOUR));
  expect(customs.red?.expected?.at).toBe(instant(NOW + 33 * HOUR));

  // Of many at once each is told what it is told alone.
  const ids = [yellow.id, red.id, early.id];
  for (const person of [trader, officer('olga')]) {
    const alone = await Promise.all(ids.map((id) => asked(person, id, later)));
    const all = await allAsked(person, ids, later);
    expect(all).toHaveLength(3);
    expect(new Set(all)).toEqual(new Set(alone));
  }

  // Nobody else's, and nothing that tells lanes apart.
  expect(await asked(broker('other', ['SOMEBODY']), yellow.id, later)).toBeUndefined();
  expect(await audiencesSeenBy(trader.actor)).toEqual(['outside']);
  expect(await audiencesSeenBy(administrator.actor)).toEqual(['customs', 'outside']);

  // As holds change, it is told anew: an open inspection tells the rest.
  await checked(yellow, NOW + 3 * HOUR);
  await checked(red, NOW + 3 * HOUR);
  expect(await asked(trader, yellow.id, NOW + 4 * HOUR)).toMatchObject({ expected: null, why: 'released' });
  expect((await asked(trader, red.id, NOW + 4 * HOUR))?.expected?.at).toBe(instant(NOW + 33 * HOUR));
  await red.complete('ivan', { kind: 'inspection', form: INSPECTED }, instant(NOW + 50 * HOUR));

  expect(await keepReleaseModel(pool, ORGANISATION, NOW + 60 * HOUR)).toBe(true);
  const quality = await acting(db, administrator.actor, (tx) =>
    predictions(tx, { audience: 'customs', groupBy: 'open', from: instant(NOW - 100 * HOUR) }),
  );
  // The inspection took 17 hours longer than any before, so only what was told of the yellow one held.
  expect(quality.groups).toMatchObject([
    { key: 'documents', given: 2, pending: 0, ended: 0, n: 2 },
    { key: 'inspection', given: 1, n: 1, covered: 0, medianError: 17 * 3600 },
  ]);
  expect(quality.groups[0]?.covered).toBe(0.5);
  expect((await asked(trader, early.id, NOW + 61 * HOUR))?.measured).toMatchObject({ n: 3 });
}, 120_000);

it('counts as missed what is held still after its interval', async () => {
  const at = NOW + 61 * HOUR;
  const held = await lodged('yellow', at);
  expect(await keepReleaseModel(pool, ORGANISATION, at + HOUR)).toBe(true);
  expect((await asked(trader, held.id, at + HOUR))?.measured).toMatchObject({ n: 3 });
  expect(await keepReleaseModel(pool, ORGANISATION, at + 48 * HOUR)).toBe(true);
  const measured = (await asked(officer('olga'), held.id, at + 48 * HOUR))?.measured;
  expect(measured).toEqual({ n: 4, covered: 0.25 });
  // The clock of the database says that it is later still.
  const quality = await acting(db, administrator.actor, (tx) =>
    predictions(tx, { audience: 'customs', groupBy: 'none', from: instant(NOW - 100 * HOUR) }),
  );
  expect(quality.groups).toMatchObject([{ given: 4, pending: 1, overdue: 1, n: 3, covered: 0.25 }]);
});

it('is kept by one at a time', async () => {
  const other = await pool.connect();
  try {
    await other.query("begin; select pg_advisory_xact_lock(hashtextextended('levante.release-model', 0))");
    expect(await keepReleaseModel(pool, ORGANISATION, NOW + 120 * HOUR)).toBe(false);
  } finally {
    await other.query('rollback');
    other.release();
  }
  expect(await keepReleaseModel(pool, ORGANISATION, NOW + 120 * HOUR)).toBe(true);
});

it('waits for the end of an outage, where one is on record, and takes what it took out of what others waited', async () => {
  const at = NOW + 130 * HOUR;
  const held = await lodged('yellow', at);
  const { rows } = await pool.query<{ office: string }>('select office from declarations where id = $1', [held.id]);
  const out = (version: number, from: number, until: number | null, id = 'out_1') =>
    pool.query(
      `insert into outages (id, version, office, from_at, until_at, evidence, by)
       values ($1, $2, $3, $4, $5, 'No power', 'ada')`,
      [id, version, rows[0]?.office, new Date(from), until && new Date(until)],
    );
  const told = async () => asked(officer('olga'), held.id, at + HOUR);
  expect((await told())?.expected?.at).toBe(instant(at + 2 * HOUR));
  await out(1, at + HOUR / 2, null);
  expect(await told()).toMatchObject({ why: 'outage', expected: null });
  expect(await asked(trader, held.id, at + HOUR)).toMatchObject({ why: 'outage', expected: null });
  // Half an hour of two was waited before it.
  await out(2, at + HOUR / 2, at + 5 * HOUR);
  expect((await told())?.expected?.at).toBe(instant(at + 6.5 * HOUR));
  // Of the two hours of all waits before, one was no wait for this office.
  for (let n = 1; n <= 60; n++) {
    const lodgedAt = NOW - n * 5 * HOUR - 40 * HOUR;
    await out(1, lodgedAt + HOUR / 2, lodgedAt + 1.5 * HOUR, `out_past_${n}`);
  }
  expect(await keepReleaseModel(pool, ORGANISATION, at)).toBe(true);
  expect((await told())?.expected?.at).toBe(instant(at + 5.5 * HOUR));
});

async function declarantOf(id: string): Promise<string> {
  const { rows } = await pool.query<{ declarant: string }>('select declarant from declarations where id = $1', [id]);
  return rows[0]!.declarant;
}

const audiencesSeenBy = (actor: Actor): Promise<string[]> =>
  acting(db, actor, async (tx) => {
    const { rows } = await sql<{ audience: string }>`select distinct audience from release_cells order by 1`.execute(
      tx,
    );
    return rows.map(({ audience }) => audience);
  });
