import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import { z } from 'zod';
import { as, data, problemIn, refusalIn, tokenOf, urls } from './client.js';

type Method = 'get' | 'post' | 'put';

const send = async (method: string, path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${urls.api}${path}`, { method: method.toUpperCase(), headers });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text };
};
const withToken = (token: string) => send('get', '/tasks', { authorization: `Bearer ${token}` });

const PUBLIC = ['/health', '/metrics', '/docs', '/problems'];

describe('without a token', () => {
  it('every route that the documentation names is closed, but for those that are nobody’s secret', async () => {
    const { body } = await send('get', '/docs/openapi.json');
    const { paths } = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) }).parse(body);
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method, path.replace(/\{\w+\}/g, `dec_${'0'.repeat(26)}`)] as const),
    );
    expect(routes.length).toBeGreaterThan(25);
    const closed = routes.filter(([, path]) => !PUBLIC.some((open) => path.startsWith(open)));
    for (const [method, path] of closed) {
      const answer = await send(method, path);
      expect([method, path, refusalIn(answer)]).toEqual([method, path, '401 not-signed-in']);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    expect(routes.length - closed.length).toBe(4);
  });

  it.each(['/health', '/metrics', '/problems', '/problems/task-stale', '/docs', '/docs/openapi.json'])(
    '%s is open',
    async (path) => expect((await send('get', path)).status).toBe(200),
  );

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
  const ALL = [...STAFF, 'adriana', 'ramiro', 'amparo', 'aurora', 'bruno', 'gateway'];
  const unknown = `dec_${'0'.repeat(26)}`;

  // Who may call a route, among one person of every role. What they would find there is another question.
  it.each<[Method, string, string[]]>([
    ['post', '/declarations', ['bruno', 'gateway']],
    ['post', '/declarations/batch', ['bruno', 'gateway']],
    ['get', '/declarations', ALL],
    ['get', `/declarations/${unknown}`, ALL],
    ['get', `/declarations/${unknown}/timeline`, ALL],
    ['get', `/declarations/${unknown}/audit`, ['sofia', 'ramiro', 'amparo', 'aurora']],
    ['post', `/declarations/${unknown}/amendments`, ['bruno', 'gateway']],
    ['post', `/declarations/${unknown}/cancellation`, ['bruno', 'gateway', 'sofia']],
    ['post', `/declarations/${unknown}/reroute`, ['sofia']],
    ['post', `/declarations/${unknown}/departure`, [...STAFF, 'gateway']],
    ['post', `/declarations/${unknown}/audit-order`, ['sofia', 'ramiro', 'aurora']],
    ['get', '/tasks', ALL],
    ['get', '/tasks/counts', ALL],
    ['post', `/tasks/${unknown}.1/claim`, [...STAFF, 'adriana', 'aurora', 'bruno', 'gateway']],
    ['post', `/tasks/${unknown}.1/unclaim`, [...STAFF, 'adriana', 'aurora', 'bruno', 'gateway']],
    ['post', `/tasks/${unknown}.1/assign`, ['sofia', 'adriana']],
    ['post', `/tasks/${unknown}.1/comments`, [...STAFF, 'adriana', 'aurora', 'bruno', 'gateway']],
    ['post', `/tasks/${unknown}.1/complete`, [...STAFF, 'adriana', 'aurora', 'bruno', 'gateway']],
    ['put', `/tasks/${unknown}.1/draft`, [...STAFF, 'adriana', 'aurora', 'bruno', 'gateway']],
    ['post', `/tasks/${unknown}.1/extend`, [...STAFF, 'adriana', 'aurora', 'bruno']],
    ['post', `/tasks/${unknown}.1/request-information`, [...STAFF, 'adriana', 'aurora']],
    ['post', '/documents', [...STAFF, 'adriana', 'aurora', 'bruno', 'gateway']],
    ['get', '/clearance-times', ['sofia', 'ramiro', 'amparo', 'aurora']],
    ['get', '/rejected-lodgements', ALL],
  ])('may %s %s only if it is theirs', async (method, path, permitted) => {
    const answers = await Promise.all(ALL.map((person) => as(person)[method](path)));
    const through = ALL.filter((_person, index) => answers[index]?.status !== 403);
    expect(through.sort()).toEqual([...permitted].sort());
    for (const answer of answers.filter(({ status }) => status === 403))
      expect(refusalIn(answer)).toBe('403 not-permitted');
    for (const { status } of answers) expect(status).toBeLessThan(500);
  });
});
