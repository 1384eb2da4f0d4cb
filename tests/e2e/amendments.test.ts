import { DeclarationView } from '#libs/domain';
import { as, bodyOf, declarationOf, holdOf, lodge, problemIn, refusalIn, taskOf } from './client.js';
import { advanceFlowers, correctionOf, declarationFor, newReference, sampleAnew } from './declarations.js';
import { claim, doTask } from './desk.js';

const XML = { 'content-type': 'application/xml' };

const declaredOf = async (person: string, id: string): Promise<string> =>
  JSON.stringify((await as(person).get(`/declarations/${id}/content`)).body);

const amendByMessage = (person: string, message: string) => as(person).post('/declarations', message, XML);
const amend = (person: string, id: string, declaration: object, reason = 'weight corrected') =>
  as(person).post(`/declarations/${id}/amendments`, { declaration, reason });

describe.each([
  ['TT_IM008b', 'berta', 'wco/original/TT_IM008b.xml', '"status":"EE"'],
  ['TT_IM011a', 'berta', 'wco/original/TT_IM011a.xml', '"netMassKg":"62"'],
  ['TT_IM017a', 'bruno', 'wco/original/Step1_TT_IM017a.xml', '"invoiceTotal":{"amount":"1100"'],
])('the published amendment %s', (name, broker, original, change) => {
  const published = `wco/amendment/${name}_Amendment.xml`;
  // Lodged in advance (IMD), it is held until its goods arrive, whatever its lane.
  const lodgeAnew = (reference: string) =>
    lodge(broker, sampleAnew(original, reference).replace('<TypeCode>IMA</TypeCode>', '<TypeCode>IMD</TypeCode>'));

  it.each(['MRN', 'local reference'])('changes the declaration that its %s names, once', async (by) => {
    const reference = newReference(name);
    const { id, mrn } = await lodgeAnew(reference);
    expect(await declaredOf(broker, id)).not.toContain(change);
    const message = correctionOf(published, by === 'MRN' ? { mrn, reference: newReference('message') } : { reference });
    const amended = bodyOf(await amendByMessage(broker, message), DeclarationView);
    expect(amended).toMatchObject({ id, mrn, status: 'held', version: 2 });
    expect(await declaredOf(broker, id)).toContain(change);
    expect(bodyOf(await amendByMessage(broker, message), DeclarationView).version).toBe(2);
  });

  it('is taken at the declaration’s own address too, where it needs to name nothing', async () => {
    const { id } = await lodgeAnew(newReference(name));
    const message = correctionOf(published, { reference: newReference('message') });
    const amended = bodyOf(await as(broker).post(`/declarations/${id}/amendments`, message, XML), DeclarationView);
    expect(amended).toMatchObject({ id, version: 2 });
    const received = await as(broker).get(`/declarations/${id}/received`);
    expect(received.body).toBe(message);
  });

  it('names nothing to another firm', async () => {
    const { mrn } = await lodgeAnew(newReference(name));
    const stranger = broker === 'berta' ? 'bruno' : 'berta';
    const answer = await amendByMessage(stranger, correctionOf(published, { mrn, reference: newReference('message') }));
    expect(refusalIn(answer)).toBe('404 not-found');
  });
});

describe('an amendment in JSON', () => {
  it('is a new version, and the earlier one stays on file', async () => {
    const before = declarationFor('yellow');
    const { id } = await lodge('bruno', before);
    const after = { ...before, goodsLocation: 'Zona Franca, bodega 7' };
    expect(bodyOf(await amend('bruno', id, after), DeclarationView).version).toBe(2);
    expect((await as('bruno').get(`/declarations/${id}/content?version=1`)).body).not.toMatchObject({
      content: { goodsLocation: 'Zona Franca, bodega 7' },
    });
    expect((await as('bruno').get(`/declarations/${id}/content`)).body).toMatchObject({
      version: 2,
      content: { goodsLocation: 'Zona Franca, bodega 7' },
    });
  });

  it('issues open controls again, so that an answer to the old content is stale', async () => {
    const before = declarationFor('yellow');
    const lodged = await lodge('bruno', before);
    const { taskId } = holdOf(lodged, 'documents');
    const { attempt } = await claim('olga', taskId);
    bodyOf(await amend('bruno', lodged.id, { ...before, ucr: 'UCR-1' }), DeclarationView);
    const answer = await as('olga').post(`/tasks/${taskId}/complete`, { attempt, response: { outcome: 'conforming' } });
    expect(refusalIn(answer)).toBe('409 task-stale');
    expect((await taskOf('olga', taskId)).attempt).toBe(attempt + 1);
    expect((await doTask('olga', taskId)).declaration.status).toBe('cleared');
  });

  it('can make control stricter, and never milder', async () => {
    const yellow = declarationFor('yellow');
    const { id } = await lodge('bruno', yellow);
    const red = { ...declarationFor('red'), localReference: yellow['localReference'] };
    bodyOf(await amend('bruno', id, red, 'these are fireworks'), DeclarationView);
    expect((await declarationOf('olga', id)).lane).toBe('red');
    const green = { ...declarationFor('green'), localReference: yellow['localReference'] };
    bodyOf(await amend('bruno', id, green, 'these are books after all'), DeclarationView);
    expect(await declarationOf('olga', id)).toMatchObject({ lane: 'red', status: 'held', version: 3 });
  });

  it('brings in the agency whose goods are now in it', async () => {
    const before = declarationFor('yellow');
    const { id } = await lodge('bruno', before);
    const flowers = declarationFor('yellow', {
      localReference: before['localReference'],
      item: { commodityCode: '06031100', description: 'Cut roses' },
    });
    const amended = bodyOf(await amend('bruno', id, flowers), DeclarationView);
    expect(amended.agencies).toEqual(['ICA']);
    expect(holdOf(amended, 'agency:ICA').owner).toBe('agency:ICA');
  });

  it('asks for payment again where another debt is owed, and for permission again where the goods are other goods', async () => {
    const before = advanceFlowers();
    const lodged = await lodge('bruno', before);
    await doTask('bruno', holdOf(lodged, 'payment').taskId);
    await doTask('adriana', holdOf(lodged, 'agency:ICA').taskId);
    const changed = (item: object) => ({ ...before, items: [{ ...(before['items'] as object[])[0], ...item }] });
    const kindsAfter = async (item: object) =>
      bodyOf(await amend('bruno', lodged.id, changed(item)), DeclarationView).holds.map(({ kind }) => kind);
    const price = { price: { amount: '12000.00', currency: 'EUR' } };
    expect((await kindsAfter(price)).sort()).toEqual(['arrival', 'payment']);
    expect((await kindsAfter({ ...price, description: 'Cut carnations', commodityCode: '06031200' })).sort()).toEqual([
      'agency:ICA',
      'arrival',
      'payment',
    ]);
  });

  it('and another at once are made one after the other, or the later is told to read again', async () => {
    const before = declarationFor('yellow');
    const { id } = await lodge('bruno', before);
    const people = ['bruno', 'beatriz', 'gateway', 'bruno'];
    const answers = await Promise.all(people.map((person, ucr) => amend(person, id, { ...before, ucr: `UCR-${ucr}` })));
    const made = answers.filter(({ status }) => status === 200).length;
    expect(made).toBeGreaterThan(0);
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect(refusalIn(answer)).toBe('409 amendment-outdated');
    expect((await declarationOf('bruno', id)).version).toBe(1 + made);
  });

  it('is refused after release', async () => {
    const declaration = declarationFor('green');
    const { id } = await lodge('bruno', declaration);
    expect(refusalIn(await amend('bruno', id, { ...declaration, ucr: 'UCR-1' }))).toBe('409 declaration-not-held');
  });

  it('is refused where it changes nothing', async () => {
    const declaration = declarationFor('yellow');
    const { id } = await lodge('bruno', declaration);
    expect(refusalIn(await amend('bruno', id, declaration))).toBe('422 amendment-without-change');
  });

  it('is refused where it would be another declaration', async () => {
    const declaration = declarationFor('yellow');
    const { id } = await lodge('bruno', declaration);
    const answer = await amend('bruno', id, { ...declaration, localReference: newReference('other'), kind: 'export' });
    expect(refusalIn(answer)).toBe('422 amendment-not-applicable');
    expect(
      problemIn(answer)
        .errors.map(({ path }) => path)
        .sort(),
    ).toEqual(['/kind', '/localReference']);
  });

  it('names every error of the new content at once', async () => {
    const declaration = declarationFor('yellow');
    const { id } = await lodge('bruno', declaration);
    const answer = await amend('bruno', id, { ...declaration, kind: 'smuggling', office: '' }, 'x');
    expect(refusalIn(answer)).toBe('422 content-invalid');
    const paths = problemIn(answer).errors.map(({ path }) => path);
    expect(paths.sort()).toEqual(['/declaration/kind', '/declaration/office', '/reason']);
  });

  it('finds no declaration under an unknown MRN or id', async () => {
    const declaration = declarationFor('yellow');
    for (const unknown of ['26CO0000000000000R9', `dec_${'0'.repeat(26)}`, 'nonsense'])
      expect(refusalIn(await amend('bruno', unknown, declaration))).toBe('404 not-found');
  });

  it('cannot be made by message where the declaration was lodged in JSON', async () => {
    const { id, mrn } = await lodge('berta', declarationFor('yellow', { declarant: 'CO900333444' }));
    const message = correctionOf('wco/amendment/TT_IM011a_Amendment.xml', { mrn, reference: newReference('message') });
    expect(refusalIn(await amendByMessage('berta', message))).toBe('422 amendment-not-applicable');
    expect((await declarationOf('berta', id)).version).toBe(1);
  });
});
