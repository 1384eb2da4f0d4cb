import { InboxFilter, instant, type ActorId, type TaskView } from '#libs/domain';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { agencyOfficer, broker, officer, somebody, supervisor } from '../../../../tests/setup/people.js';
import { acting } from '../record/acting.js';
import { claim } from './allocate.js';
import type { Database } from '../database.js';
import { inbox, inboxCounts } from './inbox.js';
import type { Person } from '../person.js';

const START = Date.parse('2026-11-24T12:00:00.000Z');
const at = (minutes: number) => instant(START + minutes * 60_000);
const OFFICES = ['COBOG', 'COBUN', 'COCTG'];
const LANES = ['yellow', 'orange', 'red', 'green'] as const;
const CONFORMING = { outcome: 'conforming' as const, findings: [], reasonResults: [] };

let fresh: FreshDatabase;
let pool: pg.Pool;
let api: pg.Pool;
let db: Database;
const filed: Filed[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool, seen: api, db } = fresh);
  for (let n = 0; n < 160; n++) {
    const one = await Filed.lodge(pool, {
      lane: LANES[n % 4] ?? 'green',
      // Several are lodged at the same moment, and due at the same moment, so that only the id tells them apart.
      at: at(Math.floor(n / 10)),
      facts: {
        office: OFFICES[n % 3] ?? '',
        perishable: n % 5 === 0,
        payment: n % 4 === 3 ? 'cash' : 'deferred',
        agencies: n % 7 === 0 ? ['ICA'] : [],
        declarant: n % 2 === 0 ? 'CO900111222' : 'CO900333444',
      },
    });
    filed.push(one);
    if (n % 20 === 0) {
      const { id: holdId } = one.hold('documents');
      const question = { text: 'Which invoice?', documents: [] };
      await one.does('requestInformation', { by: 'olga' as ActorId, holdId, attempt: 1, question }, at(30));
    }
    if (n % 16 === 4 && n % 20 !== 0) await one.complete('olga', { kind: 'documents', form: CONFORMING }, at(31));
  }
  const oscar = officer('oscar');
  await claim({ seen: api, db }, oscar, filed[8]?.hold('documents').id ?? '');
}, 60_000);
afterAll(() => fresh.drop());

const olga = officer('olga');
const list = (query: object, person: Person = olga) =>
  acting(db, person.actor, (tx) => inbox(tx, InboxFilter.parse(query), person));
const counts = (query: object, person: Person = olga) =>
  acting(db, person.actor, (tx) => inboxCounts(tx, InboxFilter.parse(query), person));

/** Every page of a list, one after the other. */
async function everyPage(query: object, person: Person = olga, between?: (page: TaskView[]) => Promise<void>) {
  const all: TaskView[] = [];
  let after: string | null | undefined;
  do {
    const page = await list({ ...query, ...(after ? { after } : {}) }, person);
    all.push(...page.items);
    await between?.(page.items);
    after = page.next;
  } while (after);
  return all;
}

const ids = (tasks: TaskView[]) => tasks.map(({ id }) => id);
const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
const ORDERS: Record<string, (a: TaskView, b: TaskView) => number> = {
  urgency: (a, b) => b.priority - a.priority || compare(a.dueAt ?? '9', b.dueAt ?? '9') || compare(a.id, b.id),
  due: (a, b) => compare(a.dueAt ?? '9', b.dueAt ?? '9') || compare(a.id, b.id),
  newest: (a, b) => compare(b.openedAt, a.openedAt) || compare(b.id, a.id),
};

describe('pages of the inbox', () => {
  it.each(Object.keys(ORDERS))(
    'hold every task to be done once, in the order of %s, whatever their size',
    async (sort) => {
      const whole = (await list({ sort, limit: '200' })).items;
      const { rows } = await pool.query<{ id: string }>(`select id from tasks where phase in ('open', 'waiting')`);
      expect(ids(whole).sort()).toEqual(rows.map(({ id }) => id).sort());
      expect(ids(whole)).toEqual(ids([...whole].sort(ORDERS[sort])));
      for (const limit of ['1', '7', '50']) expect(ids(await everyPage({ sort, limit }))).toEqual(ids(whole));
    },
  );

  it.each(Object.keys(ORDERS))(
    'neither lose nor repeat a task in the order of %s while tasks are claimed',
    async (sort) => {
      const before = await everyPage({ sort });
      const seen = await everyPage({ sort, limit: '9' }, olga, async (page) => {
        const mine = page.filter(({ state, group }) => state === 'open' && group === 'documents').slice(0, 3);
        for (const { id } of mine) await claim({ seen: api, db }, olga, id);
      });
      expect(ids(seen)).toEqual(ids(before));
      await pool.query("update tasks set assignee = null, claimed_at = null where assignee = 'olga'");
    },
  );

  it('end with the last task, also where a page is exactly full', async () => {
    const all = await everyPage({ group: 'scan' });
    expect(await list({ group: 'scan', limit: String(all.length) })).toMatchObject({ next: null });
  });

  it('refuse a mark of another order, or a made-up one', async () => {
    const { next } = await list({ limit: '1' });
    for (const after of [next ?? '', 'nonsense', Buffer.from('["due","yesterday","x"]').toString('base64url')])
      await expect(list({ sort: 'due', after })).rejects.toMatchObject({ code: 'malformed-content' });
  });
});

describe('filters', () => {
  const done = (state: string[]) => (task: TaskView) => state.includes(task.state);
  const CASES: [object, (task: TaskView) => boolean][] = [
    [{ office: 'COBUN' }, (task) => task.office === 'COBUN'],
    [{ office: ['COBUN', 'COCTG'] }, (task) => task.office !== 'COBOG'],
    [{ group: 'scan' }, (task) => task.group === 'scan'],
    [{ kind: ['payment', 'agency:ICA'] }, (task) => task.kind === 'payment' || task.kind === 'agency:ICA'],
    [{ state: 'waiting' }, done(['waiting'])],
    [{ state: ['open', 'claimed'] }, done(['open', 'claimed'])],
    [{ priorityMin: '80' }, (task) => task.priority >= 80],
    [{ assignee: 'none' }, (task) => task.assignee === null],
    [{ assignee: 'oscar' }, (task) => task.assignee === 'oscar'],
    [{ dueBefore: at(60 * 24 + 5) }, (task) => task.dueAt !== null && task.dueAt < at(60 * 24 + 5)],
  ];

  it.each(CASES)('%j find what they say, and counts tell how much', async (query, belongs) => {
    const expected = (await everyPage({})).filter(belongs);
    const found = await everyPage(query);
    expect(ids(found)).toEqual(ids(expected));
    const told = await counts(query);
    const tally = (of: (task: TaskView) => string) =>
      found.reduce<Record<string, number>>((sums, task) => ({ ...sums, [of(task)]: (sums[of(task)] ?? 0) + 1 }), {});
    expect(told).toMatchObject({
      total: found.length,
      byState: tally((task) => task.state),
      byKind: tally((task) => task.kind),
      byGroup: tally((task) => task.group),
    });
  });

  it('find tasks by part of an MRN or of the trader’s reference, and nothing by what stands for anything', async () => {
    const [one] = filed.filter(({ file }) => file.holds.some(({ closedAt }) => closedAt === null));
    const everything = await everyPage({});
    const mrn = String(one?.file.mrn);
    const part = mrn.slice(6, 13).toLowerCase();
    const expected = everything.filter(({ mrn }) => mrn.toLowerCase().includes(part));
    expect(expected.length).toBeGreaterThan(0);
    expect(ids(await everyPage({ find: part }))).toEqual(ids(expected));
    expect(ids(await everyPage({ find: mrn.toLowerCase() }))).toEqual(
      ids(everything.filter((task) => task.mrn === mrn)),
    );
    await pool.query(`update declarations set local_reference = 'Pedido_77/A' where mrn = $1`, [one?.file.mrn]);
    expect(new Set((await everyPage({ find: 'pedido_77' })).map(({ mrn }) => mrn))).toEqual(new Set([one?.file.mrn]));
    expect(await everyPage({ find: '%%%' })).toEqual([]);
    expect(await everyPage({ find: 'pedido-77' })).toEqual([]);
  });

  it('find what is overdue', async () => {
    await pool.query(`update tasks set due_at = greatest(due_at, now() + interval '1 day') where due_at is not null`);
    await pool.query(`update tasks set due_at = now() - interval '1 hour' where id = $1`, [filed[1]?.hold('scan').id]);
    expect(ids(await everyPage({ overdue: 'true' }))).toEqual([filed[1]?.hold('scan').id]);
    const [overdue, rest] = [await counts({}), await counts({ overdue: 'false' })];
    expect(overdue).toMatchObject({ overdue: 1 });
    expect(rest).toMatchObject({ overdue: 0, total: overdue.total - 1 });
  });

  it('hold every closed task once, the last closed first unless told otherwise, whatever their size', async () => {
    const query = { state: ['completed', 'cancelled'] };
    const whole = (await list({ ...query, limit: '200' })).items;
    expect(whole.length).toBeGreaterThan(2);
    const lastClosed = (a: TaskView, b: TaskView) => compare(b.closedAt ?? '', a.closedAt ?? '') || compare(b.id, a.id);
    expect(ids(whole)).toEqual(ids(whole.toSorted(lastClosed)));
    for (const limit of ['1', '2']) expect(ids(await everyPage({ ...query, limit }))).toEqual(ids(whole));
    const newest = await everyPage({ ...query, sort: 'newest', limit: '2' });
    expect(ids(newest)).toEqual(ids(whole.toSorted(ORDERS['newest'])));
    expect(InboxFilter.safeParse({ sort: 'closed' }).success).toBe(false);
    expect(InboxFilter.safeParse({ ...query, sort: 'due' }).success).toBe(false);
  });

  it('find a declaration’s tasks by its MRN, those closed too', async () => {
    const [one] = filed.filter(({ file }) => file.holds.some(({ closedAt }) => closedAt));
    const all = await everyPage({
      mrn: one?.file.mrn,
      state: ['completed', 'open', 'claimed', 'waiting', 'cancelled'],
    });
    expect(ids(all)).toEqual(one?.file.holds.map(({ id }) => id).reverse());
    expect(ids(await everyPage({ mrn: one?.file.mrn }))).toEqual(ids(all.filter(({ closedAt }) => closedAt === null)));
  });

  it('tell of completed tasks what their form says came of them, in the form’s word, and of no other', async () => {
    const controlled = filed.filter(({ file }) =>
      file.holds.some(({ kind, closedAt }) => kind === 'documents' && closedAt),
    );
    const ids = controlled.flatMap(({ file }) => file.holds.map(({ id }) => id));
    const told = await everyPage({
      id: ids.slice(0, 50),
      state: ['completed', 'open', 'claimed', 'waiting', 'cancelled'],
    });
    expect(told.some(({ kind }) => kind === 'documents')).toBe(true);
    for (const { kind, choice } of told) expect(choice).toBe(kind === 'documents' ? 'conforming' : null);
  });

  it('find tasks by their ids, as far as their states are asked for', async () => {
    const [one, two] = filed.flatMap(({ file }) => file.holds.filter(({ closedAt }) => closedAt === null));
    const closed = filed.flatMap(({ file }) => file.holds).find(({ closedAt }) => closedAt !== null);
    const asked = [one, two, closed].map((hold) => hold?.id);
    expect(ids(await everyPage({ id: asked })).sort()).toEqual([one?.id, two?.id].sort());
    expect(ids(await everyPage({ id: asked, state: ['completed', 'cancelled'] }))).toEqual([closed?.id]);
  });

  it('find only what one may take: open, of one’s groups, and not excluded', async () => {
    const red = filed[2];
    const findings = [{ code: 'undervaluation' as const, description: 'half the price', evidence: [] }];
    const form = { outcome: 'nonconforming' as const, findings, reasonResults: [] };
    await red?.complete('sofia', { kind: 'documents', form }, at(40));
    const review = red?.hold('review').id;
    expect(ids(await everyPage({ kind: 'review' }, supervisor))).toEqual([review]);
    expect(ids(await everyPage({ kind: 'review', mine: 'may-take' }, supervisor))).toEqual([]);
    const samuel = somebody('samuel', 'supervisor', ['review']);
    expect(ids(await everyPage({ mine: 'may-take' }, samuel))).toEqual([review]);
    expect(await everyPage({ mine: 'may-take' }, somebody('amparo', 'administrator', []))).toEqual([]);
  });
});

describe('whose inbox it is', () => {
  it('is an office’s for its officers, an agency’s for its own, a trader’s for the broker', async () => {
    const oscar = await everyPage({}, officer('oscar', ['COBOG']));
    expect(oscar.length).toBeGreaterThan(0);
    expect(oscar.every((task) => task.office === 'COBOG')).toBe(true);
    const agency = await everyPage({}, agencyOfficer('ICA'));
    expect(agency.length).toBeGreaterThan(0);
    expect(agency.every((task) => task.group === 'agency:ICA')).toBe(true);
    const trader = await everyPage({}, broker('berta', ['CO900333444']));
    expect(trader.length).toBeGreaterThan(0);
    expect(trader.every((task) => task.group === 'trader')).toBe(true);
  });

  it('tells lanes inside customs only', async () => {
    expect((await list({})).items.every((task) => 'lane' in task)).toBe(true);
    expect((await list({}, agencyOfficer('ICA'))).items.some((task) => 'lane' in task)).toBe(false);
  });
});
