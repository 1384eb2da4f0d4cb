import { setTimeout as delay } from 'node:timers/promises';
import { instant, type ActorId, type KnownOutage } from '#libs/domain';
import { sql } from 'kysely';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { broker, officer, somebody } from '../../../../tests/setup/people.js';
import { acting } from '../record/acting.js';
import type { Database } from '../database.js';
import { beat } from './heartbeat.js';
import { correctOutage, listOutages, outageDetail, recordOutage } from './outages.js';
import { asOnlyTeller, declarationsToTell, markTold, outagesToTell } from './telling.js';
import { unaccounted, type OutageRow } from './unaccounted.js';

const START = Date.parse('2026-11-24T12:00:00.000Z');
const at = (minutes: number) => instant(START + minutes * 60_000);
const evidence = { text: 'The link was cut.', documents: [] };

let fresh: FreshDatabase;
let pool: pg.Pool;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool, db } = fresh);
});
afterAll(() => fresh.drop());
beforeEach(() => pool.query('truncate outages, outage_tellings, heartbeats'));

const see = { lane: true, self: 'ada' as ActorId };
const outside = { lane: false, self: 'bruno' as ActorId };
const asAdministrator = somebody('ada', 'administrator', []).actor;
const add = (office: string | null, from: number, until: number | null) =>
  acting(db, asAdministrator, (tx) =>
    recordOutage(tx, { office, from: at(from), until: until === null ? null : at(until), evidence }, 'ada'),
  );
const correct = (id: string, version: number, until: number, withdrawn = false) =>
  acting(db, asAdministrator, (tx) =>
    correctOutage(tx, id, null, { version, from: at(0), until: at(until), withdrawn, evidence }, 'ada'),
  );

describe('an outage on record', () => {
  it('is corrected by a version of its own, once, and keeps those before', async () => {
    const id = await add(null, 0, null);
    expect(await Promise.all([correct(id, 1, 30), correct(id, 1, 40)])).toContain(false);
    const detail = await acting(db, asAdministrator, (tx) => outageDetail(tx, see, id));
    expect(detail).toMatchObject({ version: 2, accounted: 0, toldAt: null, earlier: [{ version: 1, until: null }] });
    const other = await add('COBUN', -5, 5);
    const listed = await acting(db, asAdministrator, (tx) => listOutages(tx, see));
    expect(listed.map((each) => [each.id, each.version])).toEqual([
      [id, 2],
      [other, 1],
    ]);
  });

  it('cannot be changed or taken away by the API, nor written in another name', async () => {
    const id = await add(null, 0, 10);
    for (const change of ['update outages set withdrawn = true', 'delete from outages'])
      await expect(acting(db, asAdministrator, (tx) => sql.raw(change).execute(tx))).rejects.toThrow();
    await expect(
      acting(db, asAdministrator, (tx) =>
        recordOutage(tx, { office: null, from: at(0), until: null, evidence }, 'eve'),
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      acting(db, officer('olga', ['COBOG']).actor, (tx) =>
        recordOutage(tx, { office: null, from: at(0), until: null, evidence }, 'olga'),
      ),
    ).rejects.toThrow(/row-level security/);
    expect(await acting(db, asAdministrator, (tx) => outageDetail(tx, see, id))).toMatchObject({ withdrawn: false });
  });

  it('is seen where it hit, and outside customs without who recorded it and by what evidence', async () => {
    await Filed.lodge(pool, { lane: 'yellow', at: at(0), facts: { office: 'COBUN', declarant: 'CO900111222' } });
    const system = await add(null, 0, 10);
    const here = await add('COBUN', 0, 10);
    const elsewhere = await add('COCTG', 0, 10);
    const seen = async (actor: Parameters<typeof acting>[1], sees: typeof see) =>
      (await acting(db, actor, (tx) => listOutages(tx, sees))).map(({ id }) => id).sort();
    expect(await seen(asAdministrator, see)).toEqual([system, here, elsewhere].sort());
    expect(await seen(officer('olga', ['COBUN']).actor, see)).toEqual([system, here].sort());
    expect(await seen(broker('bruno', ['CO900111222']).actor, outside)).toEqual([system, here].sort());
    const [told] = await acting(db, broker('bruno', ['CO900111222']).actor, (tx) => listOutages(tx, outside));
    expect(told).not.toHaveProperty('evidence');
    expect(told).not.toHaveProperty('by');
  });
});

describe('the declarations that an outage concerns', () => {
  it('are told page by page, each once for a version, those that know an earlier version among them', async () => {
    const opened = await Promise.all(
      [0, 1, 2].map(() => Filed.lodge(pool, { lane: 'yellow', at: at(0), facts: { office: 'COBOG' } })),
    );
    await Filed.lodge(pool, { lane: 'yellow', at: at(0), facts: { office: 'COCTG' } });
    await Filed.lodge(pool, { lane: 'green', at: at(0), facts: { office: 'COBOG' } });
    await Filed.lodge(pool, { lane: 'yellow', at: at(100), facts: { office: 'COBOG' } });
    const ids = opened.map(({ file }) => file.id).sort();
    const id = await add('COBOG', 10, 50);
    const [outage] = await outagesToTell(pool);
    expect(await declarationsToTell(pool, outage!, '', 2)).toEqual(ids.slice(0, 2));
    expect(await declarationsToTell(pool, outage!, ids[1]!, 2)).toEqual(ids.slice(2));
    for (const filed of opened) await filed.account([outage!], at(60));
    expect(await declarationsToTell(pool, outage!, '', 9)).toEqual([]);
    await markTold(pool, outage!);
    expect(await outagesToTell(pool)).toEqual([]);
    expect(await acting(db, asAdministrator, (tx) => outageDetail(tx, see, id))).toMatchObject({ accounted: 3 });
    await acting(db, asAdministrator, (tx) =>
      correctOutage(tx, id, 'COBOG', { version: 1, from: at(10), until: at(50), withdrawn: true, evidence }, 'ada'),
    );
    const [corrected] = await outagesToTell(pool);
    expect(corrected).toMatchObject({ version: 2, withdrawn: true });
    expect(await declarationsToTell(pool, corrected!, '', 9)).toEqual(ids);
  });

  it('are, while it lasts, those opened since all were told as well', async () => {
    const before = await Filed.lodge(pool, { lane: 'yellow', at: at(0), facts: { office: 'GBLON' } });
    const id = await add('GBLON', 10, null);
    const [lasting] = await outagesToTell(pool);
    await before.account([lasting!], at(11));
    await markTold(pool, lasting!);
    const since = await Filed.lodge(pool, { lane: 'yellow', at: at(20), facts: { office: 'GBLON' } });
    expect(await outagesToTell(pool)).toEqual([lasting]);
    expect(await declarationsToTell(pool, lasting!, '', 9)).toEqual([since.id]);
    const withdrawal = { version: 1, from: at(10), until: null, withdrawn: true, evidence };
    await acting(db, asAdministrator, (tx) => correctOutage(tx, id, 'GBLON', withdrawal, 'ada'));
    const [withdrawn] = await outagesToTell(pool);
    await markTold(pool, withdrawn!);
    expect(await outagesToTell(pool)).toEqual([]);
  });

  it('are told by one process at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await delay(50);
      inside--;
    };
    const turns = await Promise.all([asOnlyTeller(pool, work), asOnlyTeller(pool, work)]);
    expect(turns.sort()).toEqual([false, true]);
    expect(most).toBe(1);
    expect(await asOnlyTeller(pool, work)).toBe(true);
  });
});

describe('what a file must know before a clock of it expires', () => {
  const expiry = async (office: string) => {
    const { file } = await Filed.lodge(pool, { lane: 'yellow', at: at(0), facts: { office } });
    const decided = [
      {
        type: 'ClockExpired' as const,
        at: at(90),
        by: 'system' as const,
        holdId: file.holds[0]!.id,
        effect: 'escalate' as const,
      },
    ];
    return { file, decided };
  };
  const idsFor = async (batch: Awaited<ReturnType<typeof expiry>>) =>
    (await unaccounted(pool, batch)).map(({ id }) => id);

  it('is each outage of its office and of the system since its first clock began, as last corrected', async () => {
    const batch = await expiry('COBOG');
    const system = await add(null, 10, null);
    const office = await add('COBOG', 10, 20);
    await add('COCTG', 10, 20);
    await add('COBOG', -20, -10);
    const withdrawn = await add(null, 10, 20);
    await correct(withdrawn, 1, 20, true);
    expect((await idsFor(batch)).sort()).toEqual([system, office].sort());
    const known: KnownOutage[] = await unaccounted(pool, batch);
    const file = { ...batch.file, outages: known };
    expect(await idsFor({ ...batch, file })).toEqual([]);
    await correct(system, 1, 30);
    expect(await idsFor({ ...batch, file })).toEqual([system]);
  });

  it('is not asked where no clock expires', async () => {
    const batch = await expiry('COBOG');
    await add(null, 10, null);
    expect(await unaccounted(pool, { ...batch, decided: [] })).toEqual([]);
  });
});

describe('heartbeats', () => {
  const recorded = async () => (await pool.query<OutageRow & { evidence: string }>('select * from outages')).rows;

  it('tell nothing as long as some process gives one in time', async () => {
    expect(await beat(pool, 'api', 'a', 500)).toBe(false);
    expect(await beat(pool, 'worker', 'b', 500)).toBe(false);
    expect(await recorded()).toEqual([]);
  });

  it('record an outage of the system after a gap of all of them, once, whoever comes first', async () => {
    await beat(pool, 'api', 'a', 60_000);
    await beat(pool, 'worker', 'b', 60_000);
    await pool.query("update heartbeats set at = at - interval '10 minutes'");
    const { rows } = await pool.query<{ last: Date }>('select max(at) as last from heartbeats');
    const found = await Promise.all(['a', 'b', 'c'].map((name) => beat(pool, 'worker', name, 60_000)));
    expect(found.filter(Boolean)).toHaveLength(1);
    const outages = await recorded();
    expect(outages).toHaveLength(1);
    expect(outages[0]).toMatchObject({ office: null, by: 'system', version: 1, from_at: rows[0]!.last });
    expect(outages[0]?.evidence).toContain('api');
    const lasted = Number(outages[0]?.until_at) - Number(outages[0]?.from_at);
    expect(lasted).toBeGreaterThanOrEqual(600_000);
  });

  it('given while the clock was ahead hide no outage after it was put right', async () => {
    await beat(pool, 'api', 'gone', 60_000);
    await beat(pool, 'worker', 'b', 60_000);
    await pool.query(
      "update heartbeats set at = at + case process when 'gone' then interval '1 hour' else interval '-10 minutes' end",
    );
    expect(await beat(pool, 'worker', 'c', 60_000)).toBe(true);
    expect(await recorded()).toMatchObject([{ office: null, by: 'system' }]);
  });
});
