import { DeclarationView, type Lane } from '#libs/domain';
import { as, bodyOf, declarationOf, holdOf, lodge, problemIn, refusalIn, taskOf } from './client.js';
import { advanceFlowers, declarationFor } from './declarations.js';
import { claim, doTask } from './desk.js';

const kindsOf = ({ holds }: DeclarationView): string[] => holds.map(({ kind }) => kind).sort();
const lodgeFor = (lane: Lane) => lodge('gateway', declarationFor(lane));
const adverse = { outcome: 'nonconforming', findings: [{ code: 'undeclared-goods', description: 'perfume', item: 1 }] };

describe('a lane', () => {
  it('green releases at once and leaves nothing open', async () => {
    expect(await lodgeFor('green')).toMatchObject({ lane: 'green', status: 'cleared', holds: [], reasons: [] });
  });

  it('blue releases at once, and audits the file afterwards', async () => {
    const lodged = await lodgeFor('blue');
    expect(lodged).toMatchObject({ lane: 'blue', status: 'released', clearedAt: null });
    const audit = holdOf(lodged, 'audit');
    expect(audit.owner).toBe('customs');
    const { declaration } = await doTask('aurora', audit.taskId);
    expect(declaration).toMatchObject({ status: 'cleared', releasedAt: lodged.releasedAt });
  });

  it('yellow holds until an officer finds the documents in order', async () => {
    const lodged = await lodgeFor('yellow');
    expect([lodged.lane, lodged.status, kindsOf(lodged)]).toEqual(['yellow', 'held', ['documents']]);
    expect(lodged.reasons?.map(({ rule }) => rule)).toContain('origin-missing');
    expect((await doTask('oscar', holdOf(lodged, 'documents').taskId)).declaration.status).toBe('cleared');
  });

  it('orange holds until the goods are scanned', async () => {
    const lodged = await lodgeFor('orange');
    expect([lodged.lane, kindsOf(lodged)]).toEqual(['orange', ['scan']]);
    expect((await doTask('ines', holdOf(lodged, 'scan').taskId)).declaration.status).toBe('cleared');
  });

  it('red holds until documents are checked and then the goods are inspected', async () => {
    const lodged = await lodgeFor('red');
    expect([lodged.lane, kindsOf(lodged)]).toEqual(['red', ['documents']]);
    const { declaration } = await doTask('olga', holdOf(lodged, 'documents').taskId);
    expect([declaration.status, kindsOf(declaration)]).toEqual(['held', ['inspection']]);
    const inspected = await doTask('ines', holdOf(declaration, 'inspection').taskId, {
      outcome: 'conforming',
      extent: 'full',
      packagesOpened: 12,
      seals: ['CO-77120'],
    });
    expect(inspected.declaration.status).toBe('cleared');
  });
});

describe('holds that do not depend on each other', () => {
  it('stand side by side, each with its owner, task and clock, and the last to fall releases', async () => {
    const lodged = await lodge('bruno', advanceFlowers());
    expect(lodged.holds.map(({ kind, owner }) => `${kind} ${owner}`).sort()).toEqual([
      'agency:ICA agency:ICA',
      'arrival carrier',
      'payment trader',
    ]);
    expect(new Set(lodged.holds.map(({ taskId }) => taskId)).size).toBe(3);
    expect(lodged.holds.every(({ dueAt, whatToDo }) => dueAt !== null && whatToDo !== '')).toBe(true);
    await doTask('adriana', holdOf(lodged, 'agency:ICA').taskId);
    const paid = await doTask('bruno', holdOf(lodged, 'payment').taskId, { method: 'guarantee', reference: 'G-12' });
    expect([paid.declaration.status, kindsOf(paid.declaration)]).toEqual(['held', ['arrival']]);
    const arrived = await doTask('gateway', holdOf(lodged, 'arrival').taskId);
    expect(arrived.declaration).toMatchObject({ status: 'cleared', holds: [] });
  });

  it('wait for each other’s release only: what an agency refuses goes to review', async () => {
    const lodged = await lodge('bruno', advanceFlowers({ advance: false, payment: { method: 'deferred' } }));
    const refused = { decision: 'refuse', reason: 'no phytosanitary certificate' };
    await doTask('adriana', holdOf(lodged, 'agency:ICA').taskId, refused);
    const reviewed = await declarationOf('sofia', lodged.id);
    expect(kindsOf(reviewed)).toEqual(['review']);
    await doTask('sofia', holdOf(reviewed, 'review').taskId, { decision: 'refuse', reason: 'no certificate' });
    expect(await declarationOf('bruno', lodged.id)).toMatchObject({ status: 'refused', releasedAt: null });
  });
});

describe('a finding', () => {
  it('of documents can raise the tier to inspection', async () => {
    const { holds, id } = await lodgeFor('yellow');
    const raise = { outcome: 'raise', raiseTo: 'red', note: 'invoice and packing list differ' };
    await doTask('olga', String(holds[0]?.taskId), raise);
    const raised = await declarationOf('olga', id);
    expect(raised).toMatchObject({ lane: 'red', firstLane: 'yellow', status: 'held' });
    expect(kindsOf(raised)).toEqual(['inspection']);
  });

  it('of a scan can raise the tier to documents and inspection', async () => {
    const lodged = await lodgeFor('orange');
    const { declaration } = await doTask('ines', holdOf(lodged, 'scan').taskId, { outcome: 'suspicious' });
    expect([declaration.lane, kindsOf(declaration)]).toEqual(['red', ['documents']]);
  });

  it('that is adverse is reviewed before release is refused, and not by who found it', async () => {
    const lodged = await lodgeFor('red');
    await doTask('sofia', holdOf(lodged, 'documents').taskId);
    const inspection = holdOf(await declarationOf('sofia', lodged.id), 'inspection');
    await doTask('sofia', inspection.taskId, adverse);
    const found = await declarationOf('sofia', lodged.id);
    expect([found.status, kindsOf(found)]).toEqual(['held', ['review']]);
    const review = holdOf(found, 'review');
    expect(refusalIn(await as('sofia').post(`/tasks/${review.taskId}/claim`))).toBe('403 separation-of-duties');
    const refused = await doTask('samuel', review.taskId, { decision: 'refuse', reason: 'undeclared goods' });
    expect(refused.declaration).toMatchObject({ status: 'refused', releasedAt: null, holds: [] });
  });

  it('that the review explains away does not hold the goods any longer', async () => {
    const lodged = await lodgeFor('yellow');
    await doTask('olga', holdOf(lodged, 'documents').taskId, adverse);
    const review = holdOf(await declarationOf('sofia', lodged.id), 'review');
    const { declaration } = await doTask('sofia', review.taskId);
    expect(declaration.status).toBe('cleared');
  });

  it('that the review wants seen is inspected', async () => {
    const lodged = await lodgeFor('yellow');
    await doTask('olga', holdOf(lodged, 'documents').taskId, adverse);
    const review = holdOf(await declarationOf('sofia', lodged.id), 'review');
    const { declaration } = await doTask('sofia', review.taskId, { decision: 'inspect', reason: 'open the boxes' });
    expect([declaration.lane, kindsOf(declaration)]).toEqual(['red', ['inspection']]);
  });

  it('refers only to evidence that was uploaded', async () => {
    const { holds } = await lodgeFor('yellow');
    const taskId = String(holds[0]?.taskId);
    await claim('olga', taskId);
    const [finding] = adverse.findings;
    const response = { ...adverse, findings: [{ ...finding, evidence: ['0'.repeat(64)] }] };
    const answer = await as('olga').post(`/tasks/${taskId}/complete`, { attempt: 1, response });
    expect(refusalIn(answer)).toBe('422 content-invalid');
    expect(problemIn(answer).errors).toMatchObject([{ path: '/response/findings/0/evidence/0', code: 'not-uploaded' }]);
  });
});

describe('a re-route', () => {
  const reroute = (person: string, id: string, order: object) => as(person).post(`/declarations/${id}/reroute`, order);
  const toRed = { lane: 'red', reason: 'intelligence', note: 'tip from Panama' };

  it('needs the role of a supervisor', async () => {
    const { id } = await lodgeFor('yellow');
    for (const person of ['olga', 'ines', 'ramiro', 'gateway', 'bruno'])
      expect(refusalIn(await reroute(person, id, toRed))).toBe('403 not-permitted');
  });

  it('needs a coded reason', async () => {
    const { id } = await lodgeFor('yellow');
    const answer = await reroute('samuel', id, { lane: 'red', reason: 'because' });
    expect(refusalIn(answer)).toBe('422 content-invalid');
    expect(problemIn(answer).errors.map(({ path }) => path)).toEqual(['/reason']);
  });

  it('to a stricter lane adds its controls, and is on record with who, why and from where', async () => {
    const { id, holds } = await lodgeFor('yellow');
    expect(bodyOf(await reroute('samuel', id, toRed), DeclarationView)).toMatchObject({
      lane: 'red',
      firstLane: 'yellow',
    });
    const { declaration } = await doTask('olga', String(holds[0]?.taskId));
    expect(kindsOf(declaration)).toEqual(['inspection']);
    const trail = JSON.stringify((await as('sofia').get(`/declarations/${id}/audit`)).body);
    expect(trail).toContain('tip from Panama');
    expect(trail).toContain('"reason":"intelligence"');
  });

  it('to a milder lane withdraws its controls and can release', async () => {
    const { id, holds } = await lodgeFor('orange');
    const order = { lane: 'green', reason: 'resource-limits' };
    expect(bodyOf(await reroute('sofia', id, order), DeclarationView).status).toBe('cleared');
    expect((await taskOf('sofia', String(holds[0]?.taskId))).state).toBe('cancelled');
  });

  it('to the same lane, and of released goods, is refused', async () => {
    const { id } = await lodgeFor('red');
    expect(refusalIn(await reroute('sofia', id, toRed))).toBe('422 lane-unchanged');
    const released = await lodgeFor('green');
    expect(refusalIn(await reroute('sofia', released.id, toRed))).toBe('409 declaration-not-held');
  });
});
