import { errors, type ClientMetadata, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { Actor } from '#libs/domain';
import { CLAIM_NAMES, claimsOf } from './claims.js';
import { issuerMemory } from './issuer-memory.js';
import { API_AUDIENCE, DEMO_SECRET, WEB_CLIENT } from './issuer-names.js';
import type { IssuerSecrets } from './issuer-secrets.js';
import { refusalPage } from './sign-in-page.js';
import { endingPage, endPage, signedOutPage } from './sign-out-page.js';

// A resource indicator (RFC 8707) must be an absolute URI; the audience in the token need not.
const API_RESOURCE = 'urn:levante:api';
const API_SCOPE = 'levante';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

const oneOf = (people: readonly Actor[], id: string | undefined): Actor | undefined =>
  people.find((person) => person.id === id);

/** Where `npx vite apps/web` shows the pages while somebody works on them. */
const VITE = 'http://localhost:5173';

/** The product's pages, under both names of this machine; redirect URIs are exact, the protocol knows no wildcards. */
function webOrigins(issuer: string): string[] {
  const { protocol, port } = new URL(issuer);
  const own = ['localhost', '127.0.0.1'].map((host) => `${protocol}//${host}${port && `:${port}`}`);
  return [...own, VITE];
}

function clients(people: readonly Actor[], origins: string[]): ClientMetadata[] {
  const web: ClientMetadata = {
    client_id: WEB_CLIENT,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: origins.flatMap((origin) =>
      ['/', '/callback', '/docs/oauth2-redirect.html'].map((path) => `${origin}${path}`),
    ),
    post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
  };
  const persons = people.map((person) => ({
    client_id: person.id,
    client_secret: DEMO_SECRET,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  }));
  return [web, ...persons];
}

/**
 * Show the page by which the browser's session here ends: at once where an identity token shows that its owner signs out, else on being
 * asked, since any page may send a browser here.
 */
function endSession(ctx: KoaContextWithOIDC, form: string): void {
  const { session, entities } = ctx.oidc;
  const isTheirs = entities.IdTokenHint?.payload.sub === session?.accountId;
  const { html, policy } = isTheirs ? endingPage(form) : endPage(form);
  ctx.set('content-security-policy', policy);
  ctx.body = html;
}

/** The web client is the product's own, so whoever signs in has granted it everything. */
async function grantOf(ctx: KoaContextWithOIDC) {
  const { provider, client, session } = ctx.oidc;
  const grantId = client && session?.grantIdFor(client.clientId);
  const kept = grantId ? await provider.Grant.find(grantId) : undefined;
  if (kept) return kept;
  const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
  grant.addOIDCScope('openid profile offline_access');
  grant.addResourceScope(API_RESOURCE, API_SCOPE);
  await grant.save();
  return grant;
}

/** How oidc-provider is set up: RS256 access tokens for the API whether or not the client names it, for twelve hours. */
export function issuerConfiguration(options: {
  issuer: string;
  secrets: IssuerSecrets;
  people: readonly Actor[];
}): Configuration {
  const { issuer, secrets, people } = options;
  const origins = webOrigins(issuer);
  const mountPath = new URL(issuer).pathname;
  return {
    adapter: issuerMemory(),
    jwks: secrets.jwks,
    cookies: { keys: secrets.cookieKeys },
    clients: clients(people, origins),
    clientBasedCORS: (_ctx, origin) => origins.includes(origin),
    responseTypes: ['code'],
    claims: { openid: ['sub'], profile: ['name'] },
    findAccount: (_ctx, id) => {
      const person = oneOf(people, id);
      return person && { accountId: id, claims: () => ({ sub: id, name: person.name }) };
    },
    loadExistingGrant: grantOf,
    // Without asking for offline_access too: the pages live longer than a token. They rotate with every use.
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    extraTokenClaims: (_ctx, token) => {
      const person = oneOf(people, 'accountId' in token ? token.accountId : token.clientId);
      // A person's id and secret stand for their having signed in; a program's do not.
      const signedIn = person?.service ? {} : { auth_time: Math.floor(Date.now() / 1000) };
      return person && { ...claimsOf(person, CLAIM_NAMES), ...signedIn };
    },
    interactions: { url: (_ctx, interaction) => `${mountPath}/interaction/${interaction.uid}` },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = refusalPage([out.error, out.error_description].filter(Boolean).join(': '));
    },
    ttl: {
      AccessToken: 12 * HOUR,
      ClientCredentials: 12 * HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: DAY,
      RefreshToken: DAY,
      Grant: DAY,
    },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      // Who signs out of the pages leaves neither a session nor a token behind.
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: endSession,
        postLogoutSuccessSource: (ctx) => {
          ctx.type = 'html';
          ctx.body = signedOutPage();
        },
      },
      revocation: { enabled: true },
      // Without it, every token that a client asks for is one for the API.
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_RESOURCE,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== API_RESOURCE) throw new errors.InvalidTarget();
          return {
            scope: API_SCOPE,
            audience: API_AUDIENCE,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
    },
  };
}
