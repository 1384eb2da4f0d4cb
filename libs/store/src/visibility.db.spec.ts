import { instant, type Actor, type ActorId, type Sha256 } from '#libs/domain';
import { sql } from 'kysely';
import type pg from 'pg';
import { Filed } from '../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../tests/setup/fresh-database.js';
import { administrator, agencyOfficer, broker, officer, somebody } from '../../../tests/setup/people.js';
import { acting } from './record/acting.js';
import { claim } from './tasks/allocate.js';
import { openDatabase, type Database } from './database.js';
import { documentOf, keepDocument } from './record/documents.js';
import { remember } from './idempotency.js';
import type { Person } from './person.js';
import { keepRejection } from './record/rejections.js';
import { comment } from './tasks/notes.js';

const at = (minutes: number) => instant(Date.parse('2026-11-24T12:00:00.000Z') + minutes * 60_000);

const bruno = broker('bruno', ['CO900111222']);
const berta = broker('berta', ['CO900333444']);
const nobody = somebody('nobody', 'agency-officer', []);

// Who may see which of the three declarations below: A in Bogotá, B in Buenaventura with goods of ICA, C lodged by a
// representative in Cartagena with goods of two agencies.
const VISIBLE: [string, Person, string[]][] = [
  ['an administrator', administrator, ['A', 'B', 'C']],
  ['an officer of all offices', officer('olga'), ['A', 'B', 'C']],
  ['an officer of Bogotá', officer('oscar', ['COBOG']), ['A']],
  ['an officer of two offices', officer('omaira', ['COBUN', 'COCTG']), ['B', 'C']],
  ['an officer of no office', officer('orlando', []), []],
  ['the broker of the declarant of A', bruno, ['A']],
  ['the broker of the declarant of B, who represents in C', berta, ['B', 'C']],
  ['a broker of nobody', broker('benito', []), []],
  ['an officer of ICA', agencyOfficer('ICA'), ['B', 'C']],
  ['an officer of INVIMA', agencyOfficer('INVIMA'), ['C']],
  ['an officer of an agency whose goods are in none', agencyOfficer('ANLA'), []],
  ['an agency officer without an agency', nobody, []],
];

let fresh: FreshDatabase;
let pool: pg.Pool;
let seen: pg.Pool;
let db: Database;
const names = new Map<string, string>();

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool, seen, db } = fresh);
  const a = await Filed.lodge(pool, { lane: 'red', at: at(0), facts: { declarant: 'CO900111222', payment: 'cash' } });
  const b = await Filed.lodge(pool, {
    lane: 'yellow',
    at: at(0),
    facts: { declarant: 'CO900333444', office: 'COBUN', agencies: ['ICA'], advance: true },
  });
  const c = await Filed.lodge(pool, {
    lane: 'orange',
    at: at(0),
    facts: {
      declarant: 'CO900555666',
      representative: 'CO900333444',
      office: 'COCTG',
      agencies: ['ICA', 'INVIMA'],
      payment: 'cash',
    },
  });
  for (const [name, filed] of Object.entries({ A: a, B: b, C: c })) {
    names.set(filed.id, name);
    for (const { id } of filed.file.holds) {
      const { actor } = administrator;
      await acting(db, actor, (tx) => comment(tx, administrator, id, 'A word', `comment on ${id}`));
    }
  }
  const findings = [{ code: 'undervaluation' as const, description: 'half the price', evidence: [] }];
  for (const filed of [a, b])
    await filed.complete(
      'olga',
      { kind: 'documents', form: { outcome: 'nonconforming', findings, reasonResults: [] } },
      at(1),
    );
}, 60_000);
afterAll(() => fresh.drop());

/** Names of the declarations that `select *` of a table shows somebody, with no condition whatever. */
async function shown(table: string, actor: Actor): Promise<string[]> {
  const column = table === 'declarations' ? 'id' : 'declaration_id';
  const { rows } = await acting(db, actor, (tx) =>
    sql<Record<string, string>>`select * from ${sql.table(table)}`.execute(tx),
  );
  return [...new Set(rows.map((row) => names.get(row[column] ?? '') ?? 'unknown'))].sort();
}

describe('a query that forgets its filter', () => {
  describe.each(VISIBLE)('shows %s', (_, { actor }, visible) => {
    it.each(['declarations', 'declaration_versions', 'events', 'holds'])(
      'only their declarations in %s',
      async (table) => {
        expect(await shown(table, actor)).toEqual(visible);
      },
    );
  });

  it('shows a broker only the tasks that are the trader’s to do', async () => {
    for (const { actor } of [bruno, berta]) {
      const { rows } = await acting(db, actor, (tx) =>
        sql<{ candidate_group: string }>`select candidate_group from tasks`.execute(tx),
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every(({ candidate_group: group }) => group === 'trader' || group === 'arrival')).toBe(true);
    }
    expect(await shown('tasks', bruno.actor)).toEqual(['A']);
    expect(await shown('tasks', berta.actor)).toEqual(['B', 'C']);
  });

  it('shows a broker of remarks on those tasks only what the own firm wrote', async () => {
    expect(await shown('task_comments', bruno.actor)).toEqual([]);
    expect(await shown('task_log', bruno.actor)).toEqual([]);
    const { id = '' } =
      (await pool.query<{ id: string }>(`select id from tasks where kind = 'payment' and declarant = 'CO900111222'`))
        .rows[0] ?? {};
    await acting(db, bruno.actor, (tx) => comment(tx, bruno, id, 'Paid tomorrow', 'comment of bruno'));
    const colleague = broker('beatriz', bruno.actor.parties);
    for (const { actor } of [bruno, colleague]) expect(await shown('task_comments', actor)).toEqual(['A']);
    expect(await shown('task_log', bruno.actor)).toEqual(['A']);
    expect(await shown('task_log', colleague.actor)).toEqual([]);
  });

  it('shows an agency only its own tasks', async () => {
    const { rows } = await acting(db, agencyOfficer('ICA').actor, (tx) =>
      sql<{ candidate_group: string }>`select candidate_group from tasks`.execute(tx),
    );
    expect(rows.map(({ candidate_group: group }) => group)).toEqual(['agency:ICA', 'agency:ICA']);
    expect(await shown('task_comments', agencyOfficer('INVIMA').actor)).toEqual(['C']);
  });

  it('shows officers the tasks and findings of their offices, and traders no findings', async () => {
    expect(await shown('tasks', officer('oscar', ['COBOG']).actor)).toEqual(['A']);
    expect(await shown('findings', officer('oscar', ['COBOG']).actor)).toEqual(['A']);
    expect(await shown('findings', administrator.actor)).toEqual(['A', 'B']);
    expect(await shown('findings', bruno.actor)).toEqual([]);
  });

  it('shows rejected lodgements, uploads and remembered answers to whom they concern', async () => {
    const kept = async (person: Person, declarant: string | null = null) =>
      acting(db, person.actor, async (tx) => {
        await keepRejection(tx, person.actor, {
          id: `rejection of ${person.actor.id}`,
          declarant,
          localReference: null,
          fileName: null,
          line: null,
          receivedSha256: '0'.repeat(64),
          contentType: 'application/json',
          issues: [],
        });
        await keepDocument(tx, person.actor, { sha256: '1'.repeat(64), name: 'a', mediaType: 'text/plain', bytes: 1 });
        await remember(tx, person.actor, 'key', '2'.repeat(64), 200, {});
      });
    await kept(bruno);
    await kept(berta);
    // Of a firm that shares one client with Bruno's: of what it sent for another, and of what it sent for that one.
    await kept(broker('dario', ['CO900111222', 'CO900555666']), 'CO900555666');
    await kept(broker('diana', ['CO900111222', 'CO900555666']), 'CO900111222');
    const owners = async (table: string, column: string, { actor }: Person) =>
      (
        await acting(db, actor, (tx) =>
          sql<{ who: string }>`select ${sql.ref(column)} as who from ${sql.table(table)} order by 1`.execute(tx),
        )
      ).rows.map(({ who }) => who);
    const colleague = broker('beatriz', ['CO900111222']);
    expect(await owners('rejected_lodgements', 'by', bruno)).toEqual(['bruno', 'diana']);
    expect(await owners('rejected_lodgements', 'by', colleague)).toEqual(['bruno', 'diana']);
    expect(await owners('rejected_lodgements', 'by', administrator)).toEqual(['berta', 'bruno', 'dario', 'diana']);
    expect(await owners('documents', 'uploaded_by', berta)).toEqual(['berta']);
    expect(await owners('documents', 'uploaded_by', administrator)).toEqual(['berta', 'bruno', 'dario', 'diana']);
    expect(await owners('documents', 'uploaded_by', officer('oscar', ['COBOG']))).toEqual([]);
    expect(await owners('idempotency_keys', 'actor', bruno)).toEqual(['bruno']);
    expect(await owners('idempotency_keys', 'actor', administrator)).toEqual([]);
  });

  it('shows officers and agencies the files of the declarations that they see, whoever uploaded them', async () => {
    const id = [...names].find(([, name]) => name === 'C')?.[0];
    await acting(db, berta.actor, (tx) =>
      keepDocument(tx, berta.actor, { sha256: '5'.repeat(64), name: 'permit', mediaType: 'text/plain', bytes: 1 }),
    );
    await pool.query('insert into declaration_documents values ($1, $2)', [id, '5'.repeat(64)]);
    const seenBy = ({ actor }: Person) => acting(db, actor, (tx) => documentOf(tx, '5'.repeat(64)));
    expect(await seenBy(agencyOfficer('INVIMA'))).toMatchObject({ name: 'permit' });
    expect(await seenBy(agencyOfficer('ANLA'))).toBeUndefined();
    expect(await seenBy(bruno)).toBeUndefined();
    expect(await seenBy(officer('omaira', ['COCTG']))).toMatchObject({ name: 'permit' });
    expect(await seenBy(officer('oscar', ['COBOG']))).toBeUndefined();
  });

  it('shows what a control of customs names as evidence to customs, and to no agency', async () => {
    const filed = await Filed.lodge(pool, { lane: 'yellow', at: at(0), facts: { office: 'COCLO', agencies: ['SIC'] } });
    names.set(filed.id, 'E');
    const sha256 = '6'.repeat(64) as Sha256;
    await acting(db, administrator.actor, (tx) =>
      keepDocument(tx, administrator.actor, { sha256, name: 'photograph', mediaType: 'text/plain', bytes: 1 }),
    );
    const finding = { code: 'undervaluation' as const, description: 'see the photograph', evidence: [sha256, sha256] };
    const form = { outcome: 'nonconforming' as const, findings: [finding], reasonResults: [] };
    await filed.complete('olga', { kind: 'documents', form }, at(1));
    const seenBy = ({ actor }: Person) => acting(db, actor, (tx) => documentOf(tx, sha256));
    expect(await seenBy(officer('clara', ['COCLO']))).toMatchObject({ name: 'photograph' });
    expect(await seenBy(officer('oscar', ['COBOG']))).toBeUndefined();
    expect(await seenBy(agencyOfficer('SIC'))).toBeUndefined();
  });

  it('shows outside customs nothing that tells of a lane, a finding, an audit or the closing of a file', async () => {
    const facts = { declarant: 'CO900999002', agencies: ['DIMAR'] };
    const blue = await Filed.lodge(pool, { lane: 'blue', at: at(0), facts });
    names.set(blue.id, 'D');
    await blue.complete('dina', { kind: 'agency:DIMAR', form: { decision: 'permit', findings: [] } }, at(1));
    const findings = [{ code: 'undervaluation' as const, description: 'half the price', evidence: [] }];
    await blue.complete(
      'aurora',
      { kind: 'audit', form: { outcome: 'nonconforming', findings, reasonResults: [] } },
      at(2),
    );
    const told = (column: string, table: string, { actor }: Person) =>
      acting(db, actor, async (tx) => {
        const { rows } = await sql<{ told: string }>`select ${sql.ref(column)} as told from ${sql.table(table)}
          where declaration_id = ${blue.id} order by 1`.execute(tx);
        return rows.map((row) => row.told);
      });
    expect(blue.file.status).toBe('cleared');
    expect(await told('type', 'events', administrator)).toEqual(
      expect.arrayContaining(['LaneAssigned', 'FindingRecorded', 'FileCleared']),
    );
    for (const reader of [broker('benita', [facts.declarant]), agencyOfficer('DIMAR')]) {
      expect(await told('kind', 'holds', reader)).toEqual(['agency:DIMAR']);
      expect(await told('code', 'findings', reader)).toEqual([]);
      const types = [
        'DeclarationAccepted',
        'DeclarationLodged',
        'GoodsReleased',
        'HoldClosed',
        'HoldOpened',
        'TaskCompleted',
      ];
      expect(await told('type', 'events', reader)).toEqual(types);
    }
  });

  it('shows nothing to a connection on whose behalf nobody acts', async () => {
    const tables = [
      'declarations',
      'declaration_versions',
      'events',
      'holds',
      'tasks',
      'task_log',
      'task_comments',
      'findings',
      'rejected_lodgements',
      'documents',
      'declaration_documents',
      'idempotency_keys',
    ];
    for (const table of tables) {
      expect((await sql`select * from ${sql.table(table)}`.execute(db)).rows).toEqual([]);
      expect((await pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n).toBeGreaterThan(
        0,
      );
    }
  });

  it('forgets who acted when the transaction ends', async () => {
    const one = openDatabase(fresh.url, { role: 'api', connections: 1 });
    await acting(one, administrator.actor, (tx) => sql`select 1`.execute(tx));
    expect((await sql`select * from declarations`.execute(one)).rows).toEqual([]);
    await one.destroy();
  });
});

describe('the connections of the API', () => {
  it.each([
    `update declarations set status = 'released'`,
    `update tasks set phase = 'completed'`,
    `delete from events`,
    `insert into events select * from events limit 1`,
    `update task_log set by = 'somebody else'`,
    `alter table tasks disable row level security`,
  ])('may not %s', async (statement) => {
    await expect(acting(db, administrator.actor, (tx) => sql.raw(statement).execute(tx))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('write acts in nobody else’s name', async () => {
    const forged = (tx: Parameters<Parameters<typeof acting>[2]>[0]) =>
      sql`insert into task_log (task_id, declaration_id, by, action)
        select id, declaration_id, 'olga', 'claimed' from tasks limit 1`.execute(tx);
    await expect(acting(db, bruno.actor, forged)).rejects.toMatchObject({ code: '42501' });
  });

  it('lets a broker take a trader’s task of another firm no more than see it', async () => {
    const { rows } = await pool.query<{ id: string }>(
      `select id from tasks where kind = 'payment' and declarant = 'CO900111222'`,
    );
    const task = rows[0]?.id ?? '';
    await expect(claim({ seen, db }, berta, task)).rejects.toMatchObject({ code: 'not-found' });
    await expect(claim({ seen, db }, bruno, task)).resolves.toMatchObject({
      assignee: 'bruno' as ActorId,
    });
  });
});
