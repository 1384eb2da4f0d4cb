import { TaskView } from '#libs/domain';
import { as, bodyOf, holdOf, lodge, refusalIn, taskOf } from './client.js';
import { declarationFor } from './declarations.js';
import { claim, doTask } from './desk.js';

/** The task of a new declaration whose documents are to be checked. */
async function documentsTask(): Promise<string> {
  const lodged = await lodge('gateway', declarationFor('yellow'));
  return holdOf(lodged, 'documents').taskId;
}

describe('a claim', () => {
  it('by two officers at once has one winner, and the other is told', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await documentsTask();
      const answers = await Promise.all(['olga', 'oscar'].map((person) => as(person).post(`/tasks/${id}/claim`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const loser = answers.find(({ status }) => status === 409);
      expect(loser && refusalIn(loser)).toBe('409 task-already-claimed');
      const winner = answers[0]?.status === 200 ? 'olga' : 'oscar';
      expect((await taskOf('sofia', id)).assignee).toBe(winner);
    }
  });

  it('repeated by who holds the task changes nothing', async () => {
    const id = await documentsTask();
    expect(await claim('olga', id)).toEqual(await claim('olga', id));
  });

  it('given back leaves the task to others', async () => {
    const id = await documentsTask();
    await claim('olga', id);
    expect(refusalIn(await as('oscar').post(`/tasks/${id}/unclaim`))).toBe('403 not-your-task');
    expect(bodyOf(await as('olga').post(`/tasks/${id}/unclaim`), TaskView)).toMatchObject({
      state: 'open',
      assignee: null,
    });
    expect((await claim('oscar', id)).assignee).toBe('oscar');
  });

  it('of a task of another group is refused', async () => {
    expect(refusalIn(await as('ines').post(`/tasks/${await documentsTask()}/claim`))).toBe('403 not-your-task');
  });

  it('of a closed task is refused', async () => {
    const id = await documentsTask();
    await doTask('olga', id);
    expect(refusalIn(await as('oscar').post(`/tasks/${id}/claim`))).toBe('409 task-closed');
  });

  it('is not for who has no tasks', async () => {
    const id = await documentsTask();
    for (const person of ['ramiro', 'amparo'])
      expect(refusalIn(await as(person).post(`/tasks/${id}/claim`))).toBe('403 not-permitted');
  });
});

describe('the next task', () => {
  // Other tests take no documents of this office.
  const office = 'COBUN';
  const next = (person: string) => as(person).post(`/tasks/next?office=${office}&kind=documents`);

  it('is never the same for two people, and nobody is left without while there is one', async () => {
    await Promise.all(Array.from({ length: 12 }, () => lodge('gateway', declarationFor('yellow', { office }))));
    const people = ['omaira', 'olga', 'sofia', 'omaira', 'olga'];
    const taken = new Set<string>();
    for (let round = 0; round < 2; round++)
      for (const answer of await Promise.all(people.map(next))) {
        const task = bodyOf(answer, TaskView);
        expect(task).toMatchObject({ office, kind: 'documents', state: 'claimed' });
        expect(taken.has(task.id)).toBe(false);
        taken.add(task.id);
      }
    expect(taken.size).toBe(10);
  });

  it('is none where there is nothing left that I may take', async () => {
    while ((await next('omaira')).status === 200);
    const answer = await next('omaira');
    expect([answer.status, answer.body]).toEqual([204, undefined]);
  });
});
