import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

const MEDIA_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

interface Page {
  mediaType: string;
  bytes: Buffer;
  gzipped: Buffer;
}

/** The built pages by their path; empty where they are not built. They are small, so they are kept in memory, packed once. */
export type Pages = ReadonlyMap<string, Page>;

const pack = promisify(gzip);

/** Read the folder that the build of apps/web fills. */
export async function pagesOf(folder: string): Promise<Pages> {
  const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const pages = new Map<string, Page>();
  for (const name of names) {
    const mediaType = MEDIA_TYPES[extname(name)];
    if (!mediaType) continue;
    const bytes = await readFile(join(folder, name));
    pages.set(`/${name.split(sep).join('/')}`, { mediaType, bytes, gzipped: await pack(bytes) });
  }
  return pages;
}

/** Where the application is at home; what it shows there it decides itself. All other paths are the API's. */
const APPLICATION = /^\/(?:app(?:\/.*)?|callback)?$/;

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>Levante</title>
<p>Las páginas no están construidas: ejecute <code>npm run build</code> y reinicie. La API responde; vea <a href="/docs">/docs</a>.</p>
<p lang="en">The pages are not built: run <code>npm run build</code> and restart. The API answers; see <a href="/docs">/docs</a>.</p>`;

/** Serve the pages, to people who sign in with this issuer. Whatever is no page of theirs goes on to the API. */
export function servePages(pages: Pages, issuer: string): RequestHandler {
  // Nothing but what the build made may run; it speaks to this API and to the issuer.
  const policy = [
    "default-src 'none'",
    // The reader of codes for browsers that have none is WebAssembly. No script becomes one out of text by this.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `connect-src 'self' ${new URL(issuer).origin}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

  return (request, response, next) => {
    const isApplication = APPLICATION.test(request.path);
    const page = pages.get(isApplication ? '/index.html' : request.path);
    if ((request.method !== 'GET' && request.method !== 'HEAD') || (!page && !isApplication)) {
      next();
      return;
    }
    response.set({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      // Names under /assets carry the hash of what is in them.
      'cache-control': request.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
      vary: 'accept-encoding',
    });
    if (!page) {
      response.status(503).type('html').send(NOT_BUILT);
      return;
    }
    const isPacked = request.acceptsEncodings('gzip') === 'gzip';
    if (isPacked) response.set('content-encoding', 'gzip');
    response.set('content-type', page.mediaType).send(isPacked ? page.gzipped : page.bytes);
  };
}
