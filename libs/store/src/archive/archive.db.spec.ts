import { keysIn, newPrivateKey, trusted, type SigningKey } from '#libs/checkpoints';
import {
  DeclarationFilter,
  InboxFilter,
  instant,
  SignalsQuery,
  StudyQuery,
  type ActorId,
  type DeclarationId,
} from '#libs/domain';
import { KeptStudy } from '#libs/study';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { administrator, broker, officer } from '../../../../tests/setup/people.js';
import { auditTrail } from '../audit/audit.js';
import { anchorAll } from '../audit/checkpoints.js';
import { inclusionProof } from '../audit/checkpoints-read.js';
import { verifyCheckpoints } from '../audit/checkpoints-verify.js';
import { idToRead } from '../audit/read-log.js';
import { integritySignals } from '../audit/signals.js';
import type { Database } from '../database.js';
import { recordedIn } from '../process-log.js';
import { acting, actingInSnapshot } from '../record/acting.js';
import { content, declarationView, declarationViewAs, listDeclarations } from '../record/declarations.js';
import { record } from '../record/record.js';
import { fileOf } from '../record/reopen.js';
import { timeline } from '../record/timeline.js';
import { keepStudy } from '../study/keeping.js';
import { studySource } from '../study/source.js';
import { declarationTimes } from '../study/times.js';
import { claim } from '../tasks/allocate.js';
import { taskDetail } from '../tasks/detail.js';
import { inbox } from '../tasks/inbox.js';
import { comment } from '../tasks/notes.js';
import { verifyRecords } from '../verify/verify.js';
import { archiveFiles, countToArchive } from './archive.js';
import { makeMonths } from './months.js';
import { verifyArchive } from './verify.js';

const at = (minutes: number) => instant(Date.parse('2026-11-24T12:00:00.123Z') + minutes * 60_000);
const LATER = new Date('2029-01-01T00:00:00Z');
const olga = officer('olga');
const bruno = broker('bruno', ['CO900111222']);
const stranger = broker('benita', ['CO900999001']);
const CONFORMING = {
  outcome: 'conforming' as const,
  findings: [],
  reasonResults: [{ rule: 'R-1', result: 'not-found' as const }],
};

function newKey(): SigningKey {
  const { signing } = keysIn(newPrivateKey());
  if (!signing) throw new Error('no key');
  return signing;
}
const key = newKey();

let fresh: FreshDatabase;
let pool: pg.Pool;
let db: Database;
let seen: pg.Pool;
beforeEach(async () => {
  fresh = await freshDatabase();
  ({ pool, seen, db } = fresh);
}, 60_000);
afterEach(() => fresh.drop());

/** A file that was controlled, with a question, its answer and a comment; ended, told to the study, and anchored. */
async function ended(): Promise<{ filed: Filed; task: string }> {
  const filed = await Filed.lodge(pool, { lane: 'yellow', at: at(0) });
  const { id: task } = filed.hold('documents');
  await claim({ seen, db }, olga, task);
  await acting(db, olga.actor, (tx) => comment(tx, olga, task, 'Seen before.', 'c-1'));
  const question = { text: 'Which invoice?', documents: ['N935'] };
  await filed.does('requestInformation', { by: 'olga' as ActorId, holdId: task, attempt: 1, question }, at(5));
  await filed.complete('bruno', { kind: 'information', form: { answer: 'This one.', documents: [] } }, at(10));
  await filed.complete('olga', { kind: 'documents', form: CONFORMING }, at(20));
  await settle();
  return { filed, task };
}

async function settle(): Promise<void> {
  await keepStudy(pool, 1000);
  await anchorAll(pool, key);
}

const archived = async (): Promise<number> => (await archiveFiles(pool, LATER)).files;
const inArchive = async (): Promise<string[]> =>
  (await pool.query<{ id: string }>('select declaration_id as id from archived_files order by 1')).rows.map(
    ({ id }) => id,
  );
/** What is put away at once may not come back at once, but for a test that waits for no month. */
const longAgo = () => pool.query(`update declarations set recalled_at = null where recalled_at is not null`);
const order = (filed: Filed, minutes: number) =>
  filed.does('orderAudit', { by: 'sofia' as ActorId, reason: 'random' }, at(minutes));

/** The rows that are moved, byte for byte. */
async function moved(): Promise<string> {
  const { rows } = await pool.query<{ all: string }>(
    `select jsonb_build_array(
       (select jsonb_agg(to_jsonb(e) order by declaration_id, seq) from events e),
       (select jsonb_agg(to_jsonb(v) order by declaration_id, version) from declaration_versions v))::text as all`,
  );
  return rows[0]?.all ?? '';
}

/** Everything that is wrong with what is on record. */
async function wrong(): Promise<object[]> {
  const found: object[] = [];
  for await (const page of verifyRecords(pool)) found.push(...page.chainBroken, ...page.readModelDiffers);
  const checkpoints = await verifyCheckpoints(pool, trusted([key.publicKey]));
  return [
    ...found,
    ...checkpoints.checkpointsBroken,
    ...checkpoints.anchorsBroken,
    ...(await verifyArchive(pool)).archiveBroken,
  ];
}

describe('an archived file', () => {
  it('leaves lists, the inbox, the study, signals and the process log as they were, and is not recalled by them', async () => {
    await ended();
    await Filed.lodge(pool, { lane: 'green', at: at(1) });
    await settle();
    const read = async () => ({
      lists: await acting(db, olga.actor, (tx) => listDeclarations(tx, DeclarationFilter.parse({}), olga)),
      inbox: await acting(db, olga.actor, (tx) =>
        inbox(tx, InboxFilter.parse({ state: ['completed', 'cancelled'] }), olga),
      ),
      signals: await acting(db, administrator.actor, (tx) =>
        integritySignals(tx, SignalsQuery.parse({ from: at(-10), to: at(100) })),
      ),
      study: JSON.stringify(
        await new KeptStudy({
          ...studySource(pool),
          now: () => Promise.resolve({ at: new Date(at(0)), pending: 0, untold: 0 }),
        }).answer({
          part: 'study',
          query: StudyQuery.parse({ groupBy: 'lane' }),
          seen: 'all',
        }),
      ),
      log: await actingInSnapshot(db, administrator.actor, async (tx) => {
        const all: object[] = [];
        for await (const each of recordedIn(tx, {})) all.push(each);
        return all;
      }),
    });
    const before = await read();
    expect(before.inbox.items).not.toEqual([]);
    expect(before.log.length).toBe(2);
    expect(await countToArchive(pool, LATER)).toBe(2);
    expect(await archiveFiles(pool, LATER)).toMatchObject({ files: 2 });
    expect(await read()).toEqual(before);
    expect(await inArchive()).toHaveLength(2);
    expect(await wrong()).toEqual([]);
  });

  it('is recalled by whoever reads it, as it was, byte for byte', async () => {
    const { filed, task } = await ended();
    const { id } = filed;
    const readers: Record<string, () => Promise<unknown>> = {
      view: () => acting(db, olga.actor, (tx) => declarationView(tx, filed.file.mrn ?? id, olga.see)),
      'view in one round trip': () =>
        declarationViewAs(seen, olga, id, { roles: ['officer'], what: 'view', subject: null, requestId: 'r-1' }),
      timeline: () =>
        acting(db, bruno.actor, async (tx) => timeline(tx, (await idToRead(tx, id, undefined)) ?? '', bruno.see)),
      'audit trail': () =>
        acting(db, administrator.actor, async (tx) => auditTrail(tx, (await idToRead(tx, id, undefined)) ?? '')),
      content: () => acting(db, olga.actor, async (tx) => content(tx, (await idToRead(tx, id, undefined)) ?? '')),
      times: () =>
        acting(db, olga.actor, async (tx) =>
          declarationTimes(tx, (await idToRead(tx, id, undefined)) ?? ('' as DeclarationId), Date.parse(at(60))),
        ),
      task: () => acting(db, olga.actor, (tx) => taskDetail(tx, task, olga.see)),
      'the file itself': () => fileOf(pool, id),
    };
    const rows = await moved();
    const before: Record<string, unknown> = {};
    for (const [name, reader] of Object.entries(readers)) before[name] = await reader();
    for (const [name, reader] of Object.entries(readers)) {
      expect([name, await archived()]).toEqual([name, 1]);
      expect([name, await reader()]).toEqual([name, before[name]]);
      expect([name, await inArchive(), await moved()]).toEqual([name, [], rows]);
      await longAgo();
    }
    // Read twice in one statement for want of events, and logged once.
    const { rows: reads } = await pool.query('select what from declaration_reads');
    expect(reads).toHaveLength(2);
    expect(await wrong()).toEqual([]);
  });

  it('is nobody’s to read or recall who may not see the declaration', async () => {
    const { filed } = await ended();
    await archived();
    const id = await acting(db, stranger.actor, (tx) => idToRead(tx, filed.id, undefined));
    expect([id, await inArchive()]).toEqual([undefined, [filed.id]]);
    const rows = await acting(db, bruno.actor, (tx) => tx.selectFrom('events_with_archived').selectAll().execute());
    expect(rows).toEqual([]);
  });

  it('proves its anchors, once recalled', async () => {
    const { filed } = await ended();
    const before = await inclusionProof(pool, filed.id);
    await archived();
    expect(await verifyCheckpoints(pool, trusted([key.publicKey]))).toMatchObject({
      anchorsBroken: [],
      notAnchored: 0,
    });
    await fileOf(pool, filed.id);
    expect(await inclusionProof(pool, filed.id)).toEqual(before);
  });

  it('rests for a while where it was recalled, and is archived again', async () => {
    const { filed } = await ended();
    await archived();
    await fileOf(pool, filed.id);
    expect(await archived()).toBe(0);
    await pool.query(`update declarations set recalled_at = now() - interval '31 days'`);
    expect(await archived()).toBe(1);
  });
});

describe('what is not archived', () => {
  it('is a file that has not ended so long ago, that awaits the study, or whose last event no checkpoint anchors', async () => {
    await Filed.lodge(pool, { lane: 'green', at: at(0) });
    await anchorAll(pool, key);
    expect(await archived()).toBe(0);
    await keepStudy(pool, 100);
    await pool.query('update anchored_heads set seq = seq - 1');
    expect(await archived()).toBe(0);
    await pool.query('update anchored_heads set seq = seq + 1');
    expect((await archiveFiles(pool, new Date(at(0)))).files).toBe(0);
    expect(await archived()).toBe(1);
  });

  it('is a file whose events are not all there, and it keeps no other from being archived', async () => {
    const broken = await Filed.lodge(pool, { lane: 'green', at: at(0) });
    const { filed } = await ended();
    await pool.query('delete from events where declaration_id = $1', [broken.id]);
    expect(await archived()).toBe(1);
    expect(await inArchive()).toEqual([filed.id]);
  });

  it('is a file with an audit under way', async () => {
    const { filed } = await ended();
    await order(filed, 30);
    await settle();
    expect(await archived()).toBe(0);
  });

  it('is a file whose events are asked for across declarations: a re-route, an expiry with an effect, an outage', async () => {
    const { filed } = await ended();
    const forge = (type: string, body: object) =>
      pool.query('update events set type = $2, body = body || $3 where declaration_id = $1 and seq = 2', [
        filed.id,
        type,
        body,
      ]);
    await forge('LaneAssigned', { cause: 'reroute' });
    expect(await archived()).toBe(0);
    await forge('ClockExpired', { effect: 'lapse' });
    expect(await archived()).toBe(0);
    await forge('OutageAccounted', { outage: { id: 'out_1', version: 1 } });
    expect(await archived()).toBe(0);
    await forge('ClockExpired', { effect: 'escalate' });
    expect(await archived()).toBe(1);
  });
});

describe('whoever writes of an archived file', () => {
  it('recalls it, though they knew it before it was archived', async () => {
    const { filed } = await ended();
    await archived();
    await order(filed, 30);
    expect(await inArchive()).toEqual([]);
    expect((await fileOf(pool, filed.id)).seq).toBe(filed.file.seq);
    await settle();
    expect(await wrong()).toEqual([]);
  });

  it('does not record twice what was recorded before it was archived', async () => {
    const filed = await Filed.lodge(pool, { lane: 'green', at: at(0) });
    const before = filed.file;
    const decided = [
      { type: 'GoodsDeparted' as const, at: at(5), by: 'gate' as ActorId, departedAt: at(5), gate: null },
    ];
    const first = await record(pool, { file: before, decided });
    await settle();
    expect(await archived()).toBe(1);
    expect(await record(pool, { file: before, decided })).toEqual({ ...first, earlier: true });
    expect(await wrong()).toEqual([]);
  });
});

describe('archiving and recalling at once', () => {
  it('waits for nobody who reads for long, nor lets others wait; the month is made another time', async () => {
    const { filed } = await ended();
    const reading = await pool.connect();
    await reading.query('begin; select count(*) from events_with_archived');
    expect(await archived()).toBe(1);
    expect((await pool.query('select from archived_files_other')).rowCount).toBe(1);
    await reading.query('commit');
    reading.release();
    expect(await fileOf(pool, filed.id)).toEqual(filed.file);
    await longAgo();
    expect(await archived()).toBe(1);
    expect((await pool.query('select from archived_files_2026_11')).rowCount).toBe(1);
  });

  it('waits for no other month that is being written to a file, however often a connection recalled', async () => {
    await makeMonths(pool, 'archived_files', ['2016-01-01']);
    const [writing, recalling] = [await pool.connect(), await pool.connect()];
    await writing.query('begin; lock table archived_files_2016_01 in share row exclusive mode');
    await recalling.query('set lock_timeout = 500');
    // From the sixth time on, a plan may be one for all that could be asked.
    for (let time = 0; time < 10; time++)
      await recalling.query(`select levante_bring_back('dec_nobody', '2017-05-05')`);
    await writing.query('rollback');
    writing.release();
    recalling.release();
  });

  it('loses nothing and doubles nothing', async () => {
    const files = [];
    for (let n = 0; n < 30; n++) files.push(await Filed.lodge(pool, { lane: 'green', at: at(n) }));
    await settle();
    const rows = await moved();
    for (let round = 0; round < 6; round++) {
      const reading = (file: Filed) =>
        acting(db, olga.actor, async (tx) => timeline(tx, (await idToRead(tx, file.id, undefined)) ?? '', olga.see));
      await Promise.all([
        archived(),
        archived(),
        ...files.map(reading),
        ...files.map(({ id }) => fileOf(pool, id)),
        longAgo(),
      ]);
      await longAgo();
    }
    await archived();
    expect(await wrong()).toEqual([]);
    const folded = await Promise.all(files.map(({ id }) => fileOf(pool, id)));
    expect(folded).toEqual(files.map(({ file }) => file));
    expect(await moved()).toBe(rows);
  }, 60_000);

  it.each([
    ['deleting events', 'before delete on events'],
    ['deleting contents', 'before delete on declaration_versions'],
    ['writing the document', 'before insert on archived_files'],
    ['marking the declaration', 'before update on declarations'],
  ])('is as before where it dies %s', async (_what, when) => {
    const { filed } = await ended();
    const rows = await moved();
    await dying(when, async () => {
      await expect(archived()).rejects.toThrow(/terminat/);
    });
    expect([await moved(), await inArchive(), await wrong()]).toEqual([rows, [], []]);
    expect(await archived()).toBe(1);
    await dying(when.replace('delete', 'insert').replace('insert on archived', 'delete on archived'), async () => {
      await expect(fileOf(pool, filed.id)).rejects.toThrow(/terminat/);
    });
    expect([await inArchive(), await wrong()]).toEqual([[filed.id], []]);
    expect(await fileOf(pool, filed.id)).toEqual(filed.file);
    expect(await moved()).toBe(rows);
  });
});

/** Whoever comes to a line dies there. */
async function dying(when: string, work: () => Promise<void>): Promise<void> {
  await pool.query(`create function dies() returns trigger language plpgsql as
    'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'`);
  await pool.query(`create trigger dies ${when} for each row execute function dies()`);
  await work();
  await pool.query('drop function dies cascade');
}

describe('verifying the archive', () => {
  const CHANGES: [string, string, string][] = [
    [
      'an event in it was changed',
      `update archived_files set document = jsonb_set(document, '{events,1,by}', '"eve"')`,
      'altered',
    ],
    [
      'a content in it was changed',
      `update archived_files set document = jsonb_set(document, '{versions,0,content,localReference}', '"-"')`,
      'altered',
    ],
    ['a document was deleted', 'delete from archived_files', 'missing'],
    [
      'a document was moved to another month',
      `update archived_files set closed_at = closed_at - interval '1 year'`,
      'missing',
    ],
    [
      'a document was put under another declaration',
      `update archived_files set declaration_id = 'dec_other'`,
      'missing',
    ],
    ['a file is here and there', 'insert into events select * from (select * from events_with_archived) e', 'doubled'],
  ];
  it.each(CHANGES)('finds that %s', async (_what, change, trouble) => {
    const { filed } = await ended();
    await archived();
    expect(await wrong()).toEqual([]);
    await pool.query(change);
    expect((await verifyArchive(pool)).archiveBroken).toContainEqual({ declaration: filed.id, trouble });
  });

  it('is not recalled where it was changed, so that what was done stays to be found', async () => {
    const { filed } = await ended();
    await archived();
    await pool.query(`update archived_files set document = jsonb_set(document, '{events,0,by}', '"nobody"')`);
    await expect(pool.query('select levante_recall($1)', [filed.id])).rejects.toMatchObject({ code: 'XX001' });
    expect((await verifyArchive(pool)).archiveBroken).toContainEqual({ declaration: filed.id, trouble: 'altered' });
  });

  it('finds by the anchors that the document was written anew, hash and chain and all', async () => {
    const { filed } = await ended();
    await archived();
    await pool.query(
      `update archived_files set document = jsonb_set(document, '{events}', (document->'events') - -1),
         sha256 = levante_archived_sha256(declaration_id, jsonb_set(document, '{events}', (document->'events') - -1))`,
    );
    expect((await verifyArchive(pool)).archiveBroken).toEqual([]);
    expect((await verifyCheckpoints(pool, trusted([key.publicKey]))).anchorsBroken).toMatchObject([
      { declaration: filed.id },
    ]);
  });
});
