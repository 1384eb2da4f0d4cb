import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as reserve, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { DEMO_PEOPLE } from './demo-people.js';
import { embeddedIssuer, servesEmbeddedIssuer } from './embedded-issuer.js';
import { tokenVerifier } from './verify.js';

async function freePort(): Promise<number> {
  const probe = reserve();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Follows one browser through the issuer's pages by hand: keeps its cookies, stops at every redirect. */
function browser() {
  const cookies = new Map<string, { value: string; path: string }>();
  return async (
    url: string,
    method = 'GET',
    body?: URLSearchParams,
  ): Promise<{ status: number; location: string; text: string }> => {
    const sent = [...cookies].filter(([, { path }]) => new URL(url).pathname.startsWith(path));
    const cookie = sent.map(([name, { value }]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { method, body, redirect: 'manual', headers: { cookie, accept: 'text/html' } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, { value, path: /path=([^;]+)/.exec(line)?.[1] ?? '/' });
    }
    const location = response.headers.get('location');
    return {
      status: response.status,
      location: location ? new URL(location, url).href : '',
      text: await response.text(),
    };
  };
}

describe('the embedded issuer', () => {
  let folder: string;
  let origin: string;
  let issuer: string;
  let server: Server | undefined;

  async function start(people = DEMO_PEOPLE): Promise<void> {
    const embedded = await embeddedIssuer({ issuer, dataFolder: folder, people });
    server = createServer(express().use(embedded.mountPath, embedded.callback()));
    await new Promise<void>((listening) => server?.listen(Number(new URL(origin).port), '127.0.0.1', listening));
  }

  async function stop(): Promise<void> {
    server?.closeAllConnections();
    await new Promise((closed) => (server ? server.close(closed) : closed(undefined)));
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'levante-identity-'));
    origin = `http://127.0.0.1:${await freePort()}`;
    issuer = `${origin}/oidc`;
    await start();
  });
  afterEach(async () => {
    await stop();
    await rm(folder, { recursive: true });
  });

  const verify = (token: string) => tokenVerifier({ issuer, audience: 'levante-api' })(token);

  const tokenRequest = async (form: Record<string, string>, headers: Record<string, string> = {}) => {
    const response = await fetch(`${issuer}/token`, { method: 'POST', headers, body: new URLSearchParams(form) });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const asPerson = (id: string, secret = 'demo') =>
    tokenRequest(
      { grant_type: 'client_credentials' },
      { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    );

  const verifier = randomBytes(32).toString('base64url');
  const authorization = (more: Record<string, string> = {}) =>
    `${issuer}/auth?${String(
      new URLSearchParams({
        client_id: 'levante-web',
        response_type: 'code',
        scope: 'openid profile',
        redirect_uri: `${origin}/callback`,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        state: 'here',
        ...more,
      }),
    )}`;
  const endSession = (more: Record<string, string>) =>
    `${issuer}/session/end?${String(
      new URLSearchParams({ client_id: 'levante-web', post_logout_redirect_uri: `${origin}/`, ...more }),
    )}`;
  /** What the issuer's page would send by itself. */
  const formIn = (html: string) =>
    new URLSearchParams({ xsrf: /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? '', logout: 'yes' });
  const exchange = (code: string, codeVerifier = verifier) =>
    tokenRequest({
      grant_type: 'authorization_code',
      client_id: 'levante-web',
      code,
      code_verifier: codeVerifier,
      redirect_uri: `${origin}/callback`,
    });

  /** Signs in on the page and returns the code that the web client is sent. */
  async function signIn(person: string, more: Record<string, string> = {}, visit = browser()): Promise<string> {
    let { location } = await visit(authorization(more));
    const { text } = await visit(location);
    const action = new RegExp(`formaction="([^"]+/${person})"`).exec(text)?.[1] ?? '';
    ({ location } = await visit(new URL(action, location).href, 'POST'));
    // The authorization request goes on, by way of the consent step if the client asked for it.
    while (!location.startsWith(`${origin}/callback`)) ({ location } = await visit(location));
    expect(new URL(location).searchParams.get('state')).toBe('here');
    return new URL(location).searchParams.get('code') ?? '';
  }

  it('gives every demo person a token with one call, and the token says who they are', async () => {
    for (const person of DEMO_PEOPLE) {
      const { body } = await asPerson(person.id);
      expect(await verify(body.access_token ?? '')).toEqual(person);
    }
  });

  it('signs access tokens for the API with RS256, for twelve hours', async () => {
    const token = (await asPerson('olga')).body.access_token ?? '';
    const { aud, iat = 0, exp = 0 } = decodeJwt(token);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
    expect(aud).toBe('levante-api');
    expect(exp - iat).toBe(12 * 60 * 60);
  });

  it('refuses a wrong secret, an unknown person and another resource', async () => {
    expect((await asPerson('olga', 'wrong')).status).toBe(401);
    expect((await asPerson('nobody')).status).toBe(401);
    const elsewhere = { grant_type: 'client_credentials', resource: 'urn:elsewhere', client_id: 'olga' };
    expect((await tokenRequest({ ...elsewhere, client_secret: 'demo' })).body.error).toBe('invalid_target');
  });

  it('signs a person in from the browser with one click, and the web client gets their token', async () => {
    const { body } = await exchange(await signIn('sofia'));
    expect(await verify(body.access_token ?? '')).toEqual(DEMO_PEOPLE.find(({ id }) => id === 'sofia'));
    expect(decodeJwt(body.id_token ?? '')).toMatchObject({ sub: 'sofia', name: 'Sofía Arango', aud: 'levante-web' });
  });

  it('does not take an identity token for an access token', async () => {
    const { body } = await exchange(await signIn('sofia'));
    await expect(verify(body.id_token ?? '')).rejects.toMatchObject({ code: 'token-untrusted' });
  });

  it('asks for no consent, even when the client asks for it to be asked', async () => {
    const code = await signIn('bruno', { prompt: 'login consent', scope: 'openid offline_access' });
    expect((await verify((await exchange(code)).body.access_token ?? '')).id).toBe('bruno');
  });

  it('rotates refresh tokens: each serves once', async () => {
    const { body } = await exchange(await signIn('olga'));
    const refresh = (token = '') =>
      tokenRequest({ grant_type: 'refresh_token', client_id: 'levante-web', refresh_token: token });
    const second = await refresh(body.refresh_token);
    expect((await verify(second.body.access_token ?? '')).id).toBe('olga');
    expect(second.body.refresh_token).not.toBe(body.refresh_token);
    expect((await refresh(body.refresh_token)).body.error).toBe('invalid_grant');
  });

  it('takes back a refresh token of whoever signs out, and signs them in again', async () => {
    const { body } = await exchange(await signIn('olga'));
    const token = body.refresh_token ?? '';
    await fetch(`${issuer}/token/revocation`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'levante-web', token }),
    });
    const again = { grant_type: 'refresh_token', client_id: 'levante-web', refresh_token: token };
    expect((await tokenRequest(again)).body.error).toBe('invalid_grant');
    expect((await exchange(await signIn('olga'))).status).toBe(200);
  });

  it('ends its session of whoever signs out at once, and sends them back; the next one is asked who they are', async () => {
    const visit = browser();
    const { body } = await exchange(await signIn('olga', {}, visit));
    expect((await visit(authorization())).location).toContain('code=');
    const { text } = await visit(endSession({ id_token_hint: body.id_token ?? '' }));
    expect(text).toContain('document.forms[0].submit()');
    const { location } = await visit(`${issuer}/session/end/confirm`, 'POST', formIn(text));
    expect(location).toBe(`${origin}/`);
    expect((await visit(authorization())).location).toContain('/interaction/');
  });

  it('ends no session without asking where nobody shows whose it is, or another one is', async () => {
    const visit = browser();
    await signIn('olga', {}, visit);
    const { body } = await exchange(await signIn('oscar'));
    for (const hint of [undefined, body.id_token]) {
      const { text } = await visit(endSession(hint ? { id_token_hint: hint } : {}));
      expect(text).toContain('Seguir dentro');
      expect(text).not.toContain('<script');
    }
    expect((await visit(authorization())).location).toContain('code=');
  });

  it('sends whoever signed out nowhere but to the pages', async () => {
    const elsewhere = endSession({ post_logout_redirect_uri: 'https://elsewhere.example/' });
    expect((await browser()(elsewhere)).status).toBe(400);
  });

  it('gives no token for a code without the verifier it was asked with, nor for the same code twice', async () => {
    expect((await exchange(await signIn('olga'), 'x'.repeat(43))).body.error).toBe('invalid_grant');
    const code = await signIn('olga');
    expect((await exchange(code)).status).toBe(200);
    expect((await exchange(code)).body.error).toBe('invalid_grant');
  });

  it('demands PKCE of the web client', async () => {
    const { location } = await browser()(authorization({ code_challenge: '', code_challenge_method: '' }));
    expect(new URL(location).searchParams.get('error')).toBe('invalid_request');
  });

  it('sends codes nowhere but to the pages that are registered', async () => {
    const { status, location } = await browser()(authorization({ redirect_uri: 'https://elsewhere.example/callback' }));
    expect([status, location]).toEqual([400, '']);
  });

  it('says on its page that it is a demo, and lists everybody', async () => {
    const visit = browser();
    const { text } = await visit((await visit(authorization())).location);
    expect(text).toContain('sin contraseña');
    for (const { id } of DEMO_PEOPLE) expect(text).toContain(`/${id}"`);
  });

  it('writes names on its page as text, whatever they hold', async () => {
    await stop();
    await start(DEMO_PEOPLE.map((person) => ({ ...person, name: '<script>alert("x")</script>' })));
    const visit = browser();
    const { text } = await visit((await visit(authorization())).location);
    expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    expect(text).not.toContain('<script');
  });

  it('does not sign in somebody who is not on the list, nor a browser that did not begin here', async () => {
    const visit = browser();
    const { location } = await visit(authorization());
    expect((await visit(`${location}/nobody`, 'POST')).status).toBe(404);
    expect((await browser()(`${location}/olga`, 'POST')).status).toBe(400);
  });

  it('keeps its keys readable by their owner only, and tokens outlive a restart', async () => {
    const token = (await asPerson('ines')).body.access_token ?? '';
    await stop();
    await start();
    expect((await verify(token)).id).toBe('ines');
    expect((await stat(join(folder, 'identity.json'))).mode & 0o777).toBe(0o600);
  });
});

describe('where the embedded issuer serves', () => {
  it('is on this machine only', async () => {
    const options = { issuer: 'https://customs.example/oidc', dataFolder: tmpdir(), people: DEMO_PEOPLE };
    await expect(embeddedIssuer(options)).rejects.toThrow('only this machine');
  });

  it('is not beside an outside issuer', () => {
    const own = 'http://localhost:3000/oidc';
    expect(servesEmbeddedIssuer(undefined, own)).toBe(true);
    expect(servesEmbeddedIssuer(`${own}/`, own)).toBe(true);
    expect(servesEmbeddedIssuer('https://id.customs.example', own)).toBe(false);
  });
});
