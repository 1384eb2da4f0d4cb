import { DeclarationView } from '#libs/domain';
import { as, bodyOf, declarationOf, holdOf, lodge, refusalIn, taskOf } from './client.js';
import { advanceFlowers, correctionOf, declarationFor, newReference, sampleAnew } from './declarations.js';
import { claim } from './desk.js';

const XML = { 'content-type': 'application/xml' };
const cancel = (person: string, id: string, reason = 'lodged twice by mistake') =>
  as(person).post(`/declarations/${id}/cancellation`, { reason });

const send = (person: string, message: string) => as(person).post('/declarations', message, XML);

describe.each(['TT_EX010a', 'TT_IM011a'])('the published cancellation %s', (name) => {
  const original = `wco/original/${name}.xml`;
  const lodgeAnew = (person: string, reference: string) => lodge(person, sampleAnew(original, reference));
  const published = `wco/cancellation/${name}_Cancellation.xml`;

  it.each(['MRN', 'local reference'])('withdraws the held declaration that its %s names, once', async (by) => {
    const reference = newReference(name);
    const { id, mrn, holds } = await lodgeAnew('berta', reference);
    const message = correctionOf(published, by === 'MRN' ? { mrn, reference: newReference('message') } : { reference });
    const cancelled = bodyOf(await send('berta', message), DeclarationView);
    expect(cancelled).toMatchObject({ id, mrn, status: 'cancelled', holds: [], releasedAt: null });
    expect(cancelled.endedAt).not.toBeNull();
    for (const { taskId } of holds) expect((await taskOf('sofia', taskId)).state).toBe('cancelled');
    expect(bodyOf(await send('berta', message), DeclarationView)).toEqual(cancelled);
  });

  it('names nothing to another firm, and nothing by an unknown MRN', async () => {
    const { mrn } = await lodgeAnew('berta', newReference(name));
    const foreign = correctionOf(published, { mrn, reference: newReference('message') });
    expect(refusalIn(await send('bruno', foreign))).toBe('404 not-found');
    const unknown = correctionOf(published, { mrn: '24GBA4ZYBWXU1BSA00', reference: newReference('message') });
    expect(refusalIn(await send('berta', unknown))).toBe('404 not-found');
  });

  it('is carried out for the gateway too, through which traders send', async () => {
    const { mrn } = await lodgeAnew('gateway', newReference(name));
    const message = correctionOf(published, { mrn, reference: newReference('message') });
    expect(bodyOf(await send('gateway', message), DeclarationView).status).toBe('cancelled');
  });
});

describe('a cancellation', () => {
  it('ends every hold, whoever owns it', async () => {
    const { id, holds } = await lodge('bruno', advanceFlowers());
    expect(holds).toHaveLength(3);
    expect(bodyOf(await cancel('bruno', id), DeclarationView)).toMatchObject({ status: 'cancelled', holds: [] });
    expect(bodyOf(await cancel('bruno', id), DeclarationView).status).toBe('cancelled');
  });

  it('takes the task out of the hands of the officer who holds it', async () => {
    const lodged = await lodge('bruno', declarationFor('yellow'));
    const { taskId } = holdOf(lodged, 'documents');
    const { attempt } = await claim('olga', taskId);
    bodyOf(await cancel('bruno', lodged.id), DeclarationView);
    const late = await as('olga').post(`/tasks/${taskId}/complete`, { attempt, response: { outcome: 'conforming' } });
    expect(refusalIn(late)).toBe('409 task-closed');
  });

  it('is refused to the trader of goods that customs chose for control, and not to a supervisor', async () => {
    const { id } = await lodge('bruno', declarationFor('orange'));
    for (const trader of ['bruno', 'gateway'])
      expect(refusalIn(await cancel(trader, id))).toBe('409 cancellation-under-control');
    expect((await declarationOf('bruno', id)).status).toBe('held');
    expect(bodyOf(await cancel('samuel', id), DeclarationView).status).toBe('cancelled');
  });

  it('is refused after release', async () => {
    const { id } = await lodge('bruno', declarationFor('green'));
    expect(refusalIn(await cancel('bruno', id))).toBe('409 declaration-not-held');
  });

  it('is refused without a reason', async () => {
    const { id } = await lodge('bruno', declarationFor('yellow'));
    expect(refusalIn(await cancel('bruno', id, '  '))).toBe('422 content-invalid');
  });

  it('leaves the reference taken: the same lodgement again is the same cancelled declaration', async () => {
    const declaration = declarationFor('yellow');
    const { id } = await lodge('bruno', declaration);
    bodyOf(await cancel('bruno', id), DeclarationView);
    expect(await lodge('bruno', declaration)).toMatchObject({ id, status: 'cancelled' });
  });

  it('before the inspection that goods were chosen for does not spare them: declared again, they are inspected for it', async () => {
    const item = { description: `Fireworks ${newReference('goods')}` };
    const { id } = await lodge('bruno', declarationFor('red', { item }));
    bodyOf(await cancel('bruno', id), DeclarationView);
    const again = await lodge('bruno', declarationFor('red', { item }));
    const { reasons = [] } = await declarationOf('olga', again.id);
    expect(reasons.map(({ rule }) => rule)).toContain('relodged-after-cancellation');
    expect(reasons.find(({ rule }) => rule === 'relodged-after-cancellation')?.purpose).toContain(id);
  });
});
