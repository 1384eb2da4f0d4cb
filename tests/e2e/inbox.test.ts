import { InboxCounts, TaskPage, type TaskView } from '#libs/domain';
import { as, bodyOf, lodge, problemIn, refusalIn } from './client.js';
import { declarationFor } from './declarations.js';
import { claim, doTask } from './desk.js';

/** Other tests leave this office alone. */
const OFFICE = 'COCTG';

const inbox = async (person: string, query = ''): Promise<TaskView[]> =>
  bodyOf(await as(person).get(`/tasks?office=${OFFICE}&limit=200${query}`), TaskPage).items;
const countsOf = async (person: string, query = '') =>
  bodyOf(await as(person).get(`/tasks/counts?office=${OFFICE}${query}`), InboxCounts);

describe('the inbox', () => {
  let tasks: TaskView[] = [];

  beforeAll(async () => {
    const roses = { item: { commodityCode: '06031100', description: 'Cut roses' } };
    for (const [lane, more] of [
      ['yellow', {}],
      ['yellow', roses],
      ['orange', {}],
      ['red', {}],
      ['yellow', {}],
    ] as const)
      await lodge('gateway', declarationFor(lane, { office: OFFICE, ...more }));
    tasks = await inbox('sofia');
  });

  const idsOf = (found: TaskView[]): string[] => found.map(({ id }) => id);

  it('shows what is to be done, perishable goods first, then what is due first', () => {
    expect(tasks.length).toBeGreaterThanOrEqual(6);
    expect(tasks[0]?.priority).toBe(80);
    const order = tasks.map(({ priority, dueAt }) => `${100 - priority} ${dueAt ?? '9'}`);
    expect(order).toEqual([...order].sort());
  });

  it.each([
    ['kind', '&kind=scan', (task: TaskView) => task.kind === 'scan'],
    ['several kinds', '&kind=scan&kind=agency:ICA', ({ kind }: TaskView) => ['scan', 'agency:ICA'].includes(kind)],
    ['group', '&group=documents', (task: TaskView) => task.group === 'documents'],
    ['state', '&state=claimed', (task: TaskView) => task.state === 'claimed'],
    ['priority', '&priorityMin=51', (task: TaskView) => task.priority >= 51],
    ['assignee none', '&assignee=none', (task: TaskView) => task.assignee === null],
    ['overdue', '&overdue=true', (task: TaskView) => task.dueAt !== null && task.dueAt < new Date().toISOString()],
  ])('filters by %s, and counts what the filter finds', async (_name, query, fits) => {
    const expected = tasks.filter(fits);
    expect(idsOf(await inbox('sofia', query))).toEqual(idsOf(expected));
    const counts = await countsOf('sofia', query);
    expect(counts.total).toBe(expected.length);
    for (const by of [counts.byGroup, counts.byKind, counts.byState])
      expect(Object.values(by).reduce((sum, n) => sum + n, 0)).toBe(expected.length);
  });

  it('filters by MRN and by due date', async () => {
    const [first] = tasks;
    const ofFirst = await inbox('sofia', `&mrn=${first?.mrn}`);
    expect(new Set(ofFirst.map(({ mrn }) => mrn))).toEqual(new Set([first?.mrn]));
    const middle = tasks.map(({ dueAt }) => dueAt ?? '9').sort()[3] ?? '';
    const due = await inbox('sofia', `&dueBefore=${middle}`);
    expect(idsOf(due)).toEqual(idsOf(tasks.filter(({ dueAt }) => dueAt !== null && dueAt < middle)));
  });

  it.each(['urgency', 'due', 'newest'])('gives every task on one page only, sorted by %s', async (sort) => {
    const expected = idsOf(await inbox('sofia', `&sort=${sort}`));
    const found: string[] = [];
    let after = '';
    do {
      const page = bodyOf(await as('sofia').get(`/tasks?office=${OFFICE}&sort=${sort}&limit=2${after}`), TaskPage);
      expect(page.items.length).toBeLessThanOrEqual(2);
      found.push(...idsOf(page.items));
      after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
    } while (after !== '');
    expect(found).toEqual(expected);
  });

  it('moves a task from open to claimed to completed, and every read after the answer shows it', async () => {
    const mine = tasks.find(({ kind }) => kind === 'scan');
    const id = String(mine?.id);
    await claim('ivan', id);
    expect(idsOf(await inbox('ivan', '&assignee=me'))).toContain(id);
    expect(idsOf(await inbox('sofia', '&assignee=ivan&state=claimed'))).toContain(id);
    expect(idsOf(await inbox('ines', '&mine=may-take'))).not.toContain(id);
    await doTask('ivan', id);
    expect(idsOf(await inbox('ivan', '&assignee=me'))).not.toContain(id);
    expect(idsOf(await inbox('ivan', '&state=completed'))).toContain(id);
  });

  it('shows an officer only tasks of the own offices, an agency only its own, and traders only theirs', async () => {
    expect(await inbox('oscar')).toEqual([]);
    expect((await inbox('ivan')).length).toBeGreaterThan(0);
    const ofIca = await inbox('adriana');
    expect(new Set(ofIca.map(({ group }) => group))).toEqual(new Set(['agency:ICA']));
    expect(await inbox('ignacio')).toEqual([]);
    expect(await inbox('bruno')).toEqual([]);
    expect(JSON.stringify(ofIca)).not.toContain('lane');
  });

  it('lists what somebody may take', async () => {
    const takeable = await inbox('olga', '&mine=may-take');
    expect(takeable.length).toBeGreaterThan(0);
    expect(takeable.every(({ group, assignee }) => group === 'documents' && assignee === null)).toBe(true);
  });

  it.each(['limit=0', 'limit=201', 'limit=many', 'state=lost', 'sort=price', 'after=nonsense', 'dueBefore=soon'])(
    'refuses a question that it does not understand: %s',
    async (query) => {
      const answer = await as('sofia').get(`/tasks?${query}`);
      expect(refusalIn(answer)).toBe('400 malformed-content');
      expect(problemIn(answer).detail).not.toBe('');
    },
  );
});
