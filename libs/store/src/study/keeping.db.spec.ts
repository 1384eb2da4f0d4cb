import { instant, type Facts, type Lane } from '#libs/domain';
import { INTERVALS, type Interval, type StudyRow } from '#libs/study';
import pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { broker, officer, administrator } from '../../../../tests/setup/people.js';
import { acting } from '../record/acting.js';
import type { Database } from '../database.js';
import { keepStudy, tryAgain } from './keeping.js';
import { rowsAfter } from './rows.js';
import { STUDY_LOCK } from './writing.js';

const START = Date.parse('2026-11-24T12:00:00.000Z');
const at = (minutes: number) => instant(START + minutes * 60_000);

let fresh: FreshDatabase;
let pool: pg.Pool;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool, db } = fresh);
});
afterAll(() => fresh.drop());
afterEach(async () => {
  await pool.query('truncate study_rows, study_pending');
});

const lodged = (lane: Lane = 'yellow', facts: Partial<Facts> = {}) => Filed.lodge(pool, { lane, at: at(0), facts });
const claimed = (filed: Filed, kind: 'documents', by: string, minutes: number) =>
  pool.query(`insert into task_log (task_id, declaration_id, at, by, action) values ($1, $2, $3, $4, 'claimed')`, [
    filed.hold(kind).id,
    filed.id,
    at(minutes),
    by,
  ]);
const checked = (filed: Filed, by: string, minutes: number) =>
  filed.complete(
    by,
    { kind: 'documents', form: { outcome: 'conforming', findings: [], reasonResults: [] } },
    at(minutes),
  );
/** The pool, where whatever is asked of the events of one declaration fails. */
function failing(id: string, error: Error): pg.Pool {
  const connect = async () => {
    const client = await pool.connect();
    const ask = client.query.bind(client) as (...asked: unknown[]) => Promise<unknown>;
    const query = async (...asked: unknown[]) => {
      const said = JSON.stringify(asked);
      if (said.includes(id) && said.includes('from events')) throw error;
      return ask(...asked);
    };
    return { query, release: client.release.bind(client) };
  };
  return { connect } as unknown as pg.Pool;
}
const all = async () => (await rowsAfter(pool, 0, 100)).map(({ row }) => row);
const rowOf = async (id: string) => (await all()).find(({ declaration }) => declaration === id);
const interval = (row: StudyRow | undefined, name: Interval) => row?.intervals[INTERVALS.indexOf(name)];
const pending = async () =>
  (await pool.query<{ skipped: boolean }>('select skipped from study_pending')).rows.map(({ skipped }) => skipped);

describe('the keeper of the study', () => {
  it('writes what the record tells of a declaration', async () => {
    const filed = await lodged('yellow', { chapters: ['06', '85'], perishable: true, agencies: [] });
    await claimed(filed, 'documents', 'olga', 30);
    await checked(filed, 'olga', 40);
    await expect(keepStudy(pool, 100)).resolves.toEqual({ more: false, untold: [] });
    const row = await rowOf(filed.id);
    expect(row).toMatchObject({
      declaration: filed.id,
      seq: filed.file.seq,
      acceptedAt: new Date(at(0)),
      releasedAt: new Date(at(40)),
      office: 'COBOG',
      lane: 'yellow',
      firstLane: 'yellow',
      mode: 'sea',
      chapters: ['06', '85'],
      perishable: true,
      owners: [{ owner: 'customs', total: 2400, exclusive: 2400 }],
      critical: { owner: 'customs', kind: 'documents' },
    });
    expect(interval(row, 'documents-waiting')).toBe(1800);
    expect(interval(row, 'documents-working')).toBe(600);
    expect(interval(row, 'lodgement-to-release')).toBe(2400);
    expect(interval(row, 'arrival-to-release')).toBeNaN();
    expect(await pending()).toEqual([]);
  });

  it('tells by a version after those before it that a row was written again, and only that', async () => {
    const first = await lodged();
    await lodged();
    await keepStudy(pool, 100);
    const before = await rowsAfter(pool, 0, 100);
    await checked(first, 'olga', 9);
    await keepStudy(pool, 100);
    const last = Math.max(...before.map(({ version }) => version));
    const after = await rowsAfter(pool, last, 100);
    expect(after.map(({ row }) => row.declaration)).toEqual([first.id]);
    expect(await rowsAfter(pool, after[0]?.version ?? 0, 100)).toEqual([]);
    expect(before).toHaveLength(2);
  });

  it('takes what waited longest first, so many at a time, and says that there is more', async () => {
    const filed = [await lodged(), await lodged(), await lodged()];
    await expect(keepStudy(pool, 2)).resolves.toMatchObject({ more: true });
    expect((await all()).map(({ declaration }) => declaration).sort()).toEqual([filed[0]?.id, filed[1]?.id].sort());
    await expect(keepStudy(pool, 2)).resolves.toMatchObject({ more: false });
    expect(await all()).toHaveLength(3);
  });

  it('loses nothing where it dies before the end of its turn', async () => {
    const filed = await lodged();
    const dying = await pool.connect();
    await dying.query('begin');
    await dying.query(`select pg_advisory_xact_lock(${STUDY_LOCK})`);
    await dying.query('delete from study_pending');
    dying.release(new Error('dies'));
    // The server notices at its own time.
    while (!(await rowOf(filed.id))) await keepStudy(pool, 100);
    expect(await pending()).toEqual([]);
  });

  it('does nothing while another keeper is at work', async () => {
    await lodged();
    const other = await pool.connect();
    await other.query('begin');
    await other.query(`select pg_advisory_xact_lock(${STUDY_LOCK})`);
    await expect(keepStudy(pool, 100)).resolves.toEqual({ more: false, untold: [] });
    expect([await all(), await pending()]).toEqual([[], [false]]);
    await other.query('commit');
    other.release();
  });

  it('keeps rows that can be followed by their versions, though several keep and others record', async () => {
    const seen = new Map<string, number>();
    let last = 0;
    const over = new AbortController();
    const follow = async () => {
      for (const { version, row } of await rowsAfter(pool, last, 3)) {
        expect(version).toBeGreaterThan(last);
        last = version;
        seen.set(row.declaration, row.seq);
      }
    };
    const record = async () => {
      const mine: Filed[] = [];
      for (let turn = 0; turn < 12; turn++) {
        const filed = await lodged();
        mine.push(filed);
        if (turn % 2) await checked(filed, 'olga', turn);
      }
      return mine;
    };
    const keepOn = async () => {
      while (!over.signal.aborted) await keepStudy(pool, 3);
    };
    const following = (async () => {
      while (!over.signal.aborted) await follow();
    })();
    const keepers = [keepOn(), keepOn()];
    const filed = (await Promise.all([record(), record()])).flat();
    while ((await pending()).length > 0);
    over.abort();
    await Promise.all([...keepers, following]);
    for (let before = -1; before !== last;) {
      before = last;
      await follow();
    }
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(filed.map(({ id, file }) => [id, file.seq])));
  });

  it('waits for events that are not committed yet, and for nobody else', async () => {
    const filed = await lodged();
    const recording = await pool.connect();
    await recording.query('begin');
    await recording.query('insert into study_pending (declaration_id) values ($1)', [filed.id]);
    await keepStudy(pool, 100);
    expect(await rowOf(filed.id)).toBeDefined();
    await recording.query('commit');
    recording.release();
    // Though the declaration's other line was taken meanwhile, this one awaits the study.
    expect(await pending()).toEqual([false]);
  });

  it('passes over a declaration that cannot be told, tells of it, and goes on with others', async () => {
    const [broken, whole] = [await lodged(), await lodged()];
    await pool.query(`update events set body = body - 'facts' where declaration_id = $1 and seq = 1`, [broken.id]);
    const turn = await keepStudy(pool, 100);
    expect(turn.untold).toEqual([{ declaration: broken.id, error: expect.any(Error) as Error }]);
    expect((await all()).map(({ declaration }) => declaration)).toEqual([whole.id]);
    expect(await pending()).toEqual([true]);
    await expect(keepStudy(pool, 100)).resolves.toEqual({ more: false, untold: [] });
  });

  it('takes no error for one of the database because it has a code: the declaration is passed over as well', async () => {
    const [broken, whole] = [await lodged(), await lodged()];
    const error = Object.assign(new Error('no longer kept'), { code: 'EPIPE' });
    const turn = await keepStudy(failing(broken.id, error), 100);
    expect(turn.untold).toEqual([{ declaration: broken.id, error }]);
    expect((await all()).map(({ declaration }) => declaration)).toEqual([whole.id]);
  });

  it('leaves everything as it was where the database says that a statement failed', async () => {
    const filed = await lodged();
    const error = Object.assign(new pg.DatabaseError('canceled', 0, 'error'), { code: '57014' });
    await expect(keepStudy(failing(filed.id, error), 100)).rejects.toBe(error);
    expect([await all(), await pending()]).toEqual([[], [false]]);
  });

  it('tries again what was passed over, once it is told to', async () => {
    const filed = await lodged();
    const { rows } = await pool.query<{ body: object }>(
      'select body from events where declaration_id = $1 and seq = 1',
      [filed.id],
    );
    await pool.query(`update events set at = 'infinity' where declaration_id = $1`, [filed.id]);
    await expect(keepStudy(pool, 100)).resolves.toMatchObject({ untold: [{ declaration: filed.id }] });
    await pool.query(
      'update events set at = $2, body = case when seq = 1 then $3::jsonb else body end where declaration_id = $1',
      [filed.id, at(0), JSON.stringify(rows[0]?.body)],
    );
    await tryAgain(pool);
    await keepStudy(pool, 100);
    expect(await rowOf(filed.id)).toBeDefined();
    expect(await pending()).toEqual([]);
  });

  it('passes over a row that does not fit its table, alone', async () => {
    const [odd, whole] = [await lodged(), await lodged()];
    await pool.query(`alter table study_rows add constraint odd check (declaration_id <> '${odd.id}')`);
    const turn = await keepStudy(pool, 100);
    await pool.query('alter table study_rows drop constraint odd');
    expect(turn.untold.map(({ declaration }) => declaration)).toEqual([odd.id]);
    expect((await all()).map(({ declaration }) => declaration)).toEqual([whole.id]);
  });
});

describe('rows of the study', () => {
  it('are seen by those who see the declarations inside customs, and by nobody else', async () => {
    await lodged('green', { office: 'COBOG' });
    await lodged('green', { office: 'COCTG' });
    await keepStudy(pool, 100);
    const seenBy = (actor: { actor: Parameters<typeof acting>[1] }) =>
      acting(db, actor.actor, (tx) => tx.selectFrom('study_rows').select('office').orderBy('office').execute());
    expect(await seenBy(administrator)).toEqual([{ office: 'COBOG' }, { office: 'COCTG' }]);
    expect(await seenBy(officer('olga', ['COCTG']))).toEqual([{ office: 'COCTG' }]);
    expect(await seenBy(broker('bruno', ['CO900111222']))).toEqual([]);
  });

  it('await the study where a person reports of a declaration that they see, not of another', async () => {
    const filed = await lodged();
    await pool.query('truncate study_pending');
    const ask = (id: string) => (person: ReturnType<typeof officer>) =>
      acting(db, person.actor, (tx) => tx.insertInto('study_pending').values({ declaration_id: id }).execute());
    await ask(filed.id)(officer('olga'));
    expect(await pending()).toEqual([false]);
    await expect(ask(filed.id)(officer('oscar', ['COCTG']))).rejects.toThrow(/row-level security/);
    await expect(ask('dec_none')(officer('olga'))).rejects.toThrow(/row-level security/);
  });
});
