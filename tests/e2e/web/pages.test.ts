import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ClientConfiguration, Me, OfficeView } from '#libs/domain';
import { z } from 'zod';
import { as, bodyOf, urls } from '../client.js';

const BUILT = new URL('../../../dist/web/', import.meta.url);
/** What a phone on a slow line waits for before it shows the inbox. */
const FIRST_LOAD_BYTES = 200_000;

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]), isEntry: z.boolean().optional() }),
);

/** Scripts that stand on the screen before anything can be done there: of the entry, of a page, and what these import. */
function scriptsOf(manifest: z.output<typeof Manifest>, ...names: string[]): Set<string> {
  const files = new Set<string>();
  const add = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the build knows no ${name}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports.forEach(add);
  };
  names.forEach(add);
  return files;
}

describe('the pages', () => {
  it('load the inbox with at most 200 kB of packed script', () => {
    const manifest = Manifest.parse(JSON.parse(readFileSync(fileURLToPath(new URL('manifest.json', BUILT)), 'utf8')));
    const scripts = scriptsOf(manifest, 'index.html', 'src/officer/pages.tsx');
    const bytes = [...scripts].map((file) => gzipSync(readFileSync(new URL(file, BUILT))).length);
    expect(scripts.size).toBeGreaterThan(1);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
  });

  it('come from the API’s own address, run nothing but their own scripts, and are kept by their names', async () => {
    for (const path of ['/', '/app/work/anything.1', '/callback?code=x']) {
      const response = await fetch(`${urls.api}${path}`);
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe');
      expect(await response.text()).not.toMatch(/<script(?![^>]* src=)/);
    }
    const html = await (await fetch(`${urls.api}/`)).text();
    const [, script = ''] = /src="(\/assets\/[^"]+)"/.exec(html) ?? [];
    const asset = await fetch(`${urls.api}${script}`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect(asset.headers.get('content-encoding')).toBe('gzip');
  });

  it('leave the API’s addresses alone: what does not exist there is a problem', async () => {
    for (const path of ['/application', '/assets/none.js', '/manifest.json', '/tasks']) {
      const response = await fetch(`${urls.api}${path}`);
      expect(response.status).toBe(path === '/tasks' ? 401 : 404);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    }
    expect((await fetch(`${urls.api}/app`, { method: 'POST' })).status).toBe(401);
  });
});

describe('any client', () => {
  it('is told with whom to sign in, without a token', async () => {
    const configuration = ClientConfiguration.parse(await (await fetch(`${urls.api}/configuration`)).json());
    expect(configuration).toMatchObject({ issuer: urls.issuer, audience: 'levante-api', clientId: 'levante-web' });
  });

  it('is told who its token says it is, and what that permits', async () => {
    const me = bodyOf(await as('oscar').get('/me'), Me);
    expect(me).toMatchObject({ id: 'oscar', roles: ['officer'], offices: ['COBOG'], groups: ['documents', 'arrival'] });
    expect(me.permissions).toContain('task:claim');
    expect(me.permissions).not.toContain('declaration:reroute');
  });

  it('is told the offices and their time zones', async () => {
    const offices = bodyOf(await as('bruno').get('/offices'), z.array(OfficeView));
    expect(offices.find(({ code }) => code === 'COBOG')).toMatchObject({ name: 'Bogotá', timeZone: 'America/Bogota' });
  });
});
