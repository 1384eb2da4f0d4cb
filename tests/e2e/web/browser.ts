import { existsSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { urls } from '../client.js';

const DEBIANS = '/usr/bin/chromium';

// Named, it must be there: so CI cannot pass without it.
const executable = process.env['LEVANTE_CHROMIUM'] || (existsSync(DEBIANS) ? DEBIANS : undefined);
if (!executable)
  process.stderr.write(
    'Skipped: the tests of the pages. `apt-get install chromium` installs a browser for them, or LEVANTE_CHROMIUM says where one is.\n',
  );

/** A suite that needs a real browser. */
export const inBrowser = executable ? describe : describe.skip;

/** Whatever the machine is busy with: nothing here is about time. */
export const PATIENCE_MS = 120_000;
const STEP_MS = 30_000;

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: executable, args: ['--no-sandbox', '--disable-gpu'] });

interface Visit extends BrowserContextOptions {
  language?: 'es' | 'en';
}

/** A window of its own, signed in as a demo person through the issuer's page, at an address of the pages. */
export async function visit(browser: Browser, person: string, path: string, options: Visit = {}): Promise<Page> {
  const { language = 'es', ...rest } = options;
  const context = await browser.newContext({ locale: language, viewport: { width: 1440, height: 900 }, ...rest });
  context.setDefaultTimeout(STEP_MS);
  const page = await context.newPage();
  await page.goto(`${urls.api}${path}`);
  await page.locator(`button[formaction$="/${person}"]`).click();
  await page.locator('header .who strong').waitFor({ state: 'attached' });
  return page;
}

/** What axe finds against WCAG 2.2 AA on the page as it is, in words. */
export async function barriers(page: Page): Promise<string[]> {
  // What appears slowly would be judged half transparent.
  await page.evaluate('Promise.all(document.getAnimations().map((each) => each.finished))');
  await page.evaluate(axe.source);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, { runOnly: ${JSON.stringify(tags)} })`);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

/** How many pixels of a page stick out of the window sideways. */
export const sticksOut = async (page: Page): Promise<number> =>
  Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
