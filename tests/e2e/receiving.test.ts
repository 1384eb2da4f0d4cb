import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DeclarationView, RejectionPage, type Sha256 } from '#libs/domain';
import { diskBlobs } from '#libs/store';
import { as, bodyOf, data, problemIn, refusalIn, urls } from './client.js';
import { ANDINA, correctionOf, declarationFor, newReference, sampleAnew } from './declarations.js';

const XML = { 'content-type': 'application/xml' };
const JSON_TYPE = { 'content-type': 'application/json' };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex') as Sha256;
const rejected = async (person: string, query: string) =>
  bodyOf(await as(person).get(`/rejected-lodgements?${query}`), RejectionPage).items;

/** Characters of three bytes each that hardly compress, but differently each time. */
const noise = (length: number): string =>
  String.fromCharCode(...Array.from({ length }, () => 0x4e00 + Math.floor(Math.random() * 0x5000)));
const bigDeclaration = (marks: number) =>
  declarationFor('green', {
    localReference: newReference('big'),
    items: Array.from({ length: 999 }, (_, index) => ({
      number: index + 1,
      description: noise(512),
      commodityCode: '49019900',
      origin: 'DE',
      packages: [{ count: 1, type: 'BX', ...(marks > 0 ? { marks: noise(marks) } : {}) }],
    })),
  });

describe('a declaration of 999 items that hardly compresses', () => {
  it('is lodged as long as a workflow can be given it', async () => {
    const answer = await as('bruno').post('/declarations', bigDeclaration(300));
    expect(bodyOf(answer, DeclarationView, 201).status).toBe('released');
  });

  it('is refused as too large beyond that, with what to do', async () => {
    const answer = await as('bruno').post('/declarations', bigDeclaration(512));
    expect(refusalIn(answer)).toBe('413 too-large');
    expect(problemIn(answer).detail).toContain('split the consignment');
  });
});

describe('an amendment with more items than a declaration has', () => {
  it('is refused with the one error that says so', async () => {
    const { body } = await as('bruno').post('/declarations', declarationFor('yellow'));
    const { id } = body as { id: string };
    const amendment = { reason: 'more goods', declaration: { items: Array.from({ length: 50_000 }, () => ({})) } };
    const refused = await as('bruno').post(`/declarations/${id}/amendments`, amendment);
    expect(refusalIn(refused)).toBe('422 content-invalid');
    expect(problemIn(refused).errors).toMatchObject([{ path: '/declaration/items', code: 'too-many' }]);
  });
});

describe('whoever has no token', () => {
  it('is refused before a body is read', async () => {
    const { port, hostname } = new URL(urls.api);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      // A body that never comes.
      socket.write('POST /declarations HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n{');
      socket.once('data', (bytes) => {
        resolve(bytes.toString());
        socket.destroy();
      });
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });
});

describe('numbers beyond what is kept', () => {
  it('are refused in drafts and versions', async () => {
    const { body } = await as('bruno').post('/declarations', declarationFor('yellow'));
    const { id, holds } = body as { id: string; holds: { taskId: string }[] };
    const task = String(holds[0]?.taskId);
    await as('sofia').post(`/tasks/${task}/claim`);
    const draft = await as('sofia').put(`/tasks/${task}/draft`, { attempt: 2 ** 31, draft: {} });
    expect(refusalIn(draft)).toBe('422 content-invalid');
    expect(refusalIn(await as('sofia').get(`/declarations/${id}/content?version=2147483648`))).toBe(
      '400 malformed-content',
    );
  });
});

describe('what was received', () => {
  const blobs = diskBlobs(join(data, 'blobs'));

  it('is kept with its errors where it cannot be read', async () => {
    const broken = `{"localReference": "${newReference('broken')}"`;
    const refused = await as('bruno').post('/declarations', broken, JSON_TYPE);
    expect(refusalIn(refused)).toBe('400 malformed-content');
    const [last] = await rejected('bruno', 'limit=1');
    expect(last).toMatchObject({ receivedSha256: sha256(broken), issues: [{ code: 'json-malformed' }] });
    expect((await blobs.get(sha256(broken)))?.toString()).toBe(broken);
  });

  it('is found by declarant and reference where they can be read', async () => {
    const reference = newReference('wrong');
    await as('bruno').post('/declarations', { ...declarationFor('green'), localReference: reference, items: [] });
    const found = await rejected('bruno', `localReference=${reference}&declarant=${ANDINA}`);
    expect(found).toMatchObject([{ localReference: reference, declarant: ANDINA }]);
    expect(await rejected('bruno', `localReference=${newReference('other')}`)).toEqual([]);
  });

  it('is kept of a cancellation, too', async () => {
    const reference = newReference('cancelled');
    await as('berta').post('/declarations', sampleAnew('wco/original/TT_IM011a.xml', reference), XML);
    const message = correctionOf('wco/cancellation/TT_IM011a_Cancellation.xml', { reference });
    expect([200, 409]).toContain((await as('berta').post('/declarations', message, XML)).status);
    expect((await blobs.get(sha256(message)))?.toString()).toBe(message);
  });
});
