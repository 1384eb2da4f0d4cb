import { request } from 'node:http';
import { as, lodge, problemIn, refusalIn, tokenOf, urls } from './client.js';
import { declarationFor } from './declarations.js';
import { claim } from './desk.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const MIB = 1024 * 1024;

/** Bodies that no honest client sends, each wrong for every route that takes JSON. */
const GARBAGE: [string, string | Buffer][] = [
  ['half a JSON text', '{"reason": "half'],
  ['JSON with a trailing comma', '{"reason": "x",}'],
  ['a list', '[]'],
  ['a text', '"reason"'],
  ['null', 'null'],
  ['a number', '1e400'],
  ['an empty object', '{}'],
  [
    'members of the wrong type',
    '{"reason": 7, "attempt": "one", "text": {}, "to": [], "response": 3, "question": false}',
  ],
  ['members that nobody knows', '{"__proto__": {"admin": true}, "constructor": {}, "surprise": 1}'],
  ['a hundred thousand brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['deeply nested objects', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])],
  ['null characters', '{"reason": "nul\\u0000l", "text": "nul\\u0000l", "question": "nul\\u0000l", "attempt": 1}'],
  [
    'half a surrogate pair',
    '{"reason": "half \\ud800", "text": "half \\ud800", "question": "half \\ud800", "attempt": 1}',
  ],
  ['a byte order mark and nothing', Buffer.from([0xef, 0xbb, 0xbf])],
  ['binary', Buffer.from(Array.from({ length: 256 }, (_each, index) => index))],
];

describe('garbage', () => {
  let declaration = '';
  let task = '';
  beforeAll(async () => {
    const { id, holds } = await lodge('bruno', declarationFor('yellow'));
    [declaration, task] = [id, String(holds[0]?.taskId)];
    await claim('sofia', task);
  });

  const routes: [string, string, () => string][] = [
    ['bruno', 'POST /declarations', () => '/declarations'],
    ['bruno', 'POST …/amendments', () => `/declarations/${declaration}/amendments`],
    ['sofia', 'POST …/cancellation', () => `/declarations/${declaration}/cancellation`],
    ['sofia', 'POST …/reroute', () => `/declarations/${declaration}/reroute`],
    ['sofia', 'POST …/departure', () => `/declarations/${declaration}/departure`],
    ['sofia', 'POST …/audit-order', () => `/declarations/${declaration}/audit-order`],
    ['sofia', 'POST …/assign', () => `/tasks/${task}/assign`],
    ['sofia', 'POST …/comments', () => `/tasks/${task}/comments`],
    ['sofia', 'POST …/complete', () => `/tasks/${task}/complete`],
    ['sofia', 'POST …/extend', () => `/tasks/${task}/extend`],
    ['sofia', 'POST …/request-information', () => `/tasks/${task}/request-information`],
  ];

  it.each(routes)(
    'as %s to %s is refused with a problem that says why, never with a fault of ours',
    async (person, _route, path) => {
      for (const [what, body] of GARBAGE) {
        const answer = await as(person).post(path(), body, JSON_TYPE);
        const { status, detail } = problemIn(answer);
        expect([what, status >= 400 && status < 500, detail !== '']).toEqual([what, true, true]);
      }
    },
  );

  it.each(routes)('as %s to %s of another content type is refused as such', async (person, _route, path) => {
    for (const type of ['text/html', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect(refusalIn(await as(person).post(path(), 'reason=x', { 'content-type': type }))).toBe(
        '415 unsupported-content-type',
      );
  });

  it('as a draft is refused in the same way, and leaves the task as it was', async () => {
    for (const [what, body] of GARBAGE) {
      const { status } = problemIn(await as('sofia').put(`/tasks/${task}/draft`, body, JSON_TYPE));
      expect([what, status >= 400 && status < 500]).toEqual([what, true]);
    }
    expect((await as('sofia').get(`/tasks/${task}`)).body).toMatchObject({ draft: null, state: 'claimed', attempt: 1 });
  });

  it('as XML is refused with a problem', async () => {
    const XML = { 'content-type': 'application/xml' };
    for (const body of [
      '',
      '<',
      '<a></b>',
      '<a/>',
      '<MetaData/>',
      '<a>'.repeat(50_000),
      '<Declaration/>',
      '\0',
      'plain',
    ])
      for (const path of ['/declarations', `/declarations/${declaration}/amendments`]) {
        const { status } = problemIn(await as('bruno').post(path, body, XML));
        expect([body.slice(0, 20), [400, 422].includes(status)]).toEqual([body.slice(0, 20), true]);
      }
  });

  it('in a question is refused with a problem', async () => {
    for (const path of [
      '/tasks?limit=-1',
      '/tasks?office=%00',
      '/declarations?from=yesterday',
      '/declarations?status=odd',
    ])
      expect(problemIn(await as('sofia').get(path)).status).toBe(400);
    for (const path of ['/declarations/%00', '/declarations/%ff', '/tasks/%00', '/documents/..%2f..%2fetc%2fpasswd'])
      expect([400, 404]).toContain(problemIn(await as('sofia').get(path)).status);
  });
});

describe('a moment that cannot be', () => {
  it.each([
    ['in the future', () => new Date(Date.now() + 3_600_000).toISOString()],
    ['before anybody kept records', () => '0000-01-01T00:00:00Z'],
    ['at the end of time', () => '9999-12-31T23:59:59-12:00'],
  ])('%s is not believed of an arrival', async (_when, arrivedAt) => {
    const { holds } = await lodge('bruno', declarationFor('green', { advance: true }));
    const answer = { attempt: 1, response: { arrivedAt: arrivedAt() } };
    const refused = await as('bruno').post(`/tasks/${String(holds[0]?.taskId)}/complete`, answer);
    expect(refusalIn(refused)).toBe('422 content-invalid');
    expect(problemIn(refused).errors.map(({ path }) => path)).toEqual(['/response/arrivedAt']);
  });

  it.each(['/tasks?dueBefore=', '/declarations?from=', '/clearance-times?to='])(
    'is refused as a question: %s',
    async (question) => {
      for (const moment of ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00%2B14:00', '9999-12-31T23:59:59-12:00'])
        expect(problemIn(await as('sofia').get(`${question}${moment}`)).status).toBe(400);
    },
  );
});

describe('too much', () => {
  it.each([
    ['/declarations', 'bruno', 11 * MIB],
    ['/tasks/next', 'sofia', MIB],
    ['/documents', 'bruno', 26 * MIB],
  ])('for %s is refused', async (path, person, bytes) => {
    const answer = await as(person).post(path, Buffer.alloc(bytes, 'x'), JSON_TYPE);
    expect(refusalIn(answer)).toBe('413 too-large');
  });

  it('is refused of items too, in a body of permitted size', async () => {
    const [item] = declarationFor('green')['items'] as object[];
    const items = Array.from({ length: 2000 }, (_each, index) => ({ ...item, number: index + 1 }));
    const answer = await as('bruno').post('/declarations', { ...declarationFor('green'), items });
    expect(refusalIn(answer)).toBe('422 declaration-invalid');
    expect(problemIn(answer).errors.map(({ path }) => path)).toContain('/items');
  });

  it('of compression is not unpacked without end', async () => {
    const answer = await as('bruno').post('/declarations', Buffer.alloc(64), {
      ...JSON_TYPE,
      'content-encoding': 'gzip',
    });
    expect(problemIn(answer).status).toBeGreaterThanOrEqual(400);
    expect(problemIn(answer).status).toBeLessThan(500);
  });
});

describe('an address or method that there is not', () => {
  it.each([
    ['GET', '/nothing'],
    ['GET', '/declarations/x/y/z'],
    ['DELETE', '/declarations'],
    ['PATCH', '/tasks/next'],
    ['PUT', '/declarations/batch'],
    ['GET', '/tasks/x/claim'],
    ['POST', '/clearance-times'],
  ])('%s %s is refused with a problem', async (method, path) => {
    const headers = { authorization: `Bearer ${await tokenOf('sofia')}` };
    const response = await fetch(`${urls.api}${path}`, { method, headers });
    const body: unknown = await response.json();
    const { status, code } = problemIn({ status: response.status, headers: response.headers, body });
    expect([404, 405]).toContain(status);
    expect(code).toBe('not-found');
  });
});

describe('a client that goes away in the middle', () => {
  it('of sending leaves the service answering', async () => {
    const authorization = `Bearer ${await tokenOf('bruno')}`;
    for (const path of ['/declarations', '/declarations/batch', '/documents'])
      await new Promise<void>((resolve) => {
        const headers = { authorization, 'content-type': 'application/x-ndjson', 'content-length': '100000' };
        const sending = request(`${urls.api}${path}`, { method: 'POST', headers });
        sending.on('error', () => resolve());
        sending.write('{"half": ', () => sending.destroy());
        sending.on('close', resolve);
      });
    expect((await as('bruno').get('/declarations?limit=1')).status).toBe(200);
  });
});
