import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { keysIn, newPrivateKey, trusted } from '#libs/checkpoints';
import { DeclarationReadFilter, instant } from '#libs/domain';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { administrator, broker, officer } from '../../../../tests/setup/people.js';
import { anchorAll } from '../audit/checkpoints.js';
import { verifyCheckpoints } from '../audit/checkpoints-verify.js';
import { idToRead, readsOf } from '../audit/read-log.js';
import type { Database } from '../database.js';
import { acting } from '../record/acting.js';
import { declarationView } from '../record/declarations.js';
import { keepStudy } from '../study/keeping.js';
import { verifyRecords } from '../verify/verify.js';
import { verifyStatistics } from '../verify/risk.js';
import { archiveFiles } from './archive.js';
import { makeMonthsAhead, monthsBefore } from './months.js';
import { monthsToRemove, removeMonth, retentionActs } from './retention.js';
import { verifyArchive } from './verify.js';

const olga = officer('olga');
const { signing } = keysIn(newPrivateKey());

let fresh: FreshDatabase;
let pool: pg.Pool;
let db: Database;
let folder: string;
beforeEach(async () => {
  fresh = await freshDatabase();
  ({ pool, db } = fresh);
  folder = await mkdtemp(join(tmpdir(), 'levante-retention-'));
}, 60_000);
afterEach(async () => {
  await fresh.drop();
  await rm(folder, { recursive: true });
});

/** A read that was logged at some time, wherever the log keeps that time. */
const readAt = (at: string) =>
  pool.query(
    `insert into declaration_reads (at, by, roles, declaration_id, what, request_id)
     values ($1, 'olga', '{officer}', 'dec_1', 'view', 'r-1')`,
    [at],
  );
const linesIn = async (file: string): Promise<object[]> =>
  gunzipSync(await readFile(join(folder, file)))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
const installation = async (of: pg.Pool) =>
  (await of.query<{ id: string }>('select id from installation')).rows[0]?.id ?? '';
const acts = () => acting(db, administrator.actor, retentionActs);
const reads = async () =>
  (await acting(db, administrator.actor, (tx) => readsOf(tx, 'dec_1' as never, DeclarationReadFilter.parse({})))).items
    .length;

describe('the log of reads by month', () => {
  it('goes on in its months, without anything falling outside', async () => {
    const filed = await Filed.lodge(pool, { lane: 'green', at: instant(Date.now()) });
    await acting(db, olga.actor, (tx) =>
      idToRead(tx, filed.id, { roles: ['officer'], what: 'view', subject: null, requestId: 'r-1' }),
    );
    const count = async (table: string) => (await pool.query(`select from ${table}`)).rowCount;
    expect([await count('declaration_reads'), await count('declaration_reads_other')]).toEqual([1, 0]);
  });

  it('takes what fell outside into the month that is made for it', async () => {
    await readAt('2019-12-31T23:59:59.999Z');
    await readAt('2020-01-01T00:00:00Z');
    await makeMonthsAhead(pool);
    expect(await monthsToRemove(pool, 'declaration_reads', new Date('2020-01-31T00:00:00Z'))).toEqual([
      { what: 'declaration_reads', month: '2019-12-01', rows: 1 },
    ]);
    expect(await reads()).toBe(2);
  });
});

it('makes the month under way while others log what they read', async () => {
  const { rows } = await pool.query<{ month: string }>(
    `select date_trunc('month', now() at time zone 'UTC')::date::text as month`,
  );
  const month = rows[0]?.month ?? '';
  const part = `declaration_reads_${month.slice(0, 7).replace('-', '_')}`;
  await pool.query(`drop table ${part}`);
  const logging = await pool.connect();
  await logging.query(`begin;
    insert into declaration_reads (by, roles, declaration_id, what, request_id) values ('olga', '{officer}', 'dec_1', 'view', 'r-1')`);
  const made = makeMonthsAhead(pool);
  for (;;) {
    const waiting = await logging.query(
      'select from pg_locks join pg_database d on d.oid = database where not granted and datname = current_database()',
    );
    if (waiting.rowCount) break;
  }
  await logging.query('commit');
  logging.release();
  await made;
  expect((await pool.query(`select from ${part}`)).rowCount).toBe(1);
});

describe('a month that is kept no longer', () => {
  it('is written to a file, removed, and on record as the act of who did it', async () => {
    for (const at of ['2019-12-05T00:00:00Z', '2019-12-06T00:00:00Z', '2020-01-05T00:00:00Z']) await readAt(at);
    const [month, ...others] = await monthsToRemove(pool, 'declaration_reads', new Date('2020-01-31T00:00:00Z'));
    expect([month?.rows, others]).toEqual([2, []]);
    const act = month && (await removeMonth(pool, month, folder, 'amparo'));
    const file = `declaration_reads-2019-12.1.${await installation(pool)}.ndjson.gz`;
    expect(act).toMatchObject({ by: 'amparo', what: 'declaration_reads', month: '2019-12-01', rows: 2, file });
    expect(await linesIn(file)).toMatchObject([{ by: 'olga', declaration_id: 'dec_1', what: 'view' }, { by: 'olga' }]);
    expect(
      createHash('sha256')
        .update(await readFile(join(folder, file)))
        .digest('hex'),
    ).toBe(act?.sha256);
    expect(JSON.parse(await readFile(join(folder, `${file}.manifest.json`), 'utf8'))).toEqual(act);
    expect(await readdir(folder)).toHaveLength(2);
    expect([await reads(), await acts()]).toEqual([1, [act]]);
    expect(await acting(db, olga.actor, retentionActs)).toHaveLength(1);
    expect(await monthsToRemove(pool, 'declaration_reads', new Date('2020-01-31T00:00:00Z'))).toEqual([]);
    // It comes again, and what was written before is not replaced.
    await readAt('2019-12-07T00:00:00Z');
    for (const again of await monthsToRemove(pool, 'declaration_reads', new Date('2020-01-31T00:00:00Z')))
      expect(await removeMonth(pool, again, folder, 'amparo')).toMatchObject({
        file: `declaration_reads-2019-12.2.${await installation(pool)}.ndjson.gz`,
      });
  });

  it('leaves alone what another database wrote of the same month into the same folder', async () => {
    const other = await freshDatabase();
    const theirs = other.pool;
    // The databases of specs are copies of one; installations are not.
    await theirs.query('update installation set id = default');
    try {
      await readAt('2019-12-05T00:00:00Z');
      await theirs.query(`insert into declaration_reads (at, by, roles, declaration_id, what, request_id)
        values ('2019-12-06T00:00:00Z', 'ivan', '{officer}', 'dec_2', 'view', 'r-1')`);
      for (const each of [pool, theirs])
        for (const month of await monthsToRemove(each, 'declaration_reads', new Date('2020-01-31T00:00:00Z')))
          await removeMonth(each, month, folder, 'amparo');
      expect(await readdir(folder)).toHaveLength(4);
      for (const [of, by] of [
        [pool, 'olga'],
        [theirs, 'ivan'],
      ] as const)
        expect(await linesIn(`declaration_reads-2019-12.1.${await installation(of)}.ndjson.gz`)).toMatchObject([
          { by },
        ]);
    } finally {
      await other.drop();
    }
  });

  it('is there as before where it cannot be written, or who removes it dies at the end', async () => {
    await readAt('2019-12-05T00:00:00Z');
    const [month] = await monthsToRemove(pool, 'declaration_reads', new Date('2020-01-31T00:00:00Z'));
    if (!month) throw new Error('no month');
    await expect(removeMonth(pool, month, '/dev/null/nowhere', 'amparo')).rejects.toThrow();
    await pool.query(`create function dies() returns trigger language plpgsql as
      'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'`);
    await pool.query('create trigger dies after insert on retention_acts for each row execute function dies()');
    await expect(removeMonth(pool, month, folder, 'amparo')).rejects.toThrow(/terminat/);
    expect([await reads(), await acts()]).toEqual([1, []]);
    await pool.query('drop function dies cascade');
    expect(await removeMonth(pool, month, folder, 'amparo')).toMatchObject({ rows: 1 });
  });
});

describe('archived files that are kept no longer', () => {
  it('are told as removed by whoever reads or verifies them, and nothing else of them is', async () => {
    if (!signing) throw new Error('no key');
    const at = (minutes: number) => instant(Date.parse('2011-11-24T12:00:00Z') + minutes * 60_000);
    const filed = await Filed.lodge(pool, { lane: 'yellow', at: at(0) });
    const form = {
      outcome: 'conforming' as const,
      findings: [],
      reasonResults: [{ rule: 'R-1', result: 'not-found' as const }],
    };
    await filed.complete('olga', { kind: 'documents', form }, at(20));
    await keepStudy(pool, 100);
    await anchorAll(pool, signing);
    expect(await archiveFiles(pool, monthsBefore(24, Date.now()))).toMatchObject({ files: 1 });
    for (const month of await monthsToRemove(pool, 'archived_files', monthsBefore(120, Date.now())))
      expect(await removeMonth(pool, month, folder, 'amparo')).toMatchObject({ month: '2011-11-01', rows: 1 });
    expect(await linesIn(`archived_files-2011-11.1.${await installation(pool)}.ndjson.gz`)).toMatchObject([
      { declaration_id: filed.id, document: { events: [{ type: 'DeclarationLodged' }, ...Array<object>(7).fill({})] } },
    ]);

    const today = new Date().toISOString().slice(0, 10);
    for (const person of [olga, broker('bruno', ['CO900111222'])])
      await expect(acting(db, person.actor, (tx) => idToRead(tx, filed.id, undefined))).rejects.toMatchObject({
        code: 'record-removed',
        message: expect.stringContaining(
          `was removed on ${today} under the retention of files closed in 2011-11`,
        ) as string,
      });
    expect(await acting(db, olga.actor, (tx) => declarationView(tx, filed.id, olga.see))).toMatchObject({
      status: 'cleared',
    });
    await expect(filed.does('orderAudit', { by: 'sofia' as never, reason: 'random' }, at(60))).rejects.toThrow(
      /not in the archive/,
    );
    for await (const page of verifyRecords(pool))
      expect(page).toMatchObject({ removed: 1, chainBroken: [], readModelDiffers: [] });
    expect(await verifyArchive(pool)).toEqual({ archived: 0, archiveBroken: [], monthsBroken: [] });
    expect(await verifyCheckpoints(pool, trusted([signing.publicKey]))).toMatchObject({ anchorsBroken: [] });
    expect(await verifyStatistics(pool)).toMatchObject({ differ: [], notTold: 1 });
    // Another file of the month whose record somebody deletes does not pass for one that was removed.
    const other = await Filed.lodge(pool, { lane: 'green', at: at(90) });
    await pool.query('delete from events where declaration_id = $1', [other.id]);
    await pool.query(`update declarations set archived_at = '2020-01-01' where id = $1`, [other.id]);
    expect((await verifyArchive(pool)).monthsBroken).toEqual([{ month: '2011-11', missing: 2, removed: 1 }]);
    await pool.query('delete from declaration_versions where declaration_id = $1', [other.id]);
    await pool.query('delete from declarations where id = $1', [other.id]);
    // Without the act, it is a document that is missing.
    await pool.query('delete from retention_acts');
    await expect(acting(db, olga.actor, (tx) => idToRead(tx, filed.id, undefined))).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('no act says why') as string,
    });
    expect((await verifyArchive(pool)).archiveBroken).toEqual([{ declaration: filed.id, trouble: 'missing' }]);
    expect((await verifyCheckpoints(pool, trusted([signing.publicKey]))).anchorsBroken).toHaveLength(1);
  });
});

it('counts months back by the calendar', () => {
  expect(monthsBefore(24, Date.parse('2026-11-29T02:00:00Z')).toISOString()).toBe('2024-11-29T02:00:00.000Z');
  expect(monthsBefore(1, Date.parse('2026-03-31T00:00:00Z')).toISOString()).toBe('2026-02-28T00:00:00.000Z');
  expect(monthsBefore(11, Date.parse('2026-10-31T00:00:00Z')).toISOString()).toBe('2025-11-30T00:00:00.000Z');
});
