import { DeclarationView, TaskView } from '#libs/domain';
import { as, bodyOf, declarationOf, holdOf, lodge, refusalIn, taskOf } from './client.js';
import { declarationFor } from './declarations.js';
import { claim, doTask } from './desk.js';

describe('a clock', () => {
  const extend = (person: string, taskId: string, reason = 'expert called in') =>
    as(person).post(`/tasks/${taskId}/extend`, { attempt: 1, reason });

  it('is extended once, with a reason, by who holds the task', async () => {
    const { id, holds } = await lodge('gateway', declarationFor('yellow'));
    const taskId = String(holds[0]?.taskId);
    expect(refusalIn(await extend('olga', taskId))).toBe('409 task-not-claimed');
    const { dueAt } = await claim('olga', taskId);
    expect(refusalIn(await extend('olga', taskId, '  '))).toBe('422 content-invalid');
    const { extendedDueAt } = await taskOf('olga', taskId);
    const extended = bodyOf(await extend('olga', taskId), TaskView);
    expect(extended.dueAt).toBe(extendedDueAt);
    expect(Date.parse(String(extended.dueAt))).toBeGreaterThan(Date.parse(String(dueAt)));
    expect(holdOf(await declarationOf('bruno', id), 'documents').dueAt).toBe(extended.dueAt);
    expect(refusalIn(await extend('olga', taskId, 'again'))).toBe('409 clock-already-extended');
  });

  it('of a scan, whose rule knows no extension, is not extended', async () => {
    const { holds } = await lodge('gateway', declarationFor('orange'));
    const taskId = String(holds[0]?.taskId);
    await claim('ines', taskId);
    expect((await taskOf('ines', taskId)).extendedDueAt).toBeNull();
    expect(refusalIn(await extend('ines', taskId))).toMatch(/^409 clock-(already|cannot-be)-extended$/);
  });
});

describe('departure', () => {
  const depart = (person: string, id: string, departedAt: string) =>
    as(person).post(`/declarations/${id}/departure`, { departedAt, gate: 'Puerta 3' });

  it('is recorded once the goods are released, also when the file is closed, and once', async () => {
    const { id, releasedAt } = await lodge('gateway', declarationFor('green'));
    const at = new Date(Date.parse(String(releasedAt)) + 1).toISOString();
    expect(bodyOf(await depart('gateway', id, at), DeclarationView)).toMatchObject({
      departedAt: at,
      status: 'cleared',
    });
    expect(bodyOf(await depart('gateway', id, at), DeclarationView).departedAt).toBe(at);
    const later = new Date(Date.parse(at) + 1).toISOString();
    expect(refusalIn(await depart('gateway', id, later))).toBe('409 already-departed');
    expect((await declarationOf('bruno', id)).departedAt).toBe(at);
  });

  it('of held goods is refused, before their release too, and never in the future', async () => {
    const held = await lodge('gateway', declarationFor('yellow'));
    expect(refusalIn(await depart('olga', held.id, new Date().toISOString()))).toBe('409 not-released');
    const released = await lodge('gateway', declarationFor('green'));
    const before = new Date(Date.parse(String(released.releasedAt)) - 60_000).toISOString();
    expect(refusalIn(await depart('olga', released.id, before))).toBe('409 not-released');
    const future = new Date(Date.now() + 3_600_000).toISOString();
    expect(refusalIn(await depart('olga', released.id, future))).toBe('422 content-invalid');
  });

  it('is not for traders to report', async () => {
    const { id } = await lodge('bruno', declarationFor('green'));
    expect(refusalIn(await depart('bruno', id, new Date().toISOString()))).toBe('403 not-permitted');
  });
});

describe('a post-clearance audit', () => {
  const order = (person: string, id: string) =>
    as(person).post(`/declarations/${id}/audit-order`, { reason: 'random control group' });

  it('is ordered of released goods, also when the file is closed, and done by an auditor', async () => {
    const { id, releasedAt } = await lodge('gateway', declarationFor('green'));
    const ordered = bodyOf(await order('ramiro', id), DeclarationView);
    const { taskId } = holdOf(ordered, 'audit');
    expect(refusalIn(await order('ramiro', id))).toBe('409 audit-already-open');
    const { declaration } = await doTask('augusto', taskId);
    expect(declaration).toMatchObject({ status: 'cleared', releasedAt, holds: [] });
  });

  it('is not done by who took part in the clearance', async () => {
    const lodged = await lodge('gateway', declarationFor('blue'));
    const { taskId } = holdOf(lodged, 'audit');
    await doTask('aurora', taskId);
    const again = holdOf(bodyOf(await order('sofia', lodged.id), DeclarationView), 'audit');
    expect(refusalIn(await as('aurora').post(`/tasks/${again.taskId}/claim`))).toBe('403 separation-of-duties');
    expect((await doTask('augusto', again.taskId)).declaration.status).toBe('cleared');
  });

  it('is not ordered of held goods, nor by officers', async () => {
    const { id } = await lodge('gateway', declarationFor('yellow'));
    expect(refusalIn(await order('sofia', id))).toBe('409 not-released');
    expect(refusalIn(await order('olga', id))).toBe('403 not-permitted');
  });

  it('is nothing that the trader hears of', async () => {
    const { id } = await lodge('bruno', declarationFor('green'));
    bodyOf(await order('sofia', id), DeclarationView);
    const seen = JSON.stringify([
      await declarationOf('bruno', id),
      (await as('bruno').get(`/declarations/${id}/timeline`)).body,
    ]);
    expect(seen).not.toMatch(/audit/i);
    expect((await taskOf('sofia', `${id}.1`)).kind).toBe('audit');
    expect(refusalIn(await as('bruno').get(`/tasks/${id}.1`))).toBe('404 not-found');
  });
});
