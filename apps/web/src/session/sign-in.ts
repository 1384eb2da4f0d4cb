import * as oauth from 'oauth4webapi';
import type { ClientConfiguration } from '#libs/domain';
import { patience } from './patience.js';

// OpenID Connect, authorization code flow with PKCE (RFC 7636), as a public client: no secret, and tokens in memory only.

/** What has to be remembered from leaving for the issuer until coming back. It is of no use to anybody else. */
interface Pending {
  verifier: string;
  state: string;
  returnTo: string;
}

const PENDING = 'levante.sign-in';
const SCOPE = 'openid profile offline_access';

export interface Tokens {
  access: string;
  /** Milliseconds since 1970. */
  until: number;
  refresh: string | undefined;
  /** By which the issuer knows who signs out. */
  identity: string | undefined;
}

// Named for what it is for: the embedded issuer serves this machine only, without TLS.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const WITHOUT_TLS = { [oauth.allowInsecureRequests]: true } as const;

/** Tokens are given once: an answer that comes late is waited for. */
const TOKENS_MS = 20_000;

interface Issuer {
  server: oauth.AuthorizationServer;
  client: oauth.Client;
  options: Partial<typeof WITHOUT_TLS> & { signal: () => AbortSignal };
}

let known: Promise<Issuer> | undefined;

/** The issuer that the API trusts. @throws where either does not answer */
function issuer(): Promise<Issuer> {
  known ??= discover();
  known.catch(() => (known = undefined));
  return known;
}

async function discover(): Promise<Issuer> {
  const configuration = (await (await fetch('/configuration', { signal: patience() })).json()) as ClientConfiguration;
  const url = new URL(configuration.issuer);
  const tls = url.protocol === 'http:' ? WITHOUT_TLS : {};
  const discovered = await oauth.discoveryRequest(url, { ...tls, signal: patience });
  const server = await oauth.processDiscoveryResponse(url, discovered);
  const options = { ...tls, signal: () => AbortSignal.timeout(TOKENS_MS) };
  return { server, client: { client_id: configuration.clientId }, options };
}

const redirectUri = (): string => `${location.origin}/callback`;

/**
 * Go to the issuer's page. Whoever is signed in there already comes back at once.
 *
 * @param asks whether the issuer must ask who it is, whoever is signed in there: after signing out
 */
export async function leaveToSignIn(asks: boolean): Promise<never> {
  const { server, client } = await issuer();
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const returnTo = isCallback() ? '/' : location.pathname + location.search;
  sessionStorage.setItem(PENDING, JSON.stringify({ verifier, state, returnTo } satisfies Pending));
  const url = new URL(server.authorization_endpoint ?? '');
  url.search = String(
    new URLSearchParams({
      client_id: client.client_id,
      response_type: 'code',
      redirect_uri: redirectUri(),
      scope: SCOPE,
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(asks ? { prompt: 'login' } : {}),
    }),
  );
  location.assign(url);
  return new Promise(() => {});
}

/** Whether the issuer has just sent the person back here. */
export const isCallback = (): boolean => location.pathname === '/callback';

/**
 * Exchange what the issuer sent for tokens, and go back to where the person was.
 *
 * @throws Error where the issuer refused, or the person began elsewhere
 */
export async function comeBack(): Promise<Tokens> {
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null') as Pending | null;
  if (!pending) throw new Error('This page did not begin to sign in.');
  const { server, client, options } = await issuer();
  const parameters = oauth.validateAuthResponse(server, client, new URL(location.href), pending.state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri(),
    pending.verifier,
    options,
  );
  const tokens = tokensIn(await oauth.processAuthorizationCodeResponse(server, client, response));
  sessionStorage.removeItem(PENDING);
  history.replaceState(null, '', pending.returnTo);
  return tokens;
}

/** New tokens for a refresh token. @throws Error where the issuer gives none */
export async function renewed(refresh: string): Promise<Tokens> {
  const { server, client, options } = await issuer();
  const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh, options);
  return tokensIn(await oauth.processRefreshTokenResponse(server, client, response));
}

/** Have the issuer refuse a refresh token from now on, where it offers that (RFC 7009). */
export async function withdraw(refresh: string): Promise<void> {
  const { server, client, options } = await issuer();
  if (!server.revocation_endpoint) return;
  await oauth.processRevocationResponse(await oauth.revocationRequest(server, client, oauth.None(), refresh, options));
}

/**
 * Where the issuer ends its own session of whoever signed out, and sends them back here (OpenID Connect RP-Initiated Logout 1.0).
 *
 * @returns undefined where it does not offer that
 * @throws where it does not answer: who went there would be stuck
 */
export async function whereToEnd(identity: string | undefined): Promise<string | undefined> {
  const { server, client, options } = await issuer();
  if (!server.end_session_endpoint) return undefined;
  const answer = await oauth.discoveryRequest(new URL(server.issuer), { ...options, signal: patience });
  if (!answer.ok) return undefined;
  const url = new URL(server.end_session_endpoint);
  url.searchParams.set('client_id', client.client_id);
  url.searchParams.set('post_logout_redirect_uri', `${location.origin}/`);
  if (identity) url.searchParams.set('id_token_hint', identity);
  return url.href;
}

const tokensIn = ({
  access_token,
  refresh_token,
  id_token,
  expires_in = 300,
}: oauth.TokenEndpointResponse): Tokens => ({
  access: access_token,
  until: Date.now() + expires_in * 1000,
  refresh: refresh_token,
  identity: id_token,
});
