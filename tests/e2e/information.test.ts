import { createHash, randomUUID } from 'node:crypto';
import { DocumentView, TaskView } from '#libs/domain';
import { as, bodyOf, declarationOf, holdOf, lodge, problemIn, refusalIn, taskOf } from './client.js';
import { declarationFor } from './declarations.js';
import { claim, doTask } from './desk.js';

const ask = (person: string, taskId: string, question = 'Which invoice is right?') =>
  as(person).post(`/tasks/${taskId}/request-information`, { attempt: 1, question, documents: ['N935'] });

/** A declaration whose documents an officer checks and about which the trader was asked. */
async function asked() {
  const { id, holds } = await lodge('bruno', declarationFor('yellow'));
  const taskId = String(holds[0]?.taskId);
  await claim('olga', taskId);
  const before = await taskOf('olga', taskId);
  bodyOf(await ask('olga', taskId), TaskView);
  return { id, taskId, before, information: holdOf(await declarationOf('bruno', id), 'information') };
}

const upload = async (person: string, bytes: Buffer, name: string): Promise<DocumentView> => {
  const headers = { 'content-type': 'application/pdf', 'x-file-name': encodeURIComponent(name) };
  return bodyOf(await as(person).post('/documents', bytes, headers), DocumentView, 201);
};

describe('a request for information', () => {
  it('stops the officer’s clock and gives the trader one of their own', async () => {
    const { id, taskId, before, information } = await asked();
    expect(before.dueAt).not.toBeNull();
    expect(await taskOf('olga', taskId)).toMatchObject({ state: 'waiting', dueAt: null });
    const documents = holdOf(await declarationOf('bruno', id), 'documents');
    expect(documents.suspendedAt).not.toBeNull();
    expect(information).toMatchObject({
      owner: 'trader',
      question: { text: 'Which invoice is right?', documents: ['N935'] },
    });
    expect(information.dueAt).not.toBeNull();
    expect(before.answerDueAt).toBe(information.dueAt);
    expect((await declarationOf('bruno', id)).nextStep).toMatch(/^The trader must act/);
  });

  it('keeps the task waiting: it can be neither completed nor extended nor asked from again', async () => {
    const { taskId } = await asked();
    const response = { outcome: 'conforming' };
    for (const answer of [
      await as('olga').post(`/tasks/${taskId}/complete`, { attempt: 1, response }),
      await as('olga').post(`/tasks/${taskId}/extend`, { attempt: 1, reason: 'more to read' }),
      await ask('olga', taskId, 'And one more thing?'),
    ])
      expect(refusalIn(answer)).toBe('409 task-waiting');
  });

  it('is answered by the trader with a document, which resumes the clock and stays with the task', async () => {
    const { id, taskId, information } = await asked();
    expect((await taskOf('olga', taskId)).information).toMatchObject([{ answer: null, dueAt: information.dueAt }]);
    const bytes = Buffer.from(`%PDF-1.7 invoice ${randomUUID()}`);
    const { sha256 } = await upload('bruno', bytes, 'Factura número 7.pdf');
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const document = { type: 'N935', name: 'Factura número 7.pdf', sha256 };
    await doTask('bruno', information.taskId, { answer: 'This one.', documents: [document] });
    const resumed = await taskOf('olga', taskId);
    expect(resumed).toMatchObject({ state: 'claimed', assignee: 'olga' });
    expect(resumed.dueAt).not.toBeNull();
    expect(resumed.information).toMatchObject([{ result: 'answered', answer: 'This one.', documents: [document] }]);
    const read = await as('olga').get(`/documents/${sha256}`);
    expect(Buffer.from(read.body as Uint8Array)).toEqual(bytes);
    expect(read.headers.get('content-disposition')).toContain('attachment');
    expect((await doTask('olga', taskId)).declaration).toMatchObject({ id, status: 'cleared' });
  });

  it('can take longer where the trader asks for it, once and with a reason', async () => {
    const { information } = await asked();
    const extend = () =>
      as('bruno').post(`/tasks/${information.taskId}/extend`, { attempt: 1, reason: 'at the notary' });
    const { extendedDueAt } = await taskOf('bruno', information.taskId);
    const { dueAt } = bodyOf(await extend(), TaskView);
    expect(Date.parse(String(dueAt))).toBeGreaterThan(Date.parse(String(information.dueAt)));
    // Told before, by the same reckoning; afterwards it can be extended no more.
    expect(extendedDueAt).toBe(dueAt);
    expect((await taskOf('bruno', information.taskId)).extendedDueAt).toBeNull();
    expect(refusalIn(await extend())).toBe('409 clock-already-extended');
    const berta = await as('berta').post(`/tasks/${information.taskId}/extend`, { attempt: 1, reason: 'not mine' });
    expect(refusalIn(berta)).toBe('404 not-found');
  });

  it('can be answered by whoever acts for the declarant, without a claim', async () => {
    const { information } = await asked();
    const answer = { attempt: 1, response: { answer: 'The second one.' } };
    const done = await as('beatriz').post(`/tasks/${information.taskId}/complete`, answer);
    expect(bodyOf(done, TaskView).state).toBe('completed');
  });

  it('is not answered with a file that nobody uploaded, or that another firm uploaded', async () => {
    const { information } = await asked();
    const { sha256: foreign } = await upload('berta', Buffer.from(`secret ${randomUUID()}`), 'secret.pdf');
    for (const sha256 of ['f'.repeat(64), foreign]) {
      const response = { answer: 'See the file.', documents: [{ type: 'N935', name: 'x', sha256 }] };
      const answer = await as('bruno').post(`/tasks/${information.taskId}/complete`, { attempt: 1, response });
      expect(refusalIn(answer)).toBe('422 content-invalid');
      expect(problemIn(answer).errors).toMatchObject([{ path: '/response/documents/0/sha256', code: 'not-uploaded' }]);
    }
  });

  it('is made by who holds the task, and by no trader', async () => {
    const { holds } = await lodge('bruno', declarationFor('yellow'));
    const taskId = String(holds[0]?.taskId);
    expect(refusalIn(await ask('olga', taskId))).toBe('409 task-not-claimed');
    await claim('olga', taskId);
    expect(refusalIn(await ask('oscar', taskId))).toMatch(/^(403 not-your-task|409 task-already-claimed)$/);
    expect(refusalIn(await ask('bruno', taskId))).toBe('403 not-permitted');
  });
});

describe('an uploaded document', () => {
  it('is another firm’s to see as little as its declaration', async () => {
    const { sha256 } = await upload('berta', Buffer.from(`secret ${randomUUID()}`), 'secret.pdf');
    expect(refusalIn(await as('bruno').get(`/documents/${sha256}`))).toBe('404 not-found');
    expect((await as('olga').get(`/documents/${sha256}`)).status).toBe(200);
  });

  it('is not an empty file', async () => {
    const answer = await as('bruno').post('/documents', Buffer.alloc(0), { 'content-type': 'application/pdf' });
    expect(refusalIn(answer)).toBe('422 content-invalid');
  });
});
