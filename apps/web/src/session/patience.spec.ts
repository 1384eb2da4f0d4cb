import * as oauth from 'oauth4webapi';
import { isUnanswered } from './patience.js';

const SERVER = { issuer: 'https://issuer.example' };
const CLIENT = { client_id: 'levante-web' };

/** What the issuer's library makes of an answer to a refresh token. */
const after = (status: number, body: string, type = 'application/json') =>
  oauth
    .processRefreshTokenResponse(SERVER, CLIENT, new Response(body, { status, headers: { 'content-type': type } }))
    .then(
      () => undefined,
      (error: unknown) => error,
    );

describe('signing in', () => {
  it.each([
    ['a proxy says that nobody is there', 502, '<h1>Bad gateway</h1>', 'text/html'],
    ['the network’s owner asks for its terms to be agreed to', 200, '<h1>Welcome</h1>', 'text/html'],
    ['half an answer comes', 200, '{"access_token":', 'application/json'],
    ['the issuer fails', 500, '{"error":"server_error"}', 'application/json'],
  ])('finds nobody where %s', async (_what, status, body, type) => {
    expect(isUnanswered(await after(status, body, type))).toBe(true);
  });

  it('finds nobody where no answer comes, or not in time', async () => {
    expect(isUnanswered(await fetch('http://127.0.0.1:1').catch((error: unknown) => error))).toBe(true);
    const late = AbortSignal.timeout(1);
    await new Promise((resolve) => {
      late.onabort = resolve;
    });
    expect(isUnanswered(late.reason)).toBe(true);
  });

  it('is refused where the issuer refuses', async () => {
    expect(isUnanswered(await after(400, '{"error":"invalid_grant"}'))).toBe(false);
    expect(isUnanswered(new Error('This page did not begin to sign in.'))).toBe(false);
  });
});
