import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { IssuerUnavailable, TokenRefused } from './token-refused.js';
import { tokenVerifier } from './verify.js';

const AUDIENCE = 'levante-api';
const INES = { sub: 'ines', name: 'Inés Caicedo', levante_roles: ['inspector'], levante_offices: ['COBOG'] };

const now = () => Math.floor(Date.now() / 1000);

/** An issuer of any make: discovery and keys over HTTP, and what it was asked. */
async function startIssuer() {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }] };
  const state = { up: true, asked: [] as string[], callsItself: '' };
  const server: Server = createServer((request, response) => {
    state.asked.push(request.url ?? '');
    if (!state.up) return void response.writeHead(503).end();
    const issuer = state.callsItself;
    const body = request.url === '/keys' ? jwks : { issuer, jwks_uri: `${url}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.callsItself = url;
  const sign = (claims: JWTPayload, header: { kid?: string } = {}) =>
    new SignJWT({ iss: url, aud: AUDIENCE, exp: now() + 60, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1', ...header })
      .sign(pair.privateKey);
  return { url, state, sign, publicKey: pair.publicKey, stop: () => server.close() };
}

describe('token verification', () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let verify: ReturnType<typeof tokenVerifier>;

  beforeEach(async () => {
    issuer = await startIssuer();
    verify = tokenVerifier({ issuer: issuer.url, audience: AUDIENCE });
  });
  afterEach(() => issuer.stop());

  const refusal = async (token: string | undefined) => {
    const error = await verify(token).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return error instanceof TokenRefused ? error.code : error;
  };

  it('names the actor that the claims describe', async () => {
    expect(await verify(await issuer.sign(INES))).toEqual({
      id: 'ines',
      name: 'Inés Caicedo',
      roles: ['inspector'],
      offices: ['COBOG'],
      parties: [],
    });
  });

  it('reads claims under the names that the issuer uses', async () => {
    const claimNames = { id: 'uid', name: 'cn', roles: 'groups', offices: 'ou', parties: 'eori', agency: 'org' };
    const other = tokenVerifier({ issuer: issuer.url, audience: AUDIENCE, claimNames });
    const token = await issuer.sign({ uid: 'alba', groups: 'agency-officer', ou: '*', eori: ['GB1'], org: 'ICA' });
    expect(await other(token)).toEqual({
      id: 'alba',
      name: 'alba',
      roles: ['agency-officer'],
      offices: ['*'],
      parties: ['GB1'],
      agency: 'ICA',
    });
  });

  it('tells a program’s token, whose subject is the client that asked for it, from a person’s', async () => {
    const serviceOf = async (claims: JWTPayload) => (await verify(await issuer.sign({ ...INES, ...claims }))).service;
    expect(await serviceOf({ sub: 'port-system', client_id: 'port-system' })).toBe(true);
    expect(await serviceOf({ sub: 'port-system', azp: 'port-system' })).toBe(true);
    expect(await serviceOf({ client_id: 'levante-web' })).toBeUndefined();
    expect(await serviceOf({ sub: 'ines', client_id: 'ines', auth_time: now() })).toBeUndefined();
  });

  it('passes over roles of other systems, and refuses who has no role here', async () => {
    const mixed = await verify(await issuer.sign({ ...INES, levante_roles: ['mail-user', 'officer'] }));
    expect(mixed.roles).toEqual(['officer']);
    expect(await refusal(await issuer.sign({ ...INES, levante_roles: ['mail-user'] }))).toBe('token-without-roles');
    expect(await refusal(await issuer.sign({ sub: 'ines' }))).toBe('token-without-roles');
  });

  it('refuses what is missing or is no token, without asking the issuer', async () => {
    expect(await refusal(undefined)).toBe('token-missing');
    expect(await refusal('')).toBe('token-missing');
    expect(await refusal('not.a.token')).toBe('token-malformed');
    expect(await refusal('ines')).toBe('token-malformed');
    expect(issuer.state.asked).toEqual([]);
  });

  it('refuses claims of an unexpected shape', async () => {
    expect(await refusal(await issuer.sign({ ...INES, levante_offices: { code: 'COBOG' } }))).toBe('token-malformed');
    expect(await refusal(await issuer.sign({ levante_roles: ['officer'] }))).toBe('token-malformed');
    expect(await refusal(await issuer.sign({ ...INES, sub: 'i'.repeat(129) }))).toBe('token-malformed');
    expect(await refusal(await issuer.sign({ ...INES, sub: '' }))).toBe('token-malformed');
  });

  it('refuses an expired token, with half a minute of tolerance for clocks that differ', async () => {
    expect(await refusal(await issuer.sign({ ...INES, exp: now() - 40 }))).toBe('token-expired');
    expect(await refusal(await issuer.sign({ ...INES, exp: now() - 20 }))).toBeUndefined();
  });

  it('refuses a token that never expires or is not valid yet', async () => {
    expect(await refusal(await issuer.sign({ ...INES, exp: undefined }))).toBe('token-untrusted');
    expect(await refusal(await issuer.sign({ ...INES, nbf: now() + 40 }))).toBe('token-untrusted');
    expect(await refusal(await issuer.sign({ ...INES, nbf: now() + 20 }))).toBeUndefined();
  });

  it('refuses a token for another audience or of another issuer', async () => {
    expect(await refusal(await issuer.sign({ ...INES, aud: 'levante-web' }))).toBe('token-untrusted');
    expect(await refusal(await issuer.sign({ ...INES, iss: 'https://elsewhere.example' }))).toBe('token-untrusted');
  });

  it('refuses a tampered token', async () => {
    const [header, , signature] = (await issuer.sign(INES)).split('.');
    const claims = { iss: issuer.url, aud: AUDIENCE, exp: now() + 60, ...INES, levante_roles: ['supervisor'] };
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    expect(await refusal([header, payload, signature].join('.'))).toBe('token-untrusted');
  });

  it('refuses an unsigned token, and one signed with the public key as if it were a secret', async () => {
    const claims = { iss: issuer.url, aud: AUDIENCE, exp: now() + 60, ...INES };
    expect(await refusal(new UnsecuredJWT(claims).encode())).toBe('token-untrusted');
    const secret = new TextEncoder().encode(await exportSPKI(issuer.publicKey));
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret);
    expect(await refusal(forged)).toBe('token-untrusted');
  });

  it('refuses a key that the issuer does not know', async () => {
    expect(await refusal(await issuer.sign(INES, { kid: 'k2' }))).toBe('token-untrusted');
  });

  it('says that the issuer is unavailable while it is down, and accepts the same token once it is up', async () => {
    issuer.state.up = false;
    const token = await issuer.sign(INES);
    expect(await refusal(token)).toBeInstanceOf(IssuerUnavailable);
    issuer.state.up = true;
    expect((await verify(token)).id).toBe('ines');
  });

  it('asks for discovery and keys once for many tokens at a time', async () => {
    const token = await issuer.sign(INES);
    await Promise.all(Array.from({ length: 20 }, () => verify(token)));
    expect(issuer.state.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it('trusts no discovery document of an issuer that calls itself something else', async () => {
    issuer.state.callsItself = 'https://elsewhere.example';
    expect(await refusal(await issuer.sign(INES))).toBeInstanceOf(IssuerUnavailable);
  });

  it('needs no discovery when told where the keys are', async () => {
    verify = tokenVerifier({ issuer: issuer.url, audience: AUDIENCE, jwksUri: `${issuer.url}/keys` });
    expect((await verify(await issuer.sign(INES))).id).toBe('ines');
    expect(issuer.state.asked).toEqual(['/keys']);
  });

  it('holds nothing against a token whose key cannot be fetched', async () => {
    verify = tokenVerifier({ issuer: issuer.url, audience: AUDIENCE, jwksUri: `${issuer.url}/keys` });
    issuer.state.up = false;
    expect(await refusal(await issuer.sign(INES))).toBeInstanceOf(IssuerUnavailable);
  });
});
