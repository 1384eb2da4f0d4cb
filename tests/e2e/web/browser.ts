import { existsSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { urls } from '../client.js';

/** Debian's: the one without windows opens a page in a third of the time. */
const DEBIANS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

// Named, it must be there: so CI cannot pass without it.
const executable = process.env['LEVANTE_CHROMIUM'] || DEBIANS.find((path) => existsSync(path));
if (!executable)
  process.stderr.write(
    'Skipped: the tests of the pages. `apt-get install chromium-headless-shell` installs a browser for them, or LEVANTE_CHROMIUM says where one is.\n',
  );

/** A suite that needs a real browser. */
export const inBrowser = executable ? describe : describe.skip;

/** Whatever the machine is busy with: nothing here is about time. */
export const PATIENCE_MS = 120_000;
const STEP_MS = 30_000;

export const openBrowser = (...more: string[]): Promise<Browser> =>
  chromium.launch({ executablePath: executable, args: ['--no-sandbox', '--disable-gpu', ...more] });

interface Visit extends BrowserContextOptions {
  language?: 'es' | 'en';
  /** Of another stack than that of these tests. */
  api?: string;
}

/**
 * A window of its own, signed in as a demo person through the issuer's page, at an address of the pages. It keeps no pages on the device
 * unless asked to: while a service worker takes a page over, a request may pass by what a test has put in its way.
 */
export async function visit(browser: Browser, person: string, path: string, options: Visit = {}): Promise<Page> {
  const { language = 'es', api = urls.api, ...rest } = options;
  const context = await browser.newContext({
    locale: language,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
    ...rest,
  });
  context.setDefaultTimeout(STEP_MS);
  const page = await context.newPage();
  await page.goto(`${api}${path}`);
  await page.locator(`button[formaction$="/${person}"]`).click();
  await page.locator('header .who strong').waitFor({ state: 'attached' });
  return page;
}

/** What axe finds against WCAG 2.2 AA on the page as it is, in words. */
export async function barriers(page: Page): Promise<string[]> {
  // What appears slowly would be judged half transparent; what went away meanwhile never finishes.
  await page.evaluate('Promise.allSettled(document.getAnimations().map((each) => each.finished))');
  await page.evaluate(axe.source);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ['violations'] })`,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

/** How many pixels of a page stick out of the window sideways. */
export const sticksOut = async (page: Page): Promise<number> =>
  Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));

/** Says why in the dialog that is open, in English, and has it done. */
export async function because(page: Page, reason: string, action: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: action }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Windows in which every page is looked at. */
export const WINDOWS = [
  ['wide and light', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
  ['narrow, dark and touched', { viewport: { width: 360, height: 740 }, colorScheme: 'dark', hasTouch: true }],
] as const;

/**
 * The same with a language each: the one with the longer words where there is little room. Not every window in every language and light,
 * which takes minutes: what is wrong with one of them is wrong in one of these.
 */
export const WINDOWS_IN_BOTH_LANGUAGES = [
  ['wide, light, English', { ...WINDOWS[0][1], language: 'en' }],
  ['narrow, dark, Spanish', { ...WINDOWS[1][1], language: 'es' }],
] as const;

/** What is wrong with how a page is, as it is now: barriers, and how far it sticks out. */
export const look = async (page: Page) => [await barriers(page), await sticksOut(page)];

/** The same in a window that takes the whole page: what a bar at the edge hides for the moment is no barrier. */
export async function lookWhole(page: Page) {
  const { width, height } = page.viewportSize()!;
  await page.setViewportSize({ width, height: 20_000 });
  const seen = await look(page);
  await page.setViewportSize({ width, height });
  return seen;
}

/** Nothing is wrong. */
export const CLEAN = [[], 0];
