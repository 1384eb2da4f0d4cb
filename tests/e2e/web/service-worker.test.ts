import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { inBrowser, openBrowser, PATIENCE_MS } from './browser.js';

/** As it is built, without the names of the files of that build. */
const WORKER = readFileSync(new URL('../../../dist/web/service-worker.js', import.meta.url), 'utf8').replace(
  /^const SHELL = .*;\n/,
  '',
);

/** Serves builds one after another, each of a page and a part of it, and nothing of the builds before. */
function builds() {
  let build = 'one';
  const server: Server = createServer((request, response) => {
    response.setHeader('cache-control', 'no-store');
    const files: Record<string, [type: string, text: string]> = {
      '/': ['text/html', `<!doctype html><title>${build}</title>`],
      [`/assets/${build}.js`]: ['text/javascript', `// ${build}`],
      '/service-worker.js': [
        'text/javascript',
        `const SHELL = ${JSON.stringify({ name: `levante-${build}`, files: [`/assets/${build}.js`] })};\n${WORKER}`,
      ],
    };
    const [type, text] = files[request.url ?? ''] ?? [];
    response.writeHead(text === undefined ? 404 : 200, type ? { 'content-type': type } : {}).end(text);
  });
  return {
    listen: async () => {
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    },
    serve: (name: string) => (build = name),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Whether a page that is open gets a part of a build. */
const gets = (page: Page, build: string) => page.evaluate<boolean>(`fetch('/assets/${build}.js').then(({ ok }) => ok)`);

/** The newest build is on the device, and serves the pages that are open. */
const takesOver = (page: Page) =>
  page.evaluate(`(async () => {
    const registration = await navigator.serviceWorker.register('/service-worker.js');
    await registration.update();
    const isDone = () => navigator.serviceWorker.controller && registration.active?.state === 'activated' &&
      !registration.installing && !registration.waiting;
    while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 20));
  })()`);

inBrowser('the pages on a device', () => {
  let browser: Browser;
  const { listen, serve, stop } = builds();
  beforeAll(async () => {
    browser = await openBrowser();
  }, PATIENCE_MS);
  afterAll(async () => {
    stop();
    await browser.close();
  });

  it(
    'are kept of the newest build, to open without a network, and of the one before, for pages that are open still',
    async () => {
      const address = await listen();
      const page = await browser.newPage();
      await page.goto(address);
      await takesOver(page);
      serve('two');
      await takesOver(page);
      expect([await gets(page, 'one'), await gets(page, 'two')]).toEqual([true, true]);
      serve('three');
      await takesOver(page);
      expect([await gets(page, 'one'), await gets(page, 'two'), await gets(page, 'three')]).toEqual([
        false,
        true,
        true,
      ]);

      stop();
      await page.goto(address);
      expect([await page.title(), await gets(page, 'three')]).toEqual(['three', true]);
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
