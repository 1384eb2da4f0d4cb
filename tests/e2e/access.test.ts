import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import { z } from 'zod';
import { as, data, problemIn, refusalIn, tokenOf, urls } from './client.js';
import { publishedRoutes } from './contract.js';

const Method = z.enum(['get', 'post', 'put']);

const send = async (method: string, path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${urls.api}${path}`, { method: method.toUpperCase(), headers });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text };
};
const withToken = (token: string) => send('get', '/tasks', { authorization: `Bearer ${token}` });

const PUBLIC = ['/configuration', '/health', '/metrics', '/docs', '/problems', '/release-notes/keys'];
const isPublic = (path: string) => PUBLIC.some((open) => path.startsWith(open));

describe('without a token', () => {
  it('every route that the documentation names is closed, but for those that are nobody’s secret', async () => {
    const routes = await publishedRoutes(urls.api);
    expect(routes.length).toBeGreaterThan(25);
    const closed = routes.filter(({ path }) => !isPublic(path));
    for (const { name, method, path } of closed) {
      const answer = await send(method, path.replace(/\{\w+\}/g, `dec_${'0'.repeat(26)}`));
      expect([name, refusalIn(answer)]).toEqual([name, '401 not-signed-in']);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    expect(routes.length - closed.length).toBe(6);
  });

  it.each([
    '/configuration',
    '/health',
    '/metrics',
    '/problems',
    '/problems/task-stale',
    '/docs',
    '/docs/openapi.json',
    '/release-notes/keys',
  ])('%s is open', async (path) => expect((await send('get', path)).status).toBe(200));

  it('what explains a problem explains every one that a refusal can name', async () => {
    const refused = await send('get', '/tasks');
    const explained = await send('get', problemIn(refused).type);
    expect([explained.status, explained.body]).toMatchObject([200, { code: 'not-signed-in', status: 401 }]);
  });
});

describe('a token', () => {
  const Secrets = z.object({ jwks: z.object({ keys: z.tuple([z.record(z.string(), z.unknown())]) }) });

  /** Sign claims with the issuer's own key, as nobody outside can. */
  async function signedByIssuer(claims: Record<string, unknown>, token: string): Promise<string> {
    const { kid, alg = 'RS256' } = decodeProtectedHeader(token);
    const [key] = Secrets.parse(JSON.parse(readFileSync(join(data, 'identity.json'), 'utf8'))).jwks.keys;
    return new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(await importJWK(key as JWK, alg));
  }

  it('that the issuer gave is taken, and so is the same content signed by its key again', async () => {
    const token = await tokenOf('olga');
    expect((await withToken(token)).status).toBe(200);
    expect((await withToken(await signedByIssuer(decodeJwt(token), token))).status).toBe(200);
  });

  it('that has expired is not', async () => {
    const token = await tokenOf('olga');
    const past = Math.floor(Date.now() / 1000) - 120;
    const expired = await signedByIssuer({ ...decodeJwt(token), iat: past - 60, exp: past }, token);
    const answer = await withToken(expired);
    expect([refusalIn(answer), problemIn(answer)['reason']]).toEqual(['401 not-signed-in', 'token-expired']);
  });

  it.each([
    ['for another audience', { aud: 'https://elsewhere.example' }],
    ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['that is not valid yet', { nbf: Math.floor(Date.now() / 1000) + 3600 }],
    ['without a role that is known here', { levante_roles: ['king'] }],
  ])('%s is not', async (_what, claims) => {
    const token = await tokenOf('olga');
    const answer = await withToken(await signedByIssuer({ ...decodeJwt(token), ...claims }, token));
    expect(refusalIn(answer)).toBe('401 not-signed-in');
  });

  it('that is forged is not: signed by another key, not signed, or changed', async () => {
    const token = await tokenOf('olga');
    const claims = { ...decodeJwt(token), levante_roles: ['administrator'] };
    const { kid, alg = 'RS256' } = decodeProtectedHeader(token);
    const { privateKey } = await generateKeyPair(alg);
    const [header, , signature] = token.split('.');
    const changed = Buffer.from(JSON.stringify(claims)).toString('base64url');
    for (const forged of [
      await new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(privateKey),
      new UnsecuredJWT(claims).encode(),
      `${header}.${changed}.${signature}`,
      'not-a-token',
      `${token}x`,
    ])
      expect(refusalIn(await withToken(forged))).toBe('401 not-signed-in');
  });

  it('is taken from the header alone', async () => {
    expect(refusalIn(await send('get', `/tasks?access_token=${await tokenOf('olga')}`))).toBe('401 not-signed-in');
  });
});

describe('a role', () => {
  const STAFF = ['olga', 'ines', 'sofia'];
  const HOLDERS = [...STAFF, 'adriana', 'aurora', 'bruno', 'gateway'];
  const ALL = [...HOLDERS, 'ramiro', 'amparo'];
  const DECLARANTS = ['bruno', 'gateway'];
  const ANALYST = ['ramiro'];
  const ADMINISTRATOR = ['amparo'];
  const AUDIT = ['aurora', 'amparo'];
  const OVERSEERS = ['sofia', 'ramiro', ...AUDIT];
  const MAY_SEE_LANES = [...STAFF, 'ramiro', ...AUDIT, 'gateway'];

  // Who may call a route, among one person of every role. What they would find there is another question: nothing is called by a name
  // that there is, nor with a body.
  const ROUTES: Record<string, string[]> = {
    'GET /audit/checkpoints': AUDIT,
    'GET /audit/checkpoints/{number}': AUDIT,
    'GET /audit/key': AUDIT,
    'GET /audit/people/{id}/reads': AUDIT,
    'GET /audit/proofs/{id}': MAY_SEE_LANES,
    'GET /audit/retention': AUDIT,
    'GET /audit/signals': AUDIT,
    'GET /clearance-times': OVERSEERS,
    'GET /clearance-times/comparison': OVERSEERS,
    'GET /clearance-times/distribution': OVERSEERS,
    'GET /clearance-times/hours': OVERSEERS,
    'GET /clearance-times/predictions': OVERSEERS,
    'GET /clearance-times/report': OVERSEERS,
    'GET /clearance-times/slowest': OVERSEERS,
    'GET /declarations': ALL,
    'POST /declarations': DECLARANTS,
    'POST /declarations/batch': DECLARANTS,
    'GET /declarations/{id}': ALL,
    'POST /declarations/{id}/amendments': DECLARANTS,
    'GET /declarations/{id}/assessment': MAY_SEE_LANES,
    'GET /declarations/{id}/audit': OVERSEERS,
    'POST /declarations/{id}/audit-order': ['sofia', 'ramiro', 'aurora'],
    'POST /declarations/{id}/cancellation': [...DECLARANTS, 'sofia'],
    'GET /declarations/{id}/content': ALL,
    'POST /declarations/{id}/departure': [...STAFF, 'gateway'],
    'GET /declarations/{id}/events': ALL,
    'GET /declarations/{id}/expected-release': ALL,
    'GET /declarations/{id}/reads': AUDIT,
    'GET /declarations/{id}/received': ALL,
    'GET /declarations/{id}/reports': ALL,
    'GET /declarations/{id}/release-note': ALL,
    'POST /declarations/{id}/reports': ['ines', 'sofia', 'gateway'],
    'POST /declarations/{id}/reroute': ['sofia'],
    'GET /declarations/{id}/timeline': ALL,
    'GET /declarations/{id}/times': OVERSEERS,
    'POST /documents': [...HOLDERS, 'amparo'],
    'GET /documents/{sha256}': ALL,
    'GET /me': ALL,
    'GET /offices': ALL,
    'POST /offices/check': ADMINISTRATOR,
    'GET /offices/{code}': OVERSEERS,
    'PUT /offices/{code}': ADMINISTRATOR,
    'GET /offices/{code}/changes': OVERSEERS,
    'GET /outages': ALL,
    'POST /outages': ADMINISTRATOR,
    'GET /outages/{id}': ALL,
    'POST /outages/{id}/corrections': ADMINISTRATOR,
    'GET /people': ['sofia', 'adriana', 'amparo'],
    'GET /people/names': [...STAFF, 'adriana', ...AUDIT, 'ramiro'],
    'GET /process-log': OVERSEERS,
    'GET /rejected-lodgements': ALL,
    'GET /rejected-lodgements/{id}': ALL,
    'GET /rejected-lodgements/{id}/received': ALL,
    'GET /risk/draws': ALL,
    'GET /risk/draws/{day}': ALL,
    'GET /risk/faults': OVERSEERS,
    'GET /risk/metrics': OVERSEERS,
    'GET /risk/models': OVERSEERS,
    'POST /risk/models': ANALYST,
    'GET /risk/models/{version}': OVERSEERS,
    'POST /risk/models/{version}/approval': ANALYST,
    'POST /risk/models/{version}/decline': ANALYST,
    'POST /risk/models/{version}/promotion': ANALYST,
    'POST /risk/models/{version}/undo': ANALYST,
    'GET /risk/performance': OVERSEERS,
    'GET /risk/rules': OVERSEERS,
    'POST /risk/rules': ANALYST,
    'POST /risk/rules/check': ANALYST,
    'GET /risk/rules/{id}': OVERSEERS,
    'POST /risk/rules/{id}/approve': ANALYST,
    'GET /risk/rules/{id}/backtest': OVERSEERS,
    'POST /risk/rules/{id}/backtest': ANALYST,
    'POST /risk/rules/{id}/withdraw': ANALYST,
    'GET /risk/settings': OVERSEERS,
    'PUT /risk/settings/{office}': ANALYST,
    'GET /risk/thresholds': OVERSEERS,
    'POST /risk/thresholds/now': ANALYST,
    'GET /risk/thresholds/{office}': OVERSEERS,
    'GET /risk/trainings': OVERSEERS,
    'POST /risk/trainings': ANALYST,
    'GET /risk/watch': OVERSEERS,
    'GET /risk/watchlists': OVERSEERS,
    'POST /risk/watchlists': ANALYST,
    'POST /risk/watchlists/{id}/approve': ANALYST,
    'POST /risk/watchlists/{id}/remove': ANALYST,
    'GET /risk/what-if': OVERSEERS,
    'GET /tasks': ALL,
    'GET /tasks/counts': ALL,
    'GET /tasks/events': ALL,
    'POST /tasks/next': HOLDERS,
    'GET /tasks/{id}': ALL,
    'POST /tasks/{id}/assign': ['sofia', 'adriana'],
    'POST /tasks/{id}/claim': HOLDERS,
    'POST /tasks/{id}/comments': HOLDERS,
    'POST /tasks/{id}/complete': HOLDERS,
    'PUT /tasks/{id}/draft': HOLDERS,
    'POST /tasks/{id}/extend': HOLDERS.filter((person) => person !== 'gateway'),
    'POST /tasks/{id}/request-information': [...STAFF, 'adriana', 'aurora'],
    'POST /tasks/{id}/unclaim': HOLDERS,
  };

  it('is asked about on every route that the documentation names, and on no other', async () => {
    const closed = (await publishedRoutes(urls.api)).filter(({ path }) => !isPublic(path));
    expect(closed.map(({ name }) => name).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  /** A route's address, of what does not exist. No next task is found either, where it would be taken. */
  const addressOf = (path: string) =>
    path === '/tasks/next' ? `${path}?office=NOWHERE` : path.replace(/\{\w+\}/g, `dec_${'0'.repeat(26)}`);

  // It goes on for as long as somebody listens: how it begins tells.
  const STREAM = 'GET /tasks/events';

  it(`may follow ${STREAM} only if it is theirs`, async () => {
    const begins = async (person: string): Promise<number> => {
      const cutOff = new AbortController();
      const headers = { authorization: `Bearer ${await tokenOf(person)}` };
      const { status } = await fetch(`${urls.api}/tasks/events`, { headers, signal: cutOff.signal });
      cutOff.abort();
      return status;
    };
    const statuses = await Promise.all(ALL.map(begins));
    expect(ALL.filter((_person, index) => statuses[index] === 200)).toEqual(ROUTES[STREAM]);
  });

  it.each(Object.entries(ROUTES).filter(([route]) => route !== STREAM))(
    'may %s only if it is theirs',
    async (route, permitted) => {
      const [verb = '', path = ''] = route.split(' ');
      const method = Method.parse(verb.toLowerCase());
      const answers = await Promise.all(ALL.map((person) => as(person)[method](addressOf(path))));
      const through = ALL.filter((_person, index) => answers[index]?.status !== 403);
      expect(through.sort()).toEqual([...permitted].sort());
      for (const answer of answers.filter(({ status }) => status === 403))
        expect(refusalIn(answer)).toBe('403 not-permitted');
      for (const { status } of answers) expect(status).toBeLessThan(500);
    },
  );
});
