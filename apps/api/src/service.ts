import type { Server } from 'node:http';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import express, { type RequestHandler } from 'express';
import { startHeart, type Heart } from '#apps/worker';
import type { Config } from '#libs/config';
import { DEMO_PEOPLE, embeddedIssuer, servesEmbeddedIssuer, tokenVerifier } from '#libs/identity';
import { databaseOf, diskBlobs, Feed, openPool } from '#libs/store';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { SignIn } from './clients/sign-in.js';
import { Connections } from './connections/connections.js';
import { TemporalLink } from './connections/temporal-link.js';
import { serveDocs } from './docs/openapi.js';
import { measureRequests } from './health/metrics.js';
import { pagesOf, servePages } from './pages/pages.js';
import { cutSlowBodies } from './http/cut-slow-bodies.js';
import { readBody } from './http/read-body.js';
import { requestLog } from './http/request-log.js';
import { securityHeaders } from './http/security-headers.js';
import { signedInFirst } from './identity/signed-in-first.js';
import { Tokens } from './identity/tokens.js';

const DATABASE_CONNECTIONS = 16;
const RECORD_CONNECTIONS = 4;
/** Longer than clients and proxies keep an idle connection: whoever closes it first must not be us, just as they send a request. */
const KEEP_ALIVE_MS = 65_000;
/** How long requests under way may take to end when the process is asked to. */
const DRAIN_MS = 8_000;

// Bodies are read by our own reader, which keeps them byte for byte.
const NEST_OPTIONS: unknown = { bodyParser: false, logger: ['error', 'warn'] };

/** Where the build puts the pages of apps/web: beside the build of this process. */
const WEB_FOLDER = fileURLToPath(new URL('../../../web/', import.meta.url));

/** The running service. */
export interface Service {
  port: number;
  connections: Connections;
  /** Take no more requests, end those under way, then let go of everything. */
  stop(): Promise<void>;
}

/** Start the service. It listens at once; what it needs and does not reach yet it tries to reach for as long as it takes. */
export async function startService(config: Config, databaseUrl: string, log: Logger): Promise<Service> {
  // The process lives from here on, whether or not Temporal can be reached and a worker serves.
  const heart = startHeart(databaseUrl, 'api', (fault, error) =>
    log.error({ fault, err: error }, 'the system may be taken to be out'),
  );
  const seen = openPool(databaseUrl, { role: 'api', connections: DATABASE_CONNECTIONS, pipeline: true });
  const connections = new Connections(
    config,
    databaseOf(seen),
    seen,
    openPool(databaseUrl, { role: 'owner', connections: RECORD_CONNECTIONS }),
    new Feed(databaseUrl),
    diskBlobs(await blobFolder(config)),
    new TemporalLink(config, databaseUrl, heart, log),
    log,
    databaseUrl,
  );
  const issuer = issuerOf(config);
  const signIn = {
    issuer: issuer.url,
    audience: config.audience,
    clientId: config.webClient,
    country: config.country,
  };
  const tokens = new Tokens(tokenVerifier({ issuer: issuer.url, audience: config.audience }));
  const handler = express();
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.of(connections, tokens, new SignIn(signIn)),
    new ExpressAdapter(handler),
    NEST_OPTIONS as NestApplicationOptions,
  );
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(requestLog(log), measureRequests);
  if (issuer.isEmbedded) await mountIssuer(app, issuer.url, config.data);
  app.use(servePages(await pagesOf(WEB_FOLDER), issuer.url));
  app.use(securityHeaders, cutSlowBodies(), signedInFirst(tokens), readBody);
  serveDocs(app, issuer);
  void connections.feed.open();
  connections.temporal.open();
  await app.listen(config.port, issuer.isEmbedded ? '127.0.0.1' : '0.0.0.0');
  const server: Server = app.getHttpServer();
  // A batch may take hours to send; other bodies are cut off by us, and what is slow to send its headers by the server.
  server.requestTimeout = 0;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return { port: config.port, connections, stop: () => stop(app, server, connections, heart) };
}

const blobFolder = async ({ data }: Config): Promise<string> => {
  const folder = join(data, 'blobs');
  await mkdir(folder, { recursive: true });
  return folder;
};

/** Whose tokens are taken: those of the configured issuer, else of the embedded one, which this process serves then. */
function issuerOf({ issuer, port }: Config): { url: string; isEmbedded: boolean } {
  const own = `http://localhost:${port}/oidc`;
  const isEmbedded = servesEmbeddedIssuer(issuer, own);
  return { url: isEmbedded ? own : (issuer ?? own), isEmbedded };
}

async function mountIssuer(app: NestExpressApplication, url: string, dataFolder: string): Promise<void> {
  const embedded = await embeddedIssuer({ issuer: url, dataFolder, people: DEMO_PEOPLE });
  const callback: RequestHandler = embedded.callback();
  app.use(embedded.mountPath, callback);
}

async function stop(
  app: NestExpressApplication,
  server: Server,
  connections: Connections,
  heart: Heart,
): Promise<void> {
  // Connections that are kept alive go as soon as they are idle; whatever still runs after that time is cut.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await app.close();
  clearInterval(idle);
  clearTimeout(cut);
  await connections.temporal.close();
  await heart.stop();
  await connections.feed.close();
  await connections.record.end();
  await connections.db.destroy();
}
