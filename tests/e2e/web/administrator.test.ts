import { readFileSync } from 'node:fs';
import { Checkpoint, OutageView } from '#libs/domain';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { as, bodyOf, holdOf, lodge, urls } from '../client.js';
import { declarationFor } from '../declarations.js';
import { doTask } from '../desk.js';
import { barriers, inBrowser, openBrowser, PATIENCE_MS, sticksOut, visit } from './browser.js';

/** A declaration whose documents were checked, released. */
async function released(): Promise<{ id: string; mrn: string }> {
  const lodged = await lodge('gateway', declarationFor('yellow'));
  await doTask('olga', holdOf(lodged, 'documents').taskId);
  return lodged;
}

const CLEAN = [[], 0];
const look = async (page: Page) => [await barriers(page), await sticksOut(page)];

/** What a button lets the browser keep. */
async function kept(page: Page, name: string | RegExp): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).first().click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

const WINDOWS = [
  ['wide and light', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
  ['narrow and dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
] as const;

inBrowser('an administrator at the pages', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  it(
    'reads the study in words and pictures, narrows it down in the address, takes figures along, and opens one declaration',
    async () => {
      const { mrn } = await released();
      const page = await visit(browser, 'amparo', '/app/times', { language: 'en' });
      await page.getByText(/^Half took/).waitFor();
      for (const title of ['Trend', 'How long they took', 'Who had to act', 'Hour of the week of acceptance'])
        await page.getByRole('region', { name: title, exact: true }).getByRole('img').waitFor();
      await page.getByText(/most time went to “/).waitFor();

      await page.getByRole('combobox', { name: /^Lane/ }).selectOption('yellow');
      await page.getByRole('combobox', { name: /^Outages/ }).selectOption('without');
      await page.waitForURL(/lane=yellow&outages=without/);
      await page.getByRole('region', { name: 'Trend', exact: true }).getByText('Show the table').click();
      await page.getByRole('columnheader', { name: 'Within level' }).first().waitFor();
      expect(await kept(page, 'Intervals (CSV)')).toMatch(/lodgement-to-release,.*,without,/);
      expect((await kept(page, 'Report (PDF)')).slice(0, 5)).toBe('%PDF-');

      await page.getByLabel('Open by number (MRN or id)').fill(mrn);
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.getByText(/It was released .* after lodgement\./).waitFor();
      for (const code of ['T4', 'T5', 'T6', 'T7', 'T15']) await page.getByText(code, { exact: true }).first().waitFor();
      await page.getByText('The last hold was Customs’s: Documentary check.').waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'compares two periods, each by days of the office',
    async () => {
      await released();
      const today = new Intl.DateTimeFormat('sv', { timeZone: 'UTC' }).format(new Date());
      const page = await visit(browser, 'amparo', `/app/times?vsFrom=${today}`, { language: 'en' });
      // The whole record beside itself: no difference can be told.
      const line = page
        .getByRole('region', { name: 'Compare two periods' })
        .getByRole('row', { name: /^Held: any hold/ });
      await line.first().waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'records an outage, corrects it and withdraws it, each with its evidence',
    async () => {
      const page = await visit(browser, 'amparo', '/app/outages', { language: 'en' });
      const evidence = `Power failed; report ${Date.now()}.`;
      await page.getByRole('button', { name: 'Record an outage' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Office').selectOption('GBLON');
      await dialog.getByLabel('Began').fill('2026-01-05T09:00');
      await dialog.getByLabel('Ended').fill('2026-01-05T10:30');
      await dialog.getByLabel('Evidence').fill(evidence);
      await dialog.getByRole('button', { name: 'Save' }).click();
      const item = page.getByRole('listitem').filter({ hasText: evidence });
      await item.waitFor();
      const recorded = async () =>
        bodyOf(await as('amparo').get('/outages?office=GBLON'), z.array(OutageView)).find(({ from }) =>
          from.startsWith('2026-01-05'),
        );
      const outage = await recorded();
      expect(outage).toMatchObject({ from: '2026-01-05T09:00:00.000Z', until: '2026-01-05T10:30:00.000Z' });

      await item.getByRole('button', { name: /^Correct/ }).click();
      await dialog.getByLabel('Ended').fill('2026-01-05T10:45');
      await dialog.getByLabel('Evidence').fill(`${evidence} Corrected.`);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await recorded()).toMatchObject({ version: 2, until: '2026-01-05T10:45:00.000Z' });

      await item.getByRole('button', { name: /^Withdraw/ }).click();
      await dialog.getByLabel('Why').fill(`${evidence} It was another office.`);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await recorded()).toMatchObject({ version: 3, withdrawn: true });
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'sees that a record is whole and who read it, and takes key and checkpoints along for whoever checks outside',
    async () => {
      const { mrn } = await released();
      const page = await visit(browser, 'amparo', `/app/audit/${mrn}`, { language: 'en' });
      await page.getByText(/^The chain of \d+ events is whole\.$/).waitFor();
      const reads = page.getByRole('group', { name: 'Who read it' });
      await reads
        .getByRole('row', { name: /olga Officer task/ })
        .first()
        .waitFor();

      await page.goto(`${urls.api}/app/audit`);
      await page.getByText('verify checkpoints --key public.pem checkpoints.json').waitFor();
      expect(await kept(page, /^Public key [0-9a-f]{16}$/)).toContain('BEGIN PUBLIC KEY');
      const copy = page.getByRole('button', { name: 'Copy of the checkpoints' });
      if (await copy.isEnabled()) {
        const { items } = z.object({ items: z.array(Checkpoint) }).parse(JSON.parse(await kept(page, /^Copy of/)));
        expect(items.map(({ body }) => body.number)).toEqual(items.map((_each, index) => index + 1));
      }
      await page.getByRole('heading', { name: 'Completed implausibly fast' }).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it.each(WINDOWS)(
    'meets no barrier that axe knows, and nothing sticks out (%s)',
    async (_name, options) => {
      const { mrn } = await released();
      const page = await visit(browser, 'amparo', '/app/times', options);
      await page.getByText(/^La mitad tardó/).waitFor();
      await page.getByRole('region', { name: 'Cuánto tardaron' }).getByRole('img').waitFor();
      for (const summary of await page.getByText('Ver la tabla').all()) await summary.click();
      expect(await look(page)).toEqual(CLEAN);

      await page.goto(`${urls.api}/app/times?from=2001-01-01&to=2001-01-02`);
      await page.getByText('Ninguna declaración con estos filtros').waitFor();
      expect(await look(page)).toEqual(CLEAN);

      await page.goto(`${urls.api}/app/times/${mrn}`);
      await page.getByText('Tuvo levante').waitFor();
      await page.getByText('Ver la tabla').click();
      expect(await look(page)).toEqual(CLEAN);

      await page.goto(`${urls.api}/app/outages`);
      await page.getByText('Oficinas y horarios').waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.getByRole('button', { name: 'Registrar interrupción' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await look(page)).toEqual(CLEAN);

      await page.goto(`${urls.api}/app/audit`);
      await page.getByRole('heading', { name: 'Cambios de canal', exact: true }).waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/audit/${mrn}`);
      await page.getByRole('heading', { name: 'Quién hizo qué' }).waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
