import { type DeclarationView, TaskComment, TaskView } from '#libs/domain';
import { z } from 'zod';
import { as, bodyOf, declarationOf, holdOf, lodge, problemIn, refusalIn, taskOf } from './client.js';
import { advanceFlowers, declarationFor } from './declarations.js';
import { claim, doTask, nothingFound, YELLOW_ANSWERED } from './desk.js';
import { known } from './known.js';

const conforming = { attempt: 1, response: { outcome: 'conforming', ...YELLOW_ANSWERED } };

/** The task of a new declaration whose documents are to be checked. */
async function documentsTask(): Promise<string> {
  const lodged = await lodge('gateway', declarationFor('yellow'));
  return holdOf(lodged, 'documents').taskId;
}

describe('a completion', () => {
  it('needs the claim', async () => {
    const id = await documentsTask();
    expect(refusalIn(await as('olga').post(`/tasks/${id}/complete`, conforming))).toBe('409 task-not-claimed');
    await claim('oscar', id);
    const answer = await as('olga').post(`/tasks/${id}/complete`, conforming);
    expect(refusalIn(answer)).toMatch(/^(403 not-your-task|409 task-already-claimed)$/);
  });

  it('that does not fit the form is refused with a pointer to every place', async () => {
    const id = await documentsTask();
    await claim('olga', id);
    const response = { outcome: 'raise', findings: [{ code: 'ugly', description: '' }], surprise: true };
    const answer = await as('olga').post(`/tasks/${id}/complete`, { attempt: 1, response });
    expect(refusalIn(answer)).toBe('422 content-invalid');
    const paths = problemIn(answer).errors.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['/response/findings/0/code', '/response/findings/0/description']));
    expect((await taskOf('olga', id)).state).toBe('claimed');
  });

  it.each([
    ['adverse without a finding', { outcome: 'nonconforming' }, '/response/findings'],
    ['raised without saying whereto', { outcome: 'raise', note: 'marks of origin' }, '/response/raiseTo'],
    ['raised without saying why', { outcome: 'raise', raiseTo: 'red' }, '/response/note'],
    [
      'a finding of an item that is not declared',
      { outcome: 'nonconforming', findings: [{ code: 'other', description: 'of item 7', item: 7 }] },
      '/response/findings/0/item',
    ],
    ['without an outcome', {}, '/response/outcome'],
  ])('%s is refused', async (_what, response, path) => {
    const id = await documentsTask();
    await claim('olga', id);
    const answer = await as('olga').post(`/tasks/${id}/complete`, { attempt: 1, response });
    expect(problemIn(answer).errors.map((error) => error.path)).toEqual([path]);
  });

  it('without a result for each reason is refused, and says for which; the task tells them, and its form asks for them', async () => {
    const id = await documentsTask();
    await claim('olga', id);
    const { reasonsToAnswer = [], form } = await taskOf('olga', id);
    expect(reasonsToAnswer.map(({ rule }) => rule)).toEqual(['origin-missing']);
    expect(reasonsToAnswer[0]?.instruction).not.toBe('');
    expect(form).toMatchObject({ properties: { reasonResults: { minItems: 1, maxItems: 1 } } });
    const answer = (more: object) =>
      as('olga').post(`/tasks/${id}/complete`, { attempt: 1, response: { outcome: 'conforming', ...more } });
    for (const lacking of [{}, nothingFound('made-up'), nothingFound('origin-missing', 'origin-missing')])
      expect(refusalIn(await answer(lacking))).toBe('422 content-invalid');
    expect(problemIn(await answer({})).detail).toContain('Missing: origin-missing.');
    expect(bodyOf(await answer(YELLOW_ANSWERED), TaskView).state).toBe('completed');
  });

  it('that lets goods go although what was looked for is found is refused without a finding', async () => {
    const id = await documentsTask();
    await claim('olga', id);
    const found = { outcome: 'conforming', reasonResults: [{ rule: 'origin-missing', result: 'found' }] };
    const refused = await as('olga').post(`/tasks/${id}/complete`, { attempt: 1, response: found });
    expect(problemIn(refused).errors.map(({ path }) => path)).toEqual(['/response/findings']);
    const response = { ...found, findings: [{ code: 'origin-wrong', description: 'none is declared' }] };
    const answer = await as('olga').post(`/tasks/${id}/complete`, { attempt: 1, response });
    expect(bodyOf(answer, TaskView).state).toBe('completed');
  });

  it('of another group’s task is refused', async () => {
    const id = await documentsTask();
    expect(refusalIn(await as('ines').post(`/tasks/${id}/complete`, conforming))).toBe('403 not-your-task');
  });

  it('of an attempt that is not the present one is stale', async () => {
    const id = await documentsTask();
    await claim('olga', id);
    const answer = await as('olga').post(`/tasks/${id}/complete`, { ...conforming, attempt: 2 });
    expect(refusalIn(answer)).toBe('409 task-stale');
  });

  it('repeated by the same person is done once; another person’s comes too late', async () => {
    const id = await documentsTask();
    await doTask('olga', id);
    expect(bodyOf(await as('olga').post(`/tasks/${id}/complete`, conforming), TaskView).state).toBe('completed');
    expect(refusalIn(await as('oscar').post(`/tasks/${id}/complete`, conforming))).toBe('409 task-closed');
  });

  it('and an amendment at once have one order: either the answer is stale, or the amendment too late', async () => {
    const declaration = declarationFor('yellow');
    const lodged = await lodge('bruno', declaration);
    const { taskId } = holdOf(lodged, 'documents');
    await claim('olga', taskId);
    const amended = { declaration: { ...declaration, ucr: 'UCR-9' }, reason: 'reference forgotten' };
    const [completion, amendment] = await Promise.all([
      as('olga').post(`/tasks/${taskId}/complete`, conforming),
      as('bruno').post(`/declarations/${lodged.id}/amendments`, amended),
    ]);
    const outcome = [completion, amendment].map((each) => (each.status === 200 ? 'done' : refusalIn(each)));
    expect([
      ['done', '409 declaration-not-held'],
      ['409 task-stale', 'done'],
    ]).toContainEqual(outcome);
    const { status, version } = await declarationOf('olga', lodged.id);
    expect([status, version]).toEqual(outcome[0] === 'done' ? ['cleared', 1] : ['held', 2]);
  });

  it('and a cancellation at once have one winner, and the record knows one end', async () => {
    const lodged = await lodge('bruno', declarationFor('yellow'));
    const { taskId } = holdOf(lodged, 'documents');
    await claim('olga', taskId);
    const [completion, cancellation] = await Promise.all([
      as('olga').post(`/tasks/${taskId}/complete`, conforming),
      as('bruno').post(`/declarations/${lodged.id}/cancellation`, { reason: 'not wanted any more' }),
    ]);
    expect([completion.status, cancellation.status].sort()).toEqual([200, 409]);
    const { status, releasedAt } = await declarationOf('bruno', lodged.id);
    expect([status, releasedAt !== null]).toEqual(
      completion.status === 200 ? ['released', true] : ['cancelled', false],
    );
  });
});

describe('work on a task', () => {
  it('is drafted by who holds it, and the draft is there until the task is done', async () => {
    const id = await documentsTask();
    const draft = { outcome: 'nonconforming', note: 'half written' };
    const save = (person: string, attempt = 1) => as(person).put(`/tasks/${id}/draft`, { attempt, draft });
    expect(refusalIn(await save('olga'))).toBe('409 task-not-claimed');
    await claim('olga', id);
    bodyOf(await save('olga'), z.object({ draftAt: z.iso.datetime() }));
    expect(refusalIn(await save('oscar'))).toBe('403 not-your-task');
    expect(refusalIn(await save('olga', 7))).toBe('409 task-stale');
    expect(await taskOf('olga', id)).toMatchObject({ draft, draftBy: 'olga' });
  });

  it('is commented by whoever may do tasks, in order', async () => {
    const id = await documentsTask();
    for (const [person, text] of [
      ['olga', 'Packing list looks odd.'],
      ['oscar', 'Same shipper as last week.'],
    ] as const) {
      const comment = bodyOf(await as(person).post(`/tasks/${id}/comments`, { text }), TaskComment, 201);
      expect(comment).toMatchObject({ by: person, text });
    }
    const { comments } = await taskOf('sofia', id);
    expect(comments.map(({ byName, text }) => `${byName}: ${text}`)).toEqual([
      'Olga Restrepo: Packing list looks odd.',
      'Óscar Rincón: Same shipper as last week.',
    ]);
  });

  it('is assigned by a supervisor alone, also away from who holds it', async () => {
    const id = await documentsTask();
    await known('oscar');
    await claim('olga', id);
    const assign = (person: string) => as(person).post(`/tasks/${id}/assign`, { to: 'oscar' });
    expect(refusalIn(await assign('olga'))).toBe('403 not-permitted');
    expect(bodyOf(await assign('samuel'), TaskView)).toMatchObject({ assignee: 'oscar', state: 'claimed' });
    expect((await as('olga').post(`/tasks/${id}/complete`, conforming)).status).toBeGreaterThanOrEqual(403);
    expect((await doTask('oscar', id)).declaration.status).toBe('cleared');
  });

  it('is assigned to nobody who could not do it', async () => {
    const id = await documentsTask();
    await known('ines', 'oscar');
    const assign = async (to: string) => refusalIn(await as('sofia').post(`/tasks/${id}/assign`, { to }));
    expect(await assign('Iván Puello')).toBe('422 assignee-unknown');
    expect(await assign('ines')).toBe('422 assignee-not-eligible');
    expect(await taskOf('sofia', id)).toMatchObject({ state: 'open', assignee: null });
  });

  it('of perishable goods comes first', async () => {
    const flowers = await lodge('bruno', advanceFlowers());
    expect((await taskOf('sofia', holdOf(flowers, 'agency:ICA').taskId)).priority).toBeGreaterThan(50);
  });
});

describe('a form', () => {
  const Form = z.looseObject({
    type: z.literal('object'),
    title: z.string(),
    required: z.array(z.string()),
    properties: z.record(z.string(), z.unknown()),
    additionalProperties: z.literal(false),
  });
  const formOf = async (view: DeclarationView, kind: string) =>
    Form.parse((await taskOf('sofia', holdOf(view, kind).taskId)).form);

  it('says what an answer must have, for every kind of task', async () => {
    const flowers = await lodge('bruno', advanceFlowers());
    const needed: Record<string, string[]> = {};
    for (const kind of ['agency:ICA', 'payment', 'arrival']) needed[kind] = (await formOf(flowers, kind)).required;
    for (const [lane, kind] of [
      ['yellow', 'documents'],
      ['orange', 'scan'],
      ['blue', 'audit'],
    ] as const)
      needed[kind] = (await formOf(await lodge('gateway', declarationFor(lane)), kind)).required;
    expect(needed).toEqual({
      'agency:ICA': ['decision'],
      payment: ['method', 'reference'],
      arrival: ['arrivedAt'],
      documents: ['outcome', 'reasonResults'],
      scan: ['outcome', 'reasonResults'],
      audit: ['outcome', 'reasonResults'],
    });
  });

  it('names the outcomes that the completion takes', async () => {
    const { properties } = await formOf(await lodge('gateway', declarationFor('yellow')), 'documents');
    expect(properties['outcome']).toMatchObject({ enum: ['conforming', 'nonconforming', 'raise'] });
    expect(properties['findings']).toMatchObject({ type: 'array' });
  });
});
