import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { DeclarationView } from '#libs/domain';
import { as, bodyOf, lodge, taskOf, urls } from '../client.js';
import { declarationFor, newReference } from '../declarations.js';
import { documentsTask } from '../desk.js';
import { inBrowser, openBrowser, PATIENCE_MS, visit } from './browser.js';

// A list shows what is in sight only: other tests lodge hundreds meanwhile, and would move a task out of it.
const REFERENCE = newReference('many-pages');
const INBOX = `/app/work?${String(new URLSearchParams({ view: 'all', order: 'newest', mrn: REFERENCE }))}`;
let lodgedHere = 0;

/** A browser without pages, and the streams that its pages have open. */
async function freshContext(browser: Browser) {
  const context = await browser.newContext({ locale: 'es', viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(PATIENCE_MS / 2);
  const begun = new Set<Request>();
  context.on('request', (request) => request.url().endsWith('/events') && begun.add(request));
  const isOver = (request: Request) => begun.delete(request);
  context.on('requestfinished', isOver);
  context.on('requestfailed', isOver);
  const streams = () => [...begun].filter((request) => !request.frame().page().isClosed());
  return { context, streams };
}

/** One page more, in sight beside the others; signed in as whoever the issuer knows, else as this person. */
async function open(context: BrowserContext, path: string, person?: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${urls.api}${path}`);
  if (person) await page.locator(`button[formaction$="/${person}"]`).click();
  await page.locator('header .who strong').waitFor({ state: 'attached' });
  return page;
}

/** A task comes, and all pages show it. */
async function allAreTold(pages: Page[]): Promise<void> {
  const localReference = `${REFERENCE}-${++lodgedHere}`;
  const { mrn } = await lodge('gateway', declarationFor('yellow', { localReference }));
  await Promise.all(pages.map((page) => page.locator('li', { hasText: mrn }).waitFor()));
}

const until = async (page: Page, holds: () => boolean) => {
  while (!holds()) await page.waitForTimeout(50);
};

inBrowser('many pages of one browser, side by side', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  it(
    'share one stream, and go on with another where the page that had it is closed, frozen or gone out of sight',
    async () => {
      const { context, streams } = await freshContext(browser);
      let pages = [await open(context, INBOX, 'olga')];
      while (pages.length < 8) pages.push(await open(context, INBOX));
      for (const page of pages) expect(await page.evaluate('document.hidden')).toBe(false);
      await allAreTold(pages);
      expect(streams()).toHaveLength(1);

      const listening = (): Page => {
        const page = streams()[0]?.frame().page();
        if (!page) throw new Error('no page listens');
        return page;
      };
      const closed = listening();
      await closed.close();
      pages = pages.filter((page) => page !== closed);
      await allAreTold(pages);
      expect(streams()).toHaveLength(1);

      // It does nothing any more, and has the lock still.
      const busy = listening();
      busy.on('dialog', () => {});
      await busy.evaluate("void setTimeout(() => alert('busy'))");
      pages = pages.filter((page) => page !== busy);
      await allAreTold(pages);
      await context.close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'share nothing where they are of two people',
    async () => {
      const { context, streams } = await freshContext(browser);
      const olga = await open(context, INBOX, 'olga');
      await context.clearCookies();
      const oscar = await open(context, INBOX, 'oscar');
      await until(olga, () => streams().length === 2);
      await allAreTold([olga, oscar]);
      expect(new Set(streams().map((request) => request.frame().page()))).toEqual(new Set([olga, oscar]));
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    'leave connections for requests where each follows another declaration, and are all told',
    async () => {
      const { context, streams } = await freshContext(browser);
      const shown: { id: string; page: Page }[] = [];
      for (const person of ['bruno', ...Array.from({ length: 6 }, () => undefined)]) {
        const { id, mrn } = await lodge('gateway', declarationFor('yellow'));
        const page = await open(context, `/app/declarations/${id}`, person);
        await page.getByRole('heading', { level: 1, name: mrn }).waitFor();
        shown.push({ id, page });
      }
      expect(streams().length).toBeLessThanOrEqual(4);
      for (const { id } of shown) {
        const cancelled = await as('gateway').post(`/declarations/${id}/cancellation`, { reason: 'never shipped' });
        bodyOf(cancelled, DeclarationView);
      }
      for (const { page } of shown) await page.locator('.status', { hasText: 'Anulada' }).waitFor();
      await context.close();
    },
    2 * PATIENCE_MS,
  );
});

inBrowser('a system that accepts requests and never answers', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  const LATE = 'El sistema no respondió a tiempo.';

  it(
    'is told of on the page, and what is done again is done once',
    async () => {
      const { id } = await documentsTask();
      const page = await visit(browser, 'olga', '/app/work');
      await page.clock.install();
      await page.goto(`${urls.api}/app/work/${id}`);
      // Before anything is put in its way: while the pages come back from the issuer, what is put there may not hold.
      await page.getByLabel('Comentario nuevo').fill('Falta una hoja.');
      const keys: (string | undefined)[] = [];
      await page.route('**/comments', async (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        // It is done, and no answer comes.
        await route.fetch();
      });
      await page.getByRole('button', { name: 'Comentar', exact: true }).click();
      await until(page, () => keys.length === 1);
      await page.clock.fastForward('01:00');
      await page.getByText(LATE, { exact: false }).waitFor();
      await page.unroute('**/comments');
      page.on('request', (request) => {
        if (request.url().endsWith('/comments')) keys.push(request.headers()['idempotency-key']);
      });
      await page.getByRole('button', { name: 'Comentar', exact: true }).click();
      while ((await page.getByLabel('Comentario nuevo').inputValue()) !== '') await page.waitForTimeout(100);
      expect(keys).toHaveLength(2);
      expect(new Set(keys).size).toBe(1);
      expect((await taskOf('sofia', id)).comments.map(({ text }) => text)).toEqual(['Falta una hoja.']);

      let asked = 0;
      await page.route(/\/tasks\?/, () => {
        asked++;
      });
      await page.goto(`${urls.api}/app/work`);
      await until(page, () => asked > 0);
      // A page asks more than once: what is asked after a minute has passed waits for another one.
      const late = page.getByText(LATE, { exact: false }).first();
      for (let minutes = 0; minutes < 3 && !(await late.isVisible()); minutes++) {
        await page.clock.fastForward('01:00');
        await page.waitForTimeout(1000);
      }
      await late.waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
