import { DeclarationPage, DeclarationView, TaskDetail } from '#libs/domain';
import { DEMO_PEOPLE } from '#libs/identity';
import { z } from 'zod';
import { as, bodyOf, declarationOf, holdOf, lodge, refusalIn } from './client.js';
import { advanceFlowers, ANDINA, BOLIVAR, declarationFor, newReference } from './declarations.js';
import { claim, doTask } from './desk.js';

/** Every way to ask about a declaration, and every way to touch it as a trader. */
const askings = (person: string, id: string, declaration: object) => {
  const { get, post } = as(person);
  const at = `/declarations/${id}`;
  return Promise.all([
    ...['', '/timeline', '/events', '/content', '/received'].map((what) => get(`${at}${what}`)),
    ...(person.startsWith('b')
      ? [
          post(`${at}/amendments`, { declaration, reason: 'not mine' }),
          post(`${at}/cancellation`, { reason: 'not mine' }),
        ]
      : []),
  ]);
};

const listed = async (person: string, query: string) =>
  bodyOf(await as(person).get(`/declarations?limit=200&${query}`), DeclarationPage).items.map(({ id }) => id);

describe('a declaration', () => {
  it('of another firm does not exist for a broker, under its id or its MRN', async () => {
    const declaration = declarationFor('yellow', { declarant: BOLIVAR });
    const { id, mrn } = await lodge('berta', declaration);
    for (const name of [id, mrn])
      for (const answer of await askings('bruno', name, declaration)) expect(refusalIn(answer)).toBe('404 not-found');
    expect(await listed('bruno', `mrn=${mrn}`)).toEqual([]);
    expect(await listed('berta', `mrn=${mrn}`)).toEqual([id]);
    expect((await declarationOf('berta', id)).version).toBe(1);
  });

  it('of one’s firm is seen by every broker of the firm, also where the gateway lodged it', async () => {
    const { id } = await lodge('gateway', declarationFor('green'));
    expect((await declarationOf('bruno', id)).id).toBe(id);
    expect((await declarationOf('beatriz', id)).id).toBe(id);
  });

  it('is seen by its representative as by its declarant', async () => {
    const { id } = await lodge('berta', declarationFor('green', { representative: { id: BOLIVAR } }));
    expect((await declarationOf('berta', id)).declarant).toBe(ANDINA);
    expect((await declarationOf('bruno', id)).id).toBe(id);
  });

  it('is lodged by a broker for their own parties only, and its reference tells nothing about another firm’s', async () => {
    const declaration = declarationFor('green', { declarant: BOLIVAR });
    expect(refusalIn(await as('bruno').post('/declarations', declaration))).toBe('403 not-your-party');
    await lodge('berta', declaration);
    expect(refusalIn(await as('bruno').post('/declarations', declaration))).toBe('403 not-your-party');
  });

  it('of another office does not exist for an officer', async () => {
    const declaration = declarationFor('yellow', { office: 'COBUN' });
    const lodged = await lodge('gateway', declaration);
    for (const answer of await askings('oscar', lodged.id, declaration))
      expect(refusalIn(answer)).toBe('404 not-found');
    const { taskId } = holdOf(lodged, 'documents');
    for (const path of [`/tasks/${taskId}/claim`, `/tasks/${taskId}/comments`])
      expect(refusalIn(await as('oscar').post(path, { text: 'mine?' }))).toBe('404 not-found');
    expect(refusalIn(await as('samuel').post(`/declarations/${lodged.id}/cancellation`, { reason: 'not mine' }))).toBe(
      '404 not-found',
    );
    expect((await declarationOf('omaira', lodged.id)).id).toBe(lodged.id);
  });

  it('is seen by an agency only where its goods are in it', async () => {
    const flowers = await lodge('bruno', advanceFlowers());
    expect((await declarationOf('adriana', flowers.id)).id).toBe(flowers.id);
    for (const answer of await askings('ignacio', flowers.id, {})) expect(refusalIn(answer)).toBe('404 not-found');
    expect(refusalIn(await as('ignacio').get(`/tasks/${holdOf(flowers, 'agency:ICA').taskId}`))).toBe('404 not-found');
    const books = await lodge('bruno', declarationFor('yellow'));
    expect(refusalIn(await as('adriana').get(`/declarations/${books.id}`))).toBe('404 not-found');
  });

  it('has an audit trail for those who supervise, and for no officer, agency or trader', async () => {
    const { id } = await lodge('bruno', declarationFor('yellow'));
    for (const person of ['bruno', 'berta', 'olga', 'ines', 'adriana', 'gateway'])
      expect(refusalIn(await as(person).get(`/declarations/${id}/audit`))).toBe('403 not-permitted');
    for (const person of ['sofia', 'ramiro', 'amparo', 'aurora'])
      expect((await as(person).get(`/declarations/${id}/audit`)).status).toBe(200);
  });
});

describe('what a trader reads', () => {
  const staff = DEMO_PEOPLE.filter(({ roles }) => !roles.includes('broker') && !roles.includes('gateway'));
  const names = staff.flatMap(({ id, name }) => [id, name]);

  /** Everything that a trader can read of a declaration and its tasks, as one text. */
  async function everything(person: string, id: string): Promise<string> {
    const { get } = as(person);
    const view = await declarationOf(person, id);
    const tasks = Array.from({ length: 8 }, (_each, index) => `/tasks/${id}.${index + 1}`);
    const paths = [
      `/declarations/${id}/timeline`,
      `/declarations?mrn=${view.mrn}`,
      `/tasks?mrn=${view.mrn}&state=open&state=claimed&state=waiting`,
      `/tasks?mrn=${view.mrn}&state=completed&state=cancelled`,
      ...tasks,
    ];
    const answers = await Promise.all(paths.map((path) => get(path)));
    return JSON.stringify([view, ...answers.filter(({ status }) => status === 200).map(({ body }) => body)]);
  }

  it('never names a lane, a reason, a finding or an officer, whatever was done about the goods', async () => {
    const red = declarationFor('red', { advance: true, payment: { method: 'cash' } });
    const { id } = await lodge('bruno', red);
    const at = async (kind: string) => holdOf(await declarationOf('sofia', id), kind).taskId;
    const arrival = await at('arrival');
    await claim('olga', arrival);
    await as('olga').post(`/tasks/${arrival}/comments`, { text: 'SECRET: keep an eye on this one' });
    await doTask('olga', await at('documents'), {
      outcome: 'conforming',
      note: 'SECRET note',
      reasonResults: [{ rule: 'arms-and-explosives', result: 'not-found' }],
    });
    await doTask('ines', await at('inspection'), {
      outcome: 'nonconforming',
      findings: [{ code: 'undervaluation', description: 'SECRET finding' }],
    });
    await doTask('sofia', await at('review'), { decision: 'continue', reason: 'SECRET reason' });
    await doTask('olga', arrival);
    const seen = await everything('bruno', id);
    const secrets = [
      '"lane"',
      '"firstLane"',
      'LaneAssigned',
      '"red"',
      'Lane red',
      'reasons',
      'score',
      'arms-and-explosives',
    ];
    for (const secret of [...secrets, 'SECRET', 'FindingRecorded', 'undervaluation', 'nonconforming'])
      expect([secret, seen.includes(secret)]).toEqual([secret, false]);
    for (const name of names) expect([name, new RegExp(`"[^"]*\\b${name}\\b[^"]*"`).test(seen)]).toEqual([name, false]);
  });

  it('is the same for goods that go to audit as for goods that do not', async () => {
    const told = async (lane: 'green' | 'blue') => {
      const localReference = newReference('told');
      const price = { price: { amount: '9000.00', currency: 'EUR' } };
      const { id, mrn } = await lodge('bruno', declarationFor(lane, { localReference, item: price }));
      expect((await declarationOf('olga', id)).lane).toBe(lane);
      return (await everything('bruno', id))
        .replaceAll(id, 'ID')
        .replaceAll(mrn, 'MRN')
        .replaceAll(localReference, 'REFERENCE')
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'MOMENT');
    };
    // Blue has one warning more: its invoice total is not the sum of its items.
    const without = (text: string) => text.replace(/"warnings":\[[^\]]*\]/g, '');
    expect(without(await told('blue'))).toBe(without(await told('green')));
  });

  it('is the same where a batch lodges them, and where it is too late to amend or cancel them', async () => {
    const NDJSON = { 'content-type': 'application/x-ndjson' };
    const told = async (lane: 'green' | 'blue') => {
      const declaration = declarationFor(lane, { localReference: newReference('batch') });
      const lodged = await as('bruno').post('/declarations/batch', `${JSON.stringify(declaration)}\n`, NDJSON);
      const line = z.object({ id: z.string(), mrn: z.string() }).parse(JSON.parse(String(lodged.body)));
      const at = `/declarations/${line.id}`;
      const answers = [
        await as('bruno').post(`${at}/amendments`, { declaration: { ...declaration, ucr: 'U1' }, reason: 'forgotten' }),
        await as('bruno').post(`${at}/amendments`, { declaration, reason: 'nothing new' }),
        await as('bruno').post(`${at}/cancellation`, { reason: 'not wanted' }),
      ];
      const text = JSON.stringify([lodged.body, ...answers.map(({ status, body }) => [status, body])]);
      return text.replaceAll(line.id, 'ID').replaceAll(line.mrn, 'MRN');
    };
    const blue = await told('blue');
    expect(blue).toBe(await told('green'));
    expect(blue).toMatch(/released.*declaration-not-held.*amendment-without-change.*declaration-not-held/);
  });

  it('has no lane in the answer of any command either', async () => {
    const declaration = declarationFor('orange', { localReference: newReference('secret') });
    const lodged = await as('bruno').post('/declarations', declaration);
    const { id } = bodyOf(lodged, DeclarationView, 201);
    const answers = [
      lodged,
      await as('bruno').post('/declarations', declaration),
      await as('bruno').post(`/declarations/${id}/amendments`, {
        declaration: { ...declaration, ucr: 'U1' },
        reason: 'forgotten',
      }),
      await as('bruno').post(`/declarations/${id}/cancellation`, { reason: 'not wanted' }),
    ];
    for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(/"lane"|"firstLane"|orange|reasons/);
  });

  it('of an agency’s work is what the trader may know: permitted or not, and not by whom', async () => {
    const flowers = await lodge('bruno', advanceFlowers({ advance: false, payment: { method: 'deferred' } }));
    await doTask('adriana', holdOf(flowers, 'agency:ICA').taskId);
    const seen = await everything('bruno', flowers.id);
    expect(seen).toContain('permitted');
    expect(seen).not.toMatch(/adriana|Adriana/);
  });
});

describe('what an agency reads', () => {
  it('has its own task, and no lane or reason of customs', async () => {
    const flowers = await lodge('bruno', advanceFlowers());
    const { taskId } = holdOf(flowers, 'agency:ICA');
    const task = bodyOf(await as('adriana').get(`/tasks/${taskId}`), TaskDetail);
    expect(task.declaration.id).toBe(flowers.id);
    const timeline = await as('adriana').get(`/declarations/${flowers.id}/timeline`);
    expect(JSON.stringify([task, timeline.body])).not.toMatch(/"lane"|LaneAssigned|"reasons"/);
    expect(refusalIn(await as('adriana').get(`/tasks/${holdOf(flowers, 'payment').taskId}`))).toBe('404 not-found');
  });
});
