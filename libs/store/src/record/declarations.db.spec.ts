import { AuditTrail, DeclarationFilter, DeclarationView, instant, TimelineEntry, type ActorId } from '#libs/domain';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { administrator, agencyOfficer, broker, officer, supervisor } from '../../../../tests/setup/people.js';
import { acting } from './acting.js';
import { claim } from '../tasks/allocate.js';
import { auditTrail } from '../audit/audit.js';
import type { Database } from '../database.js';
import { byReference, content, declarationView, listDeclarations } from './declarations.js';
import type { Person } from '../person.js';
import { taskDetail } from '../tasks/detail.js';
import { eventsAfter, timeline } from './timeline.js';

const at = (minutes: number) => instant(Date.parse('2026-11-24T12:00:00.000Z') + minutes * 60_000);
const olga = officer('olga');
const bruno = broker('bruno', ['CO900111222']);
const ica = agencyOfficer('ICA');
const CONFORMING = { outcome: 'conforming' as const, findings: [], reasonResults: [] };
const ADVERSE = {
  outcome: 'nonconforming' as const,
  findings: [{ code: 'undervaluation' as const, description: 'half the price', evidence: [] }],
  reasonResults: [],
};

let fresh: FreshDatabase;
let pool: pg.Pool;
let seen: pg.Pool;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool, seen, db } = fresh);
}, 60_000);
afterAll(() => fresh.drop());

const viewOf = (person: Person, id: string) => acting(db, person.actor, (tx) => declarationView(tx, id, person.see));
const timelineOf = (person: Person, id: string) => acting(db, person.actor, (tx) => timeline(tx, id, person.see));
const trailOf = (id: string) => acting(db, administrator.actor, (tx) => auditTrail(tx, id));
const ask = { text: 'Which invoice?', documents: ['N935'] };

describe('the blue lane, outside customs', () => {
  const readers: [string, Person][] = [
    ['the trader', broker('benita', ['CO900999001'])],
    ['an agency', agencyOfficer('ANLA')],
  ];
  const facts = { declarant: 'CO900999001', agencies: ['ANLA'] };
  const permit = { kind: 'agency:ANLA' as const, form: { decision: 'permit' as const, findings: [] } };
  const statuses = ['released', 'cleared', 'held'] as const;

  /** All that a reader is told of a declaration, but for what names it. */
  async function toldOf(reader: Person, filed: Filed): Promise<unknown> {
    const { id, file } = filed;
    const filters = statuses.map((status) => DeclarationFilter.parse({ status, declarant: facts.declarant }));
    const lists = await acting(db, reader.actor, async (tx) => {
      const pages = [];
      for (const filter of filters) pages.push(await listDeclarations(tx, filter, reader));
      return pages;
    });
    const listed = lists.map(({ items }) => items.filter((each) => each.id === id));
    const told = [await viewOf(reader, id), await timelineOf(reader, id), listed];
    const { localReference = '' } = file.facts ?? {};
    const text = [id, file.mrn ?? '', localReference].reduce(
      (all, name) => all.replaceAll(name, 'ITS'),
      JSON.stringify(told),
    );
    return JSON.parse(text);
  }

  it.each(readers)('is to %s what the green lane is, before and after the audit', async (_, reader) => {
    const [green, blue] = [
      await Filed.lodge(pool, { lane: 'green', at: at(0), facts }),
      await Filed.lodge(pool, { lane: 'blue', at: at(0), facts }),
    ];
    for (const filed of [green, blue]) await filed.complete('adriana', permit, at(1));
    expect([green.file.status, blue.file.status]).toEqual(['cleared', 'released']);
    const told = await toldOf(reader, green);
    expect(told).toMatchObject([{ status: 'released', clearedAt: null }, expect.anything(), [[{}], [{}], []]]);
    expect(await toldOf(reader, blue)).toEqual(told);
    await blue.complete('aurora', { kind: 'audit', form: CONFORMING }, at(9));
    expect(blue.file.status).toBe('cleared');
    expect(await toldOf(reader, blue)).toEqual(told);
  });
});

describe('a declaration as it stands', () => {
  it('says everything that holds it, who must act, since when, until when, and what to do', async () => {
    const filed = await Filed.lodge(pool, {
      lane: 'red',
      at: at(0),
      facts: { advance: true, payment: 'cash', agencies: ['ICA'] },
      warnings: [{ path: '/containers/0', code: 'container-check-digit', message: 'The check digit does not fit.' }],
    });
    const view = await viewOf(bruno, filed.id);
    expect(DeclarationView.parse(view)).toEqual(view);
    expect(view?.holds.map(({ kind, owner }) => [kind, owner])).toEqual([
      ['arrival', 'carrier'],
      ['payment', 'trader'],
      ['agency:ICA', 'agency:ICA'],
      ['documents', 'customs'],
    ]);
    for (const hold of view?.holds ?? []) {
      expect(hold).toMatchObject({ openedAt: at(0), closedAt: null, taskId: hold.id });
      expect(hold.dueAt).toBe(filed.hold(hold.kind).dueAt);
      expect(hold.whatToDo).toMatch(/\.$/);
    }
    expect(view?.warnings).toMatchObject([{ code: 'container-check-digit' }]);
    const [first] = [...(view?.holds ?? [])].sort((a, b) => ((a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : 1));
    expect(view?.nextStep).toContain(` by ${first?.dueAt}`);
    expect(await viewOf(bruno, view?.mrn ?? '')).toEqual(view);
  });

  it('tells the lane and the risk’s reasons inside customs only', async () => {
    const filed = await Filed.lodge(pool, { lane: 'red', at: at(0), facts: { agencies: ['ICA'] } });
    expect(await viewOf(olga, filed.id)).toMatchObject({ lane: 'red', firstLane: 'red', reasons: [{ rule: 'R-1' }] });
    for (const outside of [bruno, ica]) {
      const view = await viewOf(outside, filed.id);
      expect(view?.id).toBe(filed.id);
      expect(Object.keys(view ?? {})).not.toEqual(expect.arrayContaining(['lane']));
      expect(JSON.stringify(view)).not.toMatch(/firstLane|reasons|"lane"|R-1/);
    }
  });

  it('is as good as absent for whom it does not concern', async () => {
    const filed = await Filed.lodge(pool, { lane: 'green', at: at(0) });
    const berta = broker('berta', ['CO900333444']);
    expect(await viewOf(berta, filed.id)).toBeUndefined();
    expect(await viewOf(ica, filed.id)).toBeUndefined();
    expect(await timelineOf(berta, filed.id)).toBeUndefined();
    expect(await acting(db, berta.actor, (tx) => auditTrail(tx, filed.id))).toBeUndefined();
    expect(await acting(db, berta.actor, (tx) => content(tx, filed.id))).toBeUndefined();
  });

  it('stands still for customs while the trader is asked, and says so', async () => {
    const filed = await Filed.lodge(pool, { lane: 'yellow', at: at(0) });
    const { id: holdId } = filed.hold('documents');
    await filed.does('requestInformation', { by: 'olga' as ActorId, holdId, attempt: 1, question: ask }, at(5));
    const view = await viewOf(bruno, filed.id);
    expect(view?.holds).toMatchObject([
      { kind: 'documents', suspendedAt: at(5), dueAt: null },
      { kind: 'information', owner: 'trader', question: ask },
    ]);
    expect(view?.nextStep).toMatch(/^The trader must act \(request for information\) by /);
  });

  it('does not tell a trader that released goods are audited, which would tell the lane', async () => {
    const filed = await Filed.lodge(pool, { lane: 'blue', at: at(0) });
    expect((await viewOf(olga, filed.id))?.holds).toMatchObject([{ kind: 'audit' }]);
    expect(await viewOf(bruno, filed.id)).toMatchObject({
      status: 'released',
      holds: [],
      nextStep: 'The goods are released and may leave.',
    });
    expect(JSON.stringify(await timelineOf(bruno, filed.id))).not.toMatch(/audit/i);
  });
});

describe('the list of declarations', () => {
  it('holds each declaration once, newest first, whatever the size of a page', async () => {
    const representative = 'CO900777888';
    const carla = broker('carla', [representative]);
    const lodged = [];
    for (let n = 0; n < 15; n++)
      lodged.push(await Filed.lodge(pool, { lane: 'green', at: at(Math.floor(n / 4)), facts: { representative } }));
    const expected = lodged
      .map(({ file }) => ({ id: file.id, at: file.acceptedAt ?? '' }))
      .sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
    const list = (query: object) =>
      acting(db, carla.actor, (tx) => listDeclarations(tx, DeclarationFilter.parse(query), carla));
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page = await list({ limit: '4', ...(after ? { after } : {}) });
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(ids).toEqual(expected.map(({ id }) => id));
    const [first] = lodged;
    expect((await list({ mrn: first?.file.mrn })).items).toMatchObject([{ id: first?.id }]);
    expect((await list({ localReference: first?.file.facts?.localReference })).items).toMatchObject([
      { id: first?.id },
    ]);
    expect((await list({ from: at(1), to: at(2) })).items).toHaveLength(4);
    expect((await list({ status: 'held' })).items).toHaveLength(0);
    expect((await list({ declarant: 'CO900333444' })).items).toHaveLength(0);
  });

  it('tells who must act first, and what waits for a party, by when it must act', async () => {
    const declarant = 'CO900777889';
    const dora = broker('dora', [declarant]);
    const lodge = async (hour: number, facts: object) =>
      (await Filed.lodge(pool, { lane: 'yellow', at: at(hour * 60), facts: { declarant, ...facts } })).id;
    const ofCustoms = await lodge(0, {});
    const toPay = await lodge(2, { payment: 'cash' });
    const toPayToo = await lodge(1, { payment: 'cash' });
    const asked = await Filed.lodge(pool, { lane: 'yellow', at: at(0), facts: { declarant } });
    const { id: holdId } = asked.hold('documents');
    await asked.does('requestInformation', { by: 'olga' as ActorId, holdId, attempt: 1, question: ask }, at(1));
    const due = (id: string, when: string | null) =>
      pool.query('update holds set due_at = $2 where declaration_id = $1', [id, when]);
    await due(toPay, at(500));
    await due(toPayToo, null);
    await due(asked.id, at(400));
    const list = (query: object) =>
      acting(db, dora.actor, (tx) => listDeclarations(tx, DeclarationFilter.parse(query), dora));
    const waiting = { waitsFor: 'trader', sort: 'due', limit: '1', with: 'waits-for' };
    const found: string[] = [];
    let after: string | null = null;
    do {
      const page = await list({ ...waiting, ...(after ? { after } : {}) });
      found.push(
        ...page.items.map(({ id, waitsFor }) => `${id} ${waitsFor?.owner} ${waitsFor?.kind} ${waitsFor?.dueAt}`),
      );
      after = page.next;
    } while (after);
    expect(found).toEqual([
      `${asked.id} trader information ${at(400)}`,
      `${toPay} trader payment ${at(500)}`,
      `${toPayToo} trader payment null`,
    ]);
    const all = await list({ with: 'waits-for' });
    expect(all.items.find(({ id }) => id === ofCustoms)?.waitsFor).toMatchObject({
      owner: 'customs',
      kind: 'documents',
    });
    expect((await list({})).items[0]).not.toHaveProperty('waitsFor');
    expect(DeclarationFilter.safeParse({ sort: 'due' }).success).toBe(false);
  });

  it('finds what a declarant lodged under a reference, and what it says', async () => {
    const filed = await Filed.lodge(pool, { lane: 'green', at: at(0) });
    const reference = filed.file.facts?.localReference ?? '';
    const { version } = filed.file;
    const found = (declarant: string) => acting(db, bruno.actor, (tx) => byReference(tx, declarant, reference));
    expect(await found('CO900111222')).toEqual({
      id: filed.id,
      mrn: filed.file.mrn,
      contentSha256: version?.content,
      receivedSha256: version?.received,
    });
    expect(await found('CO900333444')).toBeUndefined();
    const said = await acting(db, bruno.actor, (tx) => content(tx, filed.id));
    expect(said).toMatchObject({ version: 1, content: { localReference: reference } });
    expect(await acting(db, bruno.actor, (tx) => content(tx, filed.id, 2))).toBeUndefined();
  });
});

describe('the timeline', () => {
  const dispute = async () => {
    const filed = await Filed.lodge(pool, { lane: 'red', at: at(0), facts: { payment: 'cash', agencies: ['ICA'] } });
    await filed.complete('adriana', { kind: 'agency:ICA', form: { decision: 'permit', findings: [] } }, at(1));
    const { id: holdId } = filed.hold('documents');
    await filed.does('requestInformation', { by: 'olga' as ActorId, holdId, attempt: 1, question: ask }, at(2));
    await filed.complete('bruno', { kind: 'information', form: { answer: 'This one', documents: [] } }, at(3));
    await filed.complete('olga', { kind: 'documents', form: ADVERSE }, at(4));
    return filed;
  };

  it('tells customs everything that is recorded', async () => {
    const filed = await dispute();
    const entries = await timelineOf(olga, filed.id);
    expect(entries?.map(({ seq }) => seq)).toEqual(Array.from({ length: filed.file.seq }, (_, index) => index + 1));
    expect(entries?.map((entry) => TimelineEntry.parse(entry))).toEqual(entries);
    expect(entries?.find(({ type }) => type === 'FindingRecorded')).toMatchObject({ by: 'olga' });
  });

  it('tells a trader when and where goods arrived, and not what an officer remarked on it', async () => {
    const filed = await Filed.lodge(pool, { lane: 'green', at: at(0), facts: { advance: true } });
    const form = { arrivedAt: at(1), place: 'Muelle 4', note: 'SECRET' };
    await filed.complete('olga', { kind: 'arrival', form }, at(2));
    const completed = (await timelineOf(bruno, filed.id))?.find(({ type }) => type === 'TaskCompleted');
    expect(completed?.detail).toMatchObject({ form: { arrivedAt: at(1), place: 'Muelle 4' } });
    expect(JSON.stringify(completed)).not.toContain('SECRET');
    expect(JSON.stringify(await timelineOf(olga, filed.id))).toContain('SECRET');
  });

  it('tells a trader no lane, no reason, no finding and no officer’s name', async () => {
    const filed = await dispute();
    for (const outside of [bruno, ica]) {
      const told = JSON.stringify(await timelineOf(outside, filed.id));
      expect(told).not.toMatch(
        /olga|adriana|LaneAssigned|"red"|R-1|Finding|undervaluation|nonconforming|half the price/,
      );
    }
    const entries = await timelineOf(bruno, filed.id);
    expect(entries?.map(({ type, by, title }) => [type, by, title])).toEqual([
      ['DeclarationLodged', 'trader', 'Declaration lodged'],
      ['DeclarationAccepted', 'system', 'Declaration accepted'],
      ['HoldOpened', 'system', 'Payment opened: the trader must act'],
      ['HoldOpened', 'system', 'Control by ICA opened: ICA must act'],
      ['HoldOpened', 'system', 'Documentary check opened: customs must act'],
      ['TaskCompleted', 'agency:ICA', 'Control by ICA completed'],
      ['HoldClosed', undefined, 'Control by ICA closed'],
      ['HoldOpened', 'customs', 'Request for information opened: the trader must act'],
      ['ClockSuspended', 'customs', 'Documentary check: the clock stands still'],
      ['TaskCompleted', 'trader', 'Request for information completed'],
      ['HoldClosed', undefined, 'Request for information closed'],
      ['ClockResumed', 'system', 'Documentary check: the clock runs again'],
      ['TaskCompleted', 'customs', 'Documentary check completed'],
      ['HoldClosed', undefined, 'Documentary check closed'],
      ['HoldOpened', 'system', 'Review opened: customs must act'],
    ]);
    expect(entries?.find(({ title }) => title === 'Request for information completed')?.detail).toMatchObject({
      form: { answer: 'This one' },
    });
  });

  it('tells a trader why a supervisor refused release when it is refused, not before', async () => {
    const filed = await dispute();
    const form = { decision: 'refuse' as const, reason: 'The price is false.' };
    await filed.complete('sofia', { kind: 'review', form }, at(6));
    const entries = await timelineOf(bruno, filed.id);
    expect(entries?.filter((entry) => JSON.stringify(entry).includes('The price is false.'))).toMatchObject([
      { type: 'ReleaseRefused', by: 'customs' },
    ]);
    expect(await viewOf(bruno, filed.id)).toMatchObject({
      status: 'refused',
      nextStep: 'Release is refused.',
      holds: [],
    });
  });

  it('goes on after the last event that a reader had', async () => {
    const filed = await dispute();
    const whole = (await timelineOf(bruno, filed.id)) ?? [];
    for (const had of [0, 3, 7, filed.file.seq]) {
      const rest = await acting(db, bruno.actor, (tx) => eventsAfter(tx, filed.id, had, bruno.see));
      expect(rest).toEqual(whole.filter(({ seq }) => seq > had));
    }
  });
});

describe('a task with all that is needed to do it', () => {
  it('carries the form’s schema, the question asked and the answer given', async () => {
    const filed = await Filed.lodge(pool, { lane: 'yellow', at: at(0) });
    const { id: holdId } = filed.hold('documents');
    await filed.does('requestInformation', { by: 'olga' as ActorId, holdId, attempt: 1, question: ask }, at(2));
    const information = filed.hold('information').id;
    const detail = (person: Person, id: string) => acting(db, person.actor, (tx) => taskDetail(tx, id, person.see));
    expect(await detail(bruno, information)).toMatchObject({
      question: ask,
      information: [],
      form: { type: 'object', title: 'Answer to a request for information', required: ['answer'] },
      declaration: { id: filed.id },
    });
    expect(await detail(bruno, holdId)).toBeUndefined();
    const documents = [{ type: 'N935', name: 'invoice.pdf', sha256: 'a'.repeat(64) as never }];
    await filed.complete('bruno', { kind: 'information', form: { answer: 'This one', documents } }, at(3));
    expect(await detail(olga, holdId)).toMatchObject({
      state: 'open',
      question: null,
      form: { properties: { outcome: { enum: ['conforming', 'nonconforming', 'raise'] } } },
      information: [{ holdId: information, question: ask, closedAt: at(3), answer: 'This one', documents }],
      declaration: { lane: 'yellow' },
    });
  });

  it('carries what controls answered so far to customs, to an agency its own answer, to a trader none', async () => {
    const filed = await Filed.lodge(pool, { lane: 'yellow', at: at(0), facts: { agencies: ['ICA'], payment: 'cash' } });
    const detail = (person: Person, id: string) => acting(db, person.actor, (tx) => taskDetail(tx, id, person.see));
    const agency = filed.hold('agency:ICA').id;
    const payment = filed.hold('payment').id;
    await filed.complete('olga', { kind: 'documents', form: ADVERSE }, at(1));
    const review = filed.hold('review').id;
    const found = { kind: 'documents', by: 'olga', at: at(1), version: 1, form: ADVERSE };
    expect(await detail(supervisor, review)).toMatchObject({
      results: [found],
      effects: [
        { choice: 'continue', releases: false, heldBy: ['payment', 'agency:ICA'] },
        { choice: 'inspect', opens: ['inspection'] },
        { choice: 'refuse', refuses: true },
      ],
    });
    expect(await detail(ica, agency)).toMatchObject({
      results: [],
      effects: [{ choice: 'permit', releases: false }, { choice: 'refuse' }],
    });
    const denial = { decision: 'refuse' as const, reason: 'no phytosanitary certificate', findings: [] };
    await filed.complete('adriana', { kind: 'agency:ICA', form: denial }, at(2));
    expect(await detail(ica, agency)).toMatchObject({ results: [{ by: 'adriana', form: denial }], effects: [] });
    expect((await detail(supervisor, review))?.results).toMatchObject([found, { by: 'adriana', form: denial }]);
    expect(await detail(bruno, payment)).toMatchObject({ results: [], effects: [] });
    expect(JSON.stringify(await detail(bruno, payment))).not.toMatch(/undervaluation|phytosanitary|olga|adriana/);
  });

  it('tells an agency for which items it is asked, and by which beginning of their codes', async () => {
    const filed = await Filed.lodge(pool, { lane: 'green', at: at(0), facts: { agencies: ['ICA'] } });
    const { rows } = await pool.query<{ code: string }>(
      `select content->'items'->0->>'commodityCode' as code from declaration_versions where declaration_id = $1`,
      [filed.id],
    );
    const code = rows[0]?.code ?? '';
    const prefix = code.slice(0, 4);
    await pool.query(`update agencies set config = jsonb_set(config, '{prefixes}', $1) where name = 'ICA'`, [
      JSON.stringify([code.slice(0, 2), prefix]),
    ]);
    const { id } = filed.hold('agency:ICA');
    const told = await acting(db, ica.actor, (tx) => taskDetail(tx, id, ica.see));
    expect(told?.agencyItems).toEqual([{ item: 1, commodityCode: code, prefix }]);
  });
});

describe('the audit trail', () => {
  const cleared = async () => {
    const filed = await Filed.lodge(pool, { lane: 'yellow', at: at(0) });
    const task = filed.hold('documents').id;
    await claim({ seen, db }, olga, task);
    await filed.complete('olga', { kind: 'documents', form: CONFORMING }, at(60 * 24 * 365));
    return filed;
  };

  it('tells who did what, when, with which versions, claims included, and proves the chain', async () => {
    const filed = await cleared();
    const trail = await trailOf(filed.id);
    const whole = { ...trail, anchoredBy: null };
    expect(AuditTrail.parse(whole)).toEqual(whole);
    expect(trail?.chain).toEqual({ intact: true, length: filed.file.seq, head: filed.file.head, firstBroken: null });
    expect(trail?.entries.flatMap(({ seq }) => (seq === null ? [] : [seq]))).toEqual(
      Array.from({ length: filed.file.seq }, (_, index) => index + 1),
    );
    const types = trail?.entries.map(({ type }) => type) ?? [];
    expect(types.indexOf('claimed')).toBe(types.indexOf('TaskCompleted') - 1);
    expect(trail?.entries.find(({ type }) => type === 'LaneAssigned')?.detail).toMatchObject({
      assessment: { versions: { rules: '7', thresholds: '3' } },
    });
  });

  const tampering: [string, string, number][] = [
    ['who did it', `update events set by = 'somebody else' where declaration_id = $1 and seq = 5`, 5],
    ['when', `update events set at = at + interval '1 second' where declaration_id = $1 and seq = 1`, 1],
    ['what', `update events set body = jsonb_set(body, '{lane}', '"green"') where declaration_id = $1 and seq = 3`, 3],
    ['the hash', `update events set hash = repeat('0', 64) where declaration_id = $1 and seq = 2`, 2],
    ['a removed event', `delete from events where declaration_id = $1 and seq = 4`, 4],
    ['the last events removed', `delete from events where declaration_id = $1 and seq > 6`, 7],
  ];
  it.each(tampering)('names the first broken link after tampering with %s', async (_, statement, firstBroken) => {
    const filed = await cleared();
    expect(filed.file.seq).toBeGreaterThan(6);
    await pool.query(statement, [filed.id]);
    expect((await trailOf(filed.id))?.chain).toMatchObject({ intact: false, firstBroken });
  });
});
