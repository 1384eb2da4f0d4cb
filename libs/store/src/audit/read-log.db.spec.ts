import { instant, type ReadKind } from '#libs/domain';
import { sql } from 'kysely';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { administrator, agencyOfficer, broker, officer, somebody } from '../../../../tests/setup/people.js';
import { acting } from '../record/acting.js';
import type { Database } from '../database.js';
import { declarationViewAs } from '../record/declarations.js';
import { keepDocument } from '../record/documents.js';
import type { Person } from '../person.js';
import { idToRead, logDocumentRead, readBy, readsBy, readsOf } from './read-log.js';
import { taskDetail } from '../tasks/detail.js';

const AT = instant(Date.parse('2026-11-24T12:00:00.000Z'));
const olga = officer('olga');
const bruno = broker('bruno', ['CO900111222']);
const gateway = somebody('gateway', 'gateway', []);

let fresh: FreshDatabase;
let owner: pg.Pool;
let seen: pg.Pool;
let db: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool: owner, seen, db } = fresh);
}, 60_000);
afterAll(() => fresh.drop());

const asked = (person: Person, what: ReadKind, subject?: string) =>
  readBy({ actor: person.actor, requestId: `request of ${person.actor.id}` }, what, subject);

const view = (person: Person, id: string) => declarationViewAs(seen, person, id, asked(person, 'view'));

/** Who read what of a declaration, the first one first. */
async function logged(id: string): Promise<unknown[]> {
  const { rows } = await owner.query<object>(
    `select by, roles, what, subject, request_id as request from declaration_reads where declaration_id = $1 order by id`,
    [id],
  );
  return rows;
}

describe('the log of reads', () => {
  it('has what officers, agencies and administrators read, and not what traders and the intake do', async () => {
    const filed = await Filed.lodge(owner, { lane: 'yellow', at: AT, facts: { agencies: ['ICA'] } });
    for (const person of [olga, bruno, gateway, agencyOfficer('ICA'), administrator]) {
      expect(await view(person, filed.id)).toMatchObject({ id: filed.id });
    }
    expect(await logged(filed.id)).toMatchObject([
      { by: 'olga', roles: ['officer'], what: 'view', subject: null, request: 'request of olga' },
      { by: 'officer of ICA', roles: ['agency-officer'] },
      { by: 'amparo', roles: ['administrator'] },
    ]);
  });

  it('tells the same view, by id and by MRN, as is told without it', async () => {
    const filed = await Filed.lodge(owner, { lane: 'red', at: AT });
    const told = await view(olga, filed.id);
    expect(told).toEqual(await declarationViewAs(seen, olga, filed.id));
    expect(await view(olga, told?.mrn ?? '')).toEqual(told);
    expect(await logged(filed.id)).toHaveLength(2);
  });

  it('has no read of what was not seen: it does not exist, is another office’s, or the read was refused in the end', async () => {
    const filed = await Filed.lodge(owner, { lane: 'yellow', at: AT });
    const omaira = officer('omaira', ['COBUN']);
    expect(await view(omaira, filed.id)).toBeUndefined();
    expect(await view(olga, 'dec_nobody')).toBeUndefined();
    const refused = acting(db, olga.actor, async (tx) => {
      expect(await idToRead(tx, filed.id, asked(olga, 'content'))).toBe(filed.id);
      throw new Error('there is no such version');
    });
    await expect(refused).rejects.toThrow('there is no such version');
    expect(await logged(filed.id)).toEqual([]);
  });

  it('says which task and which document it was', async () => {
    const filed = await Filed.lodge(owner, { lane: 'yellow', at: AT });
    const task = filed.hold('documents').id;
    await acting(db, olga.actor, (tx) => taskDetail(tx, task, olga.see, asked(olga, 'task', task)));
    const sha256 = 'ab'.repeat(32);
    await acting(db, olga.actor, (tx) => keepDocument(tx, olga.actor, { sha256, name: 'a', mediaType: 'b', bytes: 1 }));
    await owner.query('insert into declaration_documents (declaration_id, sha256) values ($1, $2)', [filed.id, sha256]);
    const read = asked(olga, 'document', sha256);
    await acting(db, olga.actor, (tx) => (read ? logDocumentRead(tx, read) : Promise.resolve()));
    expect(await logged(filed.id)).toMatchObject([
      { what: 'task', subject: task },
      { what: 'document', subject: sha256 },
    ]);
  });

  it('is read page by page, the last first, of all or of one', async () => {
    const filed = await Filed.lodge(owner, { lane: 'yellow', at: AT });
    for (const person of [olga, administrator, olga]) await view(person, filed.id);
    const page = (filter: object) =>
      acting(db, administrator.actor, (tx) => readsOf(tx, filed.id, { limit: 2, ...filter }));
    const first = await page({});
    expect(first.items.map(({ by }) => by)).toEqual(['olga', 'amparo']);
    expect(await page({ after: first.next })).toMatchObject({ items: [{ by: 'olga' }], next: null });
    expect((await page({ by: 'olga' })).items).toHaveLength(2);
    await expect(page({ after: 'made up' })).rejects.toMatchObject({ code: 'malformed-content' });
  });

  it('is told of one person, of a time and page by page, and to nobody but who audits', async () => {
    const reader = somebody('rosa', 'officer', ['documents']);
    const filed = [
      await Filed.lodge(owner, { lane: 'yellow', at: AT }),
      await Filed.lodge(owner, { lane: 'red', at: AT }),
    ];
    for (const { id } of filed) for (const person of [reader, olga]) await view(person, id);
    const page = (filter: object, by = administrator) =>
      acting(db, by.actor, (tx) => readsBy(tx, 'rosa', { limit: 1, ...filter }));
    const first = await page({});
    expect(first.items).toMatchObject([{ by: 'rosa', what: 'view', declarationId: filed[1]?.id }]);
    expect(first.items[0]?.mrn).toMatch(/^26CO/);
    expect(await page({ after: first.next })).toMatchObject({ items: [{ declarationId: filed[0]?.id }], next: null });
    expect((await page({ to: instant(Date.now() - 60_000) })).items).toEqual([]);
    await expect(page({ from: AT, to: AT })).rejects.toMatchObject({ code: 'content-invalid' });
    expect((await page({}, officer('oscar', ['COBOG']))).items).toEqual([]);
  });

  it('can be added to in one’s own name only, and changed by nobody through the API; officers do not see it', async () => {
    const filed = await Filed.lodge(owner, { lane: 'yellow', at: AT });
    await view(olga, filed.id);
    const office = officer('oscar', ['COBOG']);
    const says = (text: string) => acting(db, office.actor, (tx) => sql.raw(text).execute(tx));
    await expect(
      says(`insert into declaration_reads (by, roles, declaration_id, what, request_id)
      values ('olga', '{}', '${filed.id}', 'view', 'x')`),
    ).rejects.toThrow('row-level security');
    for (const text of ['update declaration_reads set by = null', 'delete from declaration_reads'])
      await expect(says(text)).rejects.toThrow('permission denied');
    const { items } = await acting(db, office.actor, (tx) => readsOf(tx, filed.id, { limit: 10 }));
    expect(items).toEqual([]);
  });
});
