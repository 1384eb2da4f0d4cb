import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant, type ActorId } from '#libs/domain';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { officer } from '../../../../tests/setup/people.js';
import { claim } from '../tasks/allocate.js';
import { diskBlobs } from '../blobs.js';
import type { Database } from '../database.js';
import { openNow, verifyRecords, type VerifiedPage } from './verify.js';
import { verifyBlobs } from './blobs.js';

const at = (minutes: number) => instant(Date.parse('2026-11-24T12:00:00.000Z') + minutes * 60_000);
const olga = officer('olga');
const FINDINGS = {
  outcome: 'nonconforming' as const,
  findings: [{ code: 'undervaluation' as const, description: 'half the price', evidence: [] }],
  reasonResults: [],
};

let fresh: FreshDatabase;
let pool: pg.Pool;
let seen: pg.Pool;
let db: Database;

beforeEach(async () => {
  fresh = await freshDatabase();
  ({ pool, seen, db } = fresh);
}, 60_000);
afterEach(() => fresh.drop());

/** All pages together. */
async function verified(): Promise<VerifiedPage> {
  const all: VerifiedPage = {
    declarations: [],
    events: 0,
    removed: 0,
    studyWaiting: 0,
    chainBroken: [],
    readModelDiffers: [],
  };
  for await (const page of verifyRecords(pool)) {
    all.declarations.push(...page.declarations);
    all.events += page.events;
    all.chainBroken.push(...page.chainBroken);
    all.readModelDiffers.push(...page.readModelDiffers);
  }
  return all;
}

/** A declaration that saw a request for information, an answer, and an adverse finding. */
async function eventful(): Promise<Filed> {
  const filed = await Filed.lodge(pool, { lane: 'yellow', at: at(0) });
  const documents = filed.hold('documents');
  await claim({ seen, db }, olga, documents.id);
  const question = { text: 'Which invoice?', documents: ['N935'] };
  await filed.does('requestInformation', { by: 'olga' as ActorId, holdId: documents.id, attempt: 1, question }, at(5));
  await filed.complete('bruno', { kind: 'information', form: { answer: 'This one.', documents: [] } }, at(10));
  await filed.complete('olga', { kind: 'documents', form: FINDINGS }, at(20));
  return filed;
}

describe('verifying what was recorded', () => {
  it('finds nothing where nobody tampered, whatever people at work did meanwhile', async () => {
    const filed = await eventful();
    const green = await Filed.lodge(pool, { lane: 'green', at: at(1) });
    const { declarations, events, chainBroken, readModelDiffers } = await verified();
    expect({ chainBroken, readModelDiffers }).toEqual({ chainBroken: [], readModelDiffers: [] });
    expect(events).toBe(filed.file.seq + green.file.seq);
    expect(new Map(declarations.map(({ id, isOpen }) => [id, isOpen]))).toEqual(
      new Map([
        [filed.id, true],
        [green.id, false],
      ]),
    );
    expect(await openNow(pool, [green.id, filed.id, 'dec_nobody'])).toEqual(
      new Map([
        [green.id, false],
        [filed.id, true],
        ['dec_nobody', false],
      ]),
    );
  });

  it('walks more declarations than fit into one page, each once', async () => {
    for (let number = 0; number < 205; number++) await Filed.lodge(pool, { lane: 'green', at: at(0) });
    const { declarations } = await verified();
    expect(new Set(declarations.map(({ id }) => id)).size).toBe(205);
    expect(declarations).toHaveLength(205);
  }, 30_000);

  const LAST = '(select max(seq) from events where declaration_id = $1)';
  const tampering: { what: string; statements: string[]; at: (last: number) => number }[] = [
    {
      what: 'the content of an event was altered',
      statements: [`update events set body = body || '{"reason":"none"}' where declaration_id = $1 and seq = 4`],
      at: () => 4,
    },
    {
      what: 'somebody else is said to have acted',
      statements: [`update events set by = 'nobody' where declaration_id = $1 and seq = 5`],
      at: () => 5,
    },
    {
      what: 'an event is said to have been earlier',
      statements: [`update events set at = at - interval '1 hour' where declaration_id = $1 and seq = 6`],
      at: () => 6,
    },
    {
      what: 'an event was deleted',
      statements: ['delete from events where declaration_id = $1 and seq = 3'],
      at: () => 3,
    },
    {
      what: 'the last event was deleted',
      statements: [`delete from events where declaration_id = $1 and seq = ${LAST}`],
      at: (last) => last,
    },
    {
      what: 'all events were deleted',
      statements: ['delete from events where declaration_id = $1'],
      at: () => 1,
    },
    {
      what: 'two events were swapped',
      statements: [
        'update events set seq = -seq where declaration_id = $1 and seq in (4, 5)',
        'update events set seq = 9 + seq where declaration_id = $1 and seq < 0',
      ],
      at: () => 4,
    },
    {
      what: 'an event was put at the end',
      statements: [
        `insert into events (declaration_id, seq, batch, type, at, by, body, hash)
         select $1, ${LAST} + 1, 1, 'FileCleared', now(), 'system', '{}', 'made up'`,
      ],
      at: (last) => last + 1,
    },
  ];
  it.each(tampering)('finds that $what, and where', async ({ statements, at: where }) => {
    const filed = await eventful();
    await Filed.lodge(pool, { lane: 'green', at: at(0) });
    for (const statement of statements) await pool.query(statement, [filed.id]);
    const { chainBroken, readModelDiffers } = await verified();
    expect(chainBroken).toEqual([{ declaration: filed.id, seq: where(filed.file.seq) }]);
    expect(readModelDiffers).toEqual([]);
  });

  it('finds events whose declaration is gone', async () => {
    const filed = await Filed.lodge(pool, { lane: 'green', at: at(0) });
    await pool.query('delete from declaration_versions');
    await pool.query('delete from declarations');
    expect(await verified()).toMatchObject({
      declarations: [{ id: filed.id }],
      chainBroken: [],
      readModelDiffers: [
        { declaration: filed.id, table: 'declarations', row: filed.id, differs: 'missing' },
        { declaration: filed.id, table: 'declaration_versions', row: '1', differs: 'missing' },
      ],
    });
  });

  const slips: { what: string; statement: string; finds: object }[] = [
    {
      what: 'a hold’s due date was moved',
      statement: `update holds set due_at = due_at + interval '1 day' where number = 1`,
      finds: { table: 'holds', differs: ['due_at'] },
    },
    {
      what: 'a hold is gone, and its task',
      statement: `delete from holds where kind = 'review'`,
      finds: { table: 'holds', differs: 'missing' },
    },
    {
      what: 'a hold was made up',
      statement: `insert into holds select (jsonb_populate_record(h, '{"id":"made-up","number":9}')).* from holds h where number = 1`,
      finds: { table: 'holds', row: 'made-up', differs: 'unexpected' },
    },
    {
      what: 'a declaration was called released',
      statement: `update declarations set status = 'released', released_at = now()`,
      finds: { table: 'declarations', differs: ['released_at', 'status'] },
    },
    {
      what: 'a task is offered to another group and to whom it is closed',
      statement: `update tasks set candidate_group = 'documents', excluded = '{}' where kind = 'review'`,
      finds: { table: 'tasks', differs: ['candidate_group', 'excluded'] },
    },
    {
      what: 'a finding was softened',
      statement: `update findings set body = body || '{"description":"nothing much"}'`,
      finds: { table: 'findings', differs: ['body'] },
    },
    {
      what: 'the content that was declared was altered',
      statement: `update declaration_versions set content = content || '{"office":"COBUN"}'`,
      finds: { table: 'declaration_versions', row: '1', differs: ['content'] },
    },
    {
      what: 'other bytes are said to have been received',
      statement: `update declaration_versions set received_sha256 = 'other'`,
      finds: { table: 'declaration_versions', row: '1', differs: ['received_sha256'] },
    },
  ];
  it.each(slips)('finds that $what', async ({ statement, finds }) => {
    const filed = await eventful();
    await pool.query(statement);
    const { chainBroken, readModelDiffers } = await verified();
    expect(chainBroken).toEqual([]);
    expect(readModelDiffers).toMatchObject([{ declaration: filed.id, ...finds }]);
  });
});

describe('verifying what was received', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'levante-blobs-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('finds bytes that are gone and bytes that were altered', async () => {
    const blobs = diskBlobs(folder);
    const sums = [];
    for (const text of ['kept', 'gone', 'altered']) {
      const { id } = await Filed.lodge(pool, { lane: 'green', at: at(0) });
      const sha256 = await blobs.put(Buffer.from(text));
      sums.push(sha256);
      await pool.query('update declaration_versions set received_sha256 = $2 where declaration_id = $1', [id, sha256]);
    }
    const [, gone = '', altered = ''] = sums;
    await rm(join(folder, gone.slice(0, 2), gone));
    await writeFile(join(folder, altered.slice(0, 2), altered), 'other bytes');
    const found = [];
    for await (const missing of verifyBlobs(pool, blobs)) found.push(missing);
    expect(found.sort((a, b) => (a.trouble < b.trouble ? 1 : -1))).toEqual([
      { sha256: gone, of: 'declaration_versions', trouble: 'missing' },
      { sha256: altered, of: 'declaration_versions', trouble: 'altered' },
    ]);
  });
});
