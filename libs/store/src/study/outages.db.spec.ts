import { instant, StudyQuery, type Facts, type OutageCorrection, type StudyView } from '#libs/domain';
import { INTERVALS, KeptStudy } from '#libs/study';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { administrator, officer } from '../../../../tests/setup/people.js';
import { acting } from '../record/acting.js';
import type { Database } from '../database.js';
import { correctOutage, recordOutage } from '../outages/outages.js';
import { outagesFor } from '../outages/unaccounted.js';
import { verifyRecords } from '../verify/verify.js';
import { keepStudy } from './keeping.js';
import { rowsAfter } from './rows.js';
import { studySource } from './source.js';
import { declarationTimes } from './times.js';

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
beforeEach(() => pool.query('truncate outages, study_pending, study_rows, reports, events, declarations cascade'));

const add = (office: string | null, from: number, until: number | null) =>
  acting(db, administrator.actor, (tx) =>
    recordOutage(
      tx,
      { office, from: at(from), until: until === null ? null : at(until), evidence },
      administrator.actor.id,
    ),
  );
const correct = (id: string, office: string | null, correction: Partial<OutageCorrection>) =>
  acting(db, administrator.actor, (tx) =>
    correctOutage(
      tx,
      id,
      office,
      { version: 1, from: at(0), until: null, withdrawn: false, evidence, ...correction },
      administrator.actor.id,
    ),
  );
const lodged = (facts: Partial<Facts> = {}, minutes = 0) =>
  Filed.lodge(pool, { lane: 'yellow', at: at(minutes), facts });
const checked = (filed: Filed, minutes: number) =>
  filed.complete(
    'olga',
    { kind: 'documents', form: { outcome: 'conforming', findings: [], reasonResults: [] } },
    at(minutes),
  );
const pending = async () =>
  (await pool.query<{ id: string }>('select distinct declaration_id as id from study_pending order by 1')).rows.map(
    ({ id }) => id,
  );
const kept = async (filed: Filed) => {
  await keepStudy(pool, 1000);
  const row = (await rowsAfter(pool, 0, 1000)).find(({ row: { declaration } }) => declaration === filed.id)?.row;
  if (!row) throw new Error(`${filed.id} has no row`);
  return row;
};
const RELEASE = INTERVALS.indexOf('lodgement-to-release');
/** Minutes from lodgement to release, with outages and without, as the row has them; null where it has no others. */
const release = async (filed: Filed) => {
  const { intervals, withoutOutages } = await kept(filed);
  return [Number(intervals[RELEASE]) / 60, withoutOutages && Number(withoutOutages.intervals[RELEASE]) / 60];
};
async function differing(): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { readModelDiffers } of verifyRecords(pool)) found.push(...readModelDiffers);
  return found;
}

describe('rows of the study', () => {
  it('tell times without an outage that was recorded later, follow its corrections, and are as before once it is withdrawn', async () => {
    const filed = await lodged();
    await checked(filed, 60);
    expect(await release(filed)).toEqual([60, null]);
    const id = await add('COBOG', 10, null);
    expect(await pending()).toEqual([filed.id]);
    expect(await release(filed)).toEqual([60, 10]);
    await correct(id, 'COBOG', { version: 1, from: at(10), until: at(30) });
    expect(await release(filed)).toEqual([60, 40]);
    expect((await kept(filed)).withoutOutages?.owners).toEqual([{ owner: 'customs', total: 2400, exclusive: 2400 }]);
    expect(await differing()).toEqual([]);
    await correct(id, 'COBOG', { version: 2, from: at(10), until: at(30), withdrawn: true });
    expect(await release(filed)).toEqual([60, null]);
    expect(await differing()).toEqual([]);
  });

  it('tell times without an outage that began while a declaration was open and took it into account', async () => {
    const filed = await lodged();
    await add('COBOG', 10, 30);
    expect(await release(filed)).toEqual([NaN, null]);
    await filed.account(await outagesFor(pool, filed.file), at(31));
    await checked(filed, 60);
    expect(await release(filed)).toEqual([60, 40]);
    expect(await differing()).toEqual([]);
  });

  it('await the study where something of them was going on during an outage, by its former and its present interval', async () => {
    const [before, during, elsewhere, open] = [
      await lodged(),
      await lodged({}, 20),
      await lodged({ office: 'COCTG' }, 20),
      await lodged({}, 20),
    ];
    await checked(before, 10);
    await checked(during, 40);
    await keepStudy(pool, 1000);
    const id = await add('COBOG', 30, 35);
    expect(await pending()).toEqual([during.id, open.id].sort());
    await keepStudy(pool, 1000);
    await correct(id, 'COBOG', { from: at(5), until: at(8) });
    expect(await pending()).toEqual([before.id, during.id, open.id].sort());
    expect([await release(before), await release(during)]).toEqual([
      [10, 7],
      [20, null],
    ]);
    await add(null, 100, 101);
    expect(await pending()).toEqual([elsewhere.id, open.id].sort());
  });

  it('of goods that were reported before they were declared await an outage between', async () => {
    const filed = await lodged();
    await pool.query(`insert into reports (declaration_id, kind, at, by) values ($1, 'arrived', $2, 'port')`, [
      filed.id,
      at(-60),
    ]);
    await keepStudy(pool, 1000);
    await add('COBOG', -50, -20);
    expect(await pending()).toEqual([filed.id]);
    expect((await kept(filed)).withoutOutages?.intervals[INTERVALS.indexOf('arrival-to-lodgement')]).toBe(30 * 60);
  });

  it('are found to be changed by somebody in their times without outages', async () => {
    const filed = await lodged();
    await checked(filed, 60);
    await add('COBOG', 10, 30);
    await keepStudy(pool, 1000);
    await pool.query('update study_rows set intervals_without[4] = 0, owner_total_without = null');
    expect(await differing()).toEqual([
      expect.objectContaining({ table: 'study_rows', differs: ['intervals_without', 'owner_total_without'] }),
    ]);
  });
});

describe('the times of a declaration', () => {
  it('without outages are told as soon as one is recorded, also to those who see its office only', async () => {
    const filed = await lodged();
    await checked(filed, 60);
    await add('COBOG', 10, 30);
    await add('COCTG', 10, 50);
    const told = async (person: { actor: Parameters<typeof acting>[1] }) =>
      acting(db, person.actor, (tx) => declarationTimes(tx, filed.id, Date.parse(at(90))));
    for (const person of [administrator, officer('sofia', ['COBOG'])]) {
      const times = await told(person);
      expect(times?.outages.map(({ office }) => office)).toEqual(['COBOG']);
      expect([times?.intervals.held, times?.withoutOutages.intervals.held]).toEqual([3600, 2400]);
    }
  });
});

describe('the study', () => {
  it('tells times with outages or without, and how much they took', async () => {
    const [one, other] = [await lodged(), await lodged()];
    await checked(one, 60);
    await checked(other, 20);
    await add('COBOG', 10, 30);
    await keepStudy(pool, 1000);
    const study = new KeptStudy(studySource(pool));
    const ask = (query: object) =>
      study.answer({ part: 'study', query: StudyQuery.parse(query), seen: 'all' }) as Promise<StudyView>;
    const extremes = ({ groups }: StudyView) => {
      const its = groups[0]?.intervals.find(({ interval }) => interval === 'held');
      return [its?.min, its?.max, groups[0]?.owners[0]?.total];
    };
    const taken = { declarations: 2, seconds: expect.objectContaining({ held: 1800 }) as object };
    const [withThem, without, again] = [await ask({}), await ask({ outages: 'without' }), await ask({})];
    expect(extremes(withThem)).toEqual([1200, 3600, 4800]);
    expect(extremes(without)).toEqual([600, 2400, 3000]);
    expect(extremes(again)).toEqual(extremes(withThem));
    expect(withThem.outages).toEqual({ times: 'with', ...taken });
    expect(without.outages).toEqual({ times: 'without', ...taken });
  });
});
