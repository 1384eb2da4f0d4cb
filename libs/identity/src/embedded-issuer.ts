import type { IncomingMessage, ServerResponse } from 'node:http';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Actor } from '#libs/domain';
import { issuerSecrets } from './issuer-secrets.js';
import { refusalPage, signInPage } from './sign-in-page.js';

export interface EmbeddedIssuerOptions {
  /** URL under which the issuer is mounted, on this machine: `http://localhost:3000/oidc`. */
  issuer: string;
  /** Folder that keeps `identity.json`, the issuer's keys. */
  dataFolder: string;
  people: readonly Actor[];
}

export interface EmbeddedIssuer {
  readonly issuer: string;
  /** Path of the issuer's URL, where `callback()` is to be mounted: `/oidc`. */
  readonly mountPath: string;
  /** The request handler, for a server that takes the mount path off (`app.use(mountPath, callback())` in Express). */
  callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

const plain = (url: string): string => new URL(url).href.replace(/\/$/, '');

/**
 * Whether this process is to serve the embedded issuer at `own`: only if no issuer is configured, or that very URL is.
 * Whoever names an outside issuer must not get one beside it that lets everybody in.
 */
export function servesEmbeddedIssuer(configured: string | undefined, own: string): boolean {
  return configured === undefined || plain(configured) === plain(own);
}

/**
 * An OpenID Connect issuer of demo people without passwords, for one machine: `client_credentials` with the person's id
 * and the secret `demo`, or the browser's authorization code flow (PKCE) with a page to pick a person.
 * @throws Error if the issuer's URL is not of this machine, or its keys cannot be read or written.
 */
export async function embeddedIssuer({ issuer, dataFolder, people }: EmbeddedIssuerOptions): Promise<EmbeddedIssuer> {
  const { hostname, pathname } = new URL(issuer);
  if (!LOOPBACK.includes(hostname)) {
    throw new Error(`The embedded issuer knows no passwords and serves only this machine, not ${issuer}.`);
  }
  const secrets = await issuerSecrets(dataFolder);
  // Loaded here, so that a process with an outside issuer, or without any, does not load this one.
  const { Provider } = await import('oidc-provider');
  const { issuerConfiguration } = await import('./issuer-configuration.js');
  const provider = new Provider(issuer, issuerConfiguration({ issuer, secrets, people }));
  provider.use(async (ctx, next) => {
    const [, uid, person] = /^\/interaction\/([\w-]+)(?:\/([^/]+))?$/.exec(ctx.path) ?? [];
    if (uid === undefined) {
      await next();
      return;
    }
    await interact(provider, ctx as KoaContextWithOIDC, people, person);
  });
  return { issuer, mountPath: pathname, callback: () => provider.callback() };
}

/** The step at which the browser's user says who they are: GET shows the people, POST with a person's id signs in. */
async function interact(
  provider: Provider,
  ctx: KoaContextWithOIDC,
  people: readonly Actor[],
  person: string | undefined,
): Promise<void> {
  ctx.set('cache-control', 'no-store');
  ctx.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  ctx.type = 'html';
  const chosen = people.find(({ id }) => encodeURIComponent(id) === person);
  const interaction = await provider.interactionDetails(ctx.req, ctx.res).catch(() => undefined);
  if (interaction === undefined) {
    ctx.status = 400;
    ctx.body = refusalPage('La sesión de ingreso caducó; vuelva a empezar. · This sign-in has lapsed; start again.');
  } else if (interaction.prompt.name !== 'login') {
    // The only client is the product's own: there is nothing to consent to.
    ctx.status = 303;
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { consent: {} }));
  } else if (ctx.method === 'POST' && chosen !== undefined) {
    const result = { login: { accountId: chosen.id } };
    ctx.status = 303;
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result, { mergeWithLastSubmission: false }));
  } else {
    ctx.status = person === undefined ? 200 : 404;
    ctx.body = signInPage(people, `${new URL(provider.issuer).pathname}/interaction/${interaction.uid}`);
  }
}
