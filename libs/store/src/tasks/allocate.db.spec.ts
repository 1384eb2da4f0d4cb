import { instant, Refused, type ActorId, type NextFilter } from '#libs/domain';
import { acting } from '../record/acting.js';
import type { Database } from '../database.js';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { agencyOfficer, officer, somebody, supervisor } from '../../../../tests/setup/people.js';
import { assign, claim, takeNext, unclaim } from './allocate.js';
import type { Person } from '../person.js';
import { comment, saveDraft } from './notes.js';
import { taskDetail } from './detail.js';

const T0 = Date.parse('2026-11-24T12:00:00.000Z');
const at = (minutes: number) => instant(T0 + minutes * 60_000);

let fresh: FreshDatabase;
let pool: pg.Pool;
let seen: pg.Pool;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool, seen, db } = fresh);
}, 60_000);
afterAll(() => fresh.drop());

const claims = (person: Person, taskId: string) => claim({ seen, db }, person, taskId);
const unclaims = (person: Person, taskId: string, mayAssign = false) =>
  acting(db, person.actor, (tx) => unclaim(tx, person, taskId, mayAssign));
const assigns = (person: Person, taskId: string, to: Person) =>
  acting(db, person.actor, (tx) => assign(tx, person, taskId, to));
const takes = (person: Person, filter: NextFilter = {}) =>
  acting(db, person.actor, (tx) => takeNext(tx, person, filter));
const drafts = (person: Person, taskId: string, attempt: number, draft: unknown) =>
  acting(db, person.actor, (tx) => saveDraft(tx, person, taskId, attempt, draft));

const codeOf = (reason: unknown) => (reason instanceof Refused ? reason.code : reason);
const yellow = async () => (await Filed.lodge(pool, { lane: 'yellow', at: at(0) })).hold('documents').id;
const logOf = async (taskId: string) =>
  (
    await pool.query<{ action: string; by: string; detail: unknown }>(
      'select action, by, detail from task_log where task_id = $1 order by id',
      [taskId],
    )
  ).rows;

describe('claiming a task', () => {
  it('gives a task that two officers claim at once to exactly one of them', async () => {
    for (let round = 0; round < 10; round++) {
      const task = await yellow();
      const people = Array.from({ length: 20 }, (_, index) => officer(`officer-${index}`));
      const outcomes = await Promise.allSettled(people.map((person) => claims(person, task)));
      const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [codeOf(outcome.reason)] : []));
      expect(won).toHaveLength(1);
      expect(new Set(lost)).toEqual(new Set(['task-already-claimed']));
      const { rows } = await pool.query('select assignee, state from tasks where id = $1', [task]);
      expect(rows).toEqual([{ assignee: won[0]?.assignee, state: 'claimed' }]);
      expect(await logOf(task)).toEqual([
        { action: 'claimed', by: won[0]?.assignee, detail: { attempt: 1, how: 'chosen' } },
      ]);
    }
  });

  it('lets its holder claim it again without another trace', async () => {
    const task = await yellow();
    const first = await claims(officer('olga'), task);
    expect(await claims(officer('olga'), task)).toEqual(first);
    expect(await logOf(task)).toHaveLength(1);
  });

  it('is refused to whom separation of duties excludes', async () => {
    const filed = await Filed.lodge(pool, { lane: 'red', at: at(0) });
    const findings = [{ code: 'undervaluation' as const, description: 'half the price', evidence: [] }];
    const form = { outcome: 'nonconforming' as const, findings, reasonResults: [] };
    await filed.complete('sofia', { kind: 'documents', form }, at(1));
    const review = filed.hold('review').id;
    await expect(claims(supervisor, review)).rejects.toMatchObject({ code: 'separation-of-duties' });
    await expect(assigns(somebody('samuel', 'supervisor', ['review']), review, supervisor)).rejects.toMatchObject({
      code: 'separation-of-duties',
    });
    await expect(claims(somebody('samuel', 'supervisor', ['review']), review)).resolves.toMatchObject({
      assignee: 'samuel',
    });
  });

  it('is refused to whom the task is not for', async () => {
    const task = await yellow();
    await expect(claims(somebody('ivan', 'inspector', ['scan', 'inspection']), task)).rejects.toMatchObject({
      code: 'not-your-task',
    });
  });

  it('hides a task of another office', async () => {
    const task = await yellow();
    const elsewhere = somebody('omaira', 'officer', ['documents'], { offices: ['COBUN'] });
    await expect(claims(elsewhere, task)).rejects.toMatchObject({ code: 'not-found' });
    await expect(claims(officer('olga'), 'dec_00000000000000000000000000.1')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is refused once the task is closed, and while it waits for the trader', async () => {
    const filed = await Filed.lodge(pool, { lane: 'yellow', at: at(0) });
    const task = filed.hold('documents').id;
    const question = { text: 'Which invoice?', documents: ['N935'] };
    await filed.does('requestInformation', { by: 'olga' as ActorId, holdId: task, attempt: 1, question }, at(1));
    await expect(claims(officer('oscar'), task)).rejects.toMatchObject({ code: 'task-waiting' });
    await filed.complete('bruno', { kind: 'information', form: { answer: 'This one', documents: [] } }, at(2));
    await filed.complete(
      'olga',
      { kind: 'documents', form: { outcome: 'conforming', findings: [], reasonResults: [] } },
      at(3),
    );
    await expect(claims(officer('oscar'), task)).rejects.toMatchObject({ code: 'task-closed' });
    await expect(unclaims(officer('olga'), task)).rejects.toMatchObject({ code: 'task-closed' });
  });
});

describe('giving back and assigning', () => {
  it('lets only its holder give a task back, and once only', async () => {
    const task = await yellow();
    await claims(officer('olga'), task);
    await expect(unclaims(officer('oscar'), task)).rejects.toMatchObject({ code: 'not-your-task' });
    expect(await unclaims(officer('olga'), task)).toMatchObject({ state: 'open', assignee: null, claimedAt: null });
    expect(await unclaims(officer('olga'), task)).toMatchObject({ state: 'open' });
    expect((await logOf(task)).map(({ action }) => action)).toEqual(['claimed', 'unclaimed']);
  });

  it('lets who may assign give back what somebody else left lying, whatever its group, and says whose it was', async () => {
    const task = (await Filed.lodge(pool, { lane: 'green', at: at(0), facts: { agencies: ['ICA'] } })).hold(
      'agency:ICA',
    ).id;
    await claims(agencyOfficer('ICA'), task);
    const colleague = { ...agencyOfficer('ICA'), actor: { ...agencyOfficer('ICA').actor, id: 'alba' as ActorId } };
    const elsewhere = agencyOfficer('INVIMA');
    await expect(unclaims(elsewhere, task, true)).rejects.toMatchObject({ code: 'not-found' });
    await expect(assigns(elsewhere, task, elsewhere)).rejects.toMatchObject({ code: 'not-found' });
    expect(await unclaims(colleague, task, true)).toMatchObject({ state: 'open', assignee: null });
    expect(await assigns(supervisor, task, colleague)).toMatchObject({ assignee: 'alba' });
    expect((await logOf(task)).slice(1)).toEqual([
      { action: 'unclaimed', by: 'alba', detail: { attempt: 1, before: 'officer of ICA' } },
      { action: 'assigned', by: 'sofia', detail: { attempt: 1, to: 'alba' } },
    ]);
  });

  it('lets a supervisor take a task from one and give it to another', async () => {
    const task = await yellow();
    await claims(officer('olga'), task);
    expect(await assigns(supervisor, task, officer('oscar'))).toMatchObject({ assignee: 'oscar', state: 'claimed' });
    expect(await assigns(supervisor, task, officer('oscar'))).toMatchObject({ assignee: 'oscar' });
    expect(await logOf(task)).toEqual([
      { action: 'claimed', by: 'olga', detail: { attempt: 1, how: 'chosen' } },
      { action: 'assigned', by: 'sofia', detail: { attempt: 1, before: 'olga', to: 'oscar' } },
    ]);
  });

  it.each<[string, Person]>([
    ['of another office', officer('omaira', ['COBUN'])],
    ['of no office', officer('orlando', [])],
    ['of another group', somebody('ines', 'inspector', ['scan', 'inspection'])],
    ['of an agency', agencyOfficer('ICA')],
    ['who does no tasks', somebody('amparo', 'administrator', [])],
  ])('gives nobody a task that they could not do: %s', async (_who, to) => {
    const task = await yellow();
    await claims(officer('olga'), task);
    await expect(assigns(supervisor, task, to)).rejects.toMatchObject({ code: 'assignee-not-eligible' });
    expect(await logOf(task)).toHaveLength(1);
    expect(await assigns(supervisor, task, officer('oscar', ['COBOG']))).toMatchObject({ assignee: 'oscar' });
  });

  it('keeps an assignment that meets a claim: the log tells in which order they were', async () => {
    for (let round = 0; round < 10; round++) {
      const task = await yellow();
      await Promise.allSettled([claims(officer('olga'), task), assigns(supervisor, task, officer('oscar'))]);
      const { rows } = await pool.query('select assignee from tasks where id = $1', [task]);
      expect(rows).toEqual([{ assignee: 'oscar' }]);
      const log = await logOf(task);
      const assigned = log.find(({ action }) => action === 'assigned');
      expect(assigned?.detail).toEqual({ attempt: 1, to: 'oscar', ...(log.length === 2 ? { before: 'olga' } : {}) });
    }
  });
});

describe('taking the next task', () => {
  const inspector = (id: string) => somebody(id, 'inspector', ['scan'], { offices: ['COCTG'] });
  const orange = (facts: { perishable?: boolean } = {}, minutes = 0) =>
    Filed.lodge(pool, { lane: 'orange', at: at(minutes), facts: { office: 'COCTG', ...facts } });

  it('never gives one task to two people', async () => {
    await Promise.all(Array.from({ length: 40 }, () => orange()));
    const taken = await Promise.all(Array.from({ length: 50 }, (_, index) => takes(inspector(`inspector-${index}`))));
    const ids = taken.flatMap((task) => (task ? [task.id] : []));
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  it('gives perishable goods first, then what is due first, and nothing when nothing is left', async () => {
    const later = await orange({}, 60);
    const sooner = await orange({}, 30);
    const perishable = await orange({ perishable: true }, 90);
    const order = [perishable, sooner, later].map((filed) => filed.hold('scan').id);
    const taken = [];
    for (let i = 0; i < 4; i++) taken.push((await takes(inspector('ines')))?.id);
    expect(taken).toEqual([...order, undefined]);
  });

  it('gives only tasks of the offices and kinds asked for', async () => {
    const filed = await orange();
    const everywhere = somebody('ines', 'inspector', ['scan', 'inspection']);
    expect(await takes(everywhere, { office: ['COBUN'] })).toBeUndefined();
    expect(await takes(everywhere, { kind: ['inspection'] })).toBeUndefined();
    expect(await takes(everywhere, { office: ['COCTG'], kind: ['scan'] })).toMatchObject({ id: filed.hold('scan').id });
  });
});

describe('notes about a task', () => {
  it('keeps the last draft of its holder and refuses one for an attempt that is past', async () => {
    const task = await yellow();
    await expect(drafts(officer('olga'), task, 1, {})).rejects.toMatchObject({ code: 'task-not-claimed' });
    await claims(officer('olga'), task);
    await drafts(officer('olga'), task, 1, { note: 'begun' });
    await drafts(officer('olga'), task, 1, { note: 'half done' });
    await expect(drafts(officer('oscar'), task, 1, {})).rejects.toMatchObject({ code: 'not-your-task' });
    await expect(drafts(officer('olga'), task, 2, {})).rejects.toMatchObject({ code: 'task-stale' });
    const { rows } = await pool.query('select draft, draft_by from tasks where id = $1', [task]);
    expect(rows).toEqual([{ draft: { note: 'half done' }, draft_by: 'olga' }]);
    expect((await logOf(task)).map(({ action }) => action)).toEqual(['claimed', 'drafted']);
  });

  it('writes a comment once, however often it is sent', async () => {
    const task = await yellow();
    const olga = officer('olga');
    const send = () => acting(db, olga.actor, (tx) => comment(tx, olga, task, 'Called the broker.', `comment-${task}`));
    const first = await send();
    expect(await send()).toEqual(first);
    const detail = await acting(db, olga.actor, (tx) => taskDetail(tx, task, olga.see));
    expect(detail?.comments).toEqual([first]);
    expect((await logOf(task)).map(({ action }) => action)).toEqual(['commented']);
  });
});
