import { readFileSync } from 'node:fs';
import { Checkpoint, OutageView } from '#libs/domain';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { as, bodyOf, holdOf, lodge, urls } from '../client.js';
import { levante } from '../command.js';
import { declarationFor } from '../declarations.js';
import { doTask } from '../desk.js';
import { known } from '../known.js';
import { CLEAN, inBrowser, look, openBrowser, PATIENCE_MS, visit, WINDOWS } from './browser.js';

/** A declaration whose documents were checked, released. */
async function released(): Promise<{ id: string; mrn: string }> {
  const lodged = await lodge('gateway', declarationFor('yellow'));
  await doTask('olga', holdOf(lodged, 'documents').taskId);
  return lodged;
}

/** What a button lets the browser keep. */
async function kept(page: Page, name: string | RegExp): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).first().click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

inBrowser('an administrator at the pages', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    await known('olga');
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

      // Days the wrong way round are named, and what was there stays.
      const filters = page.getByRole('group', { name: 'Which declarations' });
      await filters.getByLabel('Accepted from').fill('2020-01-02');
      await filters.getByLabel('until').fill('2020-01-01');
      await page.getByText('The period ends (2020-01-01) before it begins (2020-01-02).').waitFor();
      await page.getByText(/^Half took/).waitFor();
      await filters.getByLabel('until').fill('');
      await page.getByText(/^The period ends/).waitFor({ state: 'detached' });
      await filters.getByLabel('Accepted from').fill('');

      await page.getByRole('combobox', { name: /^Lane/ }).selectOption('yellow');
      await page.getByRole('combobox', { name: /^Outages/ }).selectOption('without');
      await page.waitForURL(/lane=yellow&outages=without/);

      // A group leads to the study of it, and from there to its declarations, where these can be listed.
      const groups = page.getByRole('group', { name: 'By group' });
      await page.getByLabel('Group by').selectOption('office');
      await filters.getByText('Offices have different clocks: days are those of UTC.').waitFor();
      await groups.getByRole('link', { name: 'Bogotá' }).click();
      await page.waitForURL(/office=COBOG&lane=yellow/);
      await filters.getByText('Days are by the clock of Bogotá (America/Bogota).').waitFor();
      await page.getByLabel('Group by').selectOption('chapter');
      await groups
        .getByRole('link', { name: /^\d\d$/ })
        .first()
        .click();
      const drop = page.getByRole('button', { name: /^Drop chapter: \d\d$/ });
      await drop.waitFor();
      const slowest = page.getByRole('group', { name: 'Longest in “Lodgement to release”' });
      await slowest.getByRole('link').first().waitFor();
      // The way back is step by step, and forward again.
      await page.goBack();
      await page.waitForURL((url) => !url.search.includes('chapter=') && url.search.includes('group=chapter'));
      await drop.waitFor({ state: 'detached' });
      await page.goBack();
      await page.waitForURL(/office=COBOG&lane=yellow.*group=office/);
      await page.goBack();
      await page.waitForURL((url) => !url.search.includes('office=COBOG') && url.search.includes('lane=yellow'));
      await filters.getByText('Offices have different clocks: days are those of UTC.').waitFor();
      await page.goForward();
      await page.waitForURL(/office=COBOG&lane=yellow/);
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
      const day = (ago: number) =>
        new Intl.DateTimeFormat('sv', { timeZone: 'UTC' }).format(Date.now() - ago * 86_400_000);
      const page = await visit(browser, 'amparo', `/app/times?vsFrom=${day(1)}`, { language: 'en' });
      const comparison = page.getByRole('region', { name: 'Compare two periods' });
      await comparison.getByText('The two selections may have no declarations in common').waitFor();

      await page.goto(`${urls.api}/app/times?from=${day(1)}&vsFrom=2020-01-01&vsTo=${day(2)}`);
      await comparison.getByText(/declarations beside 0/).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'records an outage, corrects it and withdraws it, each with its evidence',
    async () => {
      const page = await visit(browser, 'amparo', '/app/outages', { language: 'en', timezoneId: 'America/Bogota' });
      const evidence = `Power failed; report ${Date.now()}.`;
      await page.getByRole('button', { name: 'Record an outage' }).click();
      const dialog = page.getByRole('dialog');
      // Nobody stops the clocks of a country by a hasty press.
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.getByRole('alert').filter({ hasText: '“Office” is missing' }).waitFor();
      await dialog.getByLabel('Office').selectOption('The whole system');
      await dialog.getByText(/^It stops the clocks of all offices\. \d+ tasks? (is|are) to be done now/).waitFor();
      await dialog.getByLabel('Office').selectOption('GBLON');
      await dialog.getByText(/^\d+ tasks? (is|are) to be done now/).waitFor();
      // Until now by the clock of London, which is hours ahead of the administrator's.
      const until = await dialog.getByLabel('Began').getAttribute('max');
      expect(Date.parse(`${until ?? ''}Z`)).toBeGreaterThan(Date.now() - 2 * 60_000);
      await dialog.getByLabel('Began').fill('2026-01-05T09:00');
      await dialog.getByLabel('Ended').fill('2026-01-05T08:30');
      await dialog.getByText('It ended before it began').waitFor();
      await dialog.getByLabel('Ended').fill('2026-01-05T10:30');
      expect(await dialog.getByText('It ended before it began').count()).toBe(0);
      const report = { name: 'report.txt', mimeType: 'text/plain', buffer: Buffer.from(evidence) };
      await dialog.getByLabel('Files that show it').setInputFiles(report);
      // Typed while the file is on its way, neither is lost.
      await dialog.getByLabel('Evidence').fill(evidence);
      await dialog.getByText('1 attached').waitFor();
      await dialog.getByRole('button', { name: 'Save' }).click();
      const item = page.getByRole('listitem').filter({ hasText: evidence });
      await item.waitFor();
      await page
        .getByText(/^On record\. (1 declaration takes|\d+ declarations take) it into account\. All declarations/)
        .waitFor();
      const recorded = async () =>
        bodyOf(await as('amparo').get('/outages?office=GBLON'), z.array(OutageView)).find(({ from }) =>
          from.startsWith('2026-01-05'),
        );
      const outage = await recorded();
      expect(outage).toMatchObject({ from: '2026-01-05T09:00:00.000Z', until: '2026-01-05T10:30:00.000Z' });

      expect(await kept(page, /^Download file 1/)).toBe(evidence);
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
      // A proof that there is not yet is not asked for: no error in the browser's console.
      const missing: string[] = [];
      page.on('response', (response) => response.status() === 404 && missing.push(response.url()));
      const { mrn: latest } = await released();
      await page.goto(`${urls.api}/app/audit/${latest}`);
      await page.getByText(/^(It waits for its first checkpoint|The proof holds)/).waitFor();
      expect(missing).toEqual([]);
      await page.goto(`${urls.api}/app/audit/${mrn}`);
      const reads = page.getByRole('group', { name: 'Who read it' });
      await reads
        .getByRole('row')
        .filter({ hasText: /Olga Restrepo · olga.*One of its tasks \(\d+ times\)/ })
        .first()
        .waitFor();

      await page.goto(`${urls.api}/app/audit`);
      await page.getByText('The whole record, with a terminal').click();
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

  it(
    'has the browser check by the public key what was signed, and is told of a proof that does not hold',
    async () => {
      const { mrn } = await released();
      expect((await levante('audit', 'checkpoint')).code).toBe(0);
      const page = await visit(browser, 'amparo', `/app/audit/${mrn}`, { language: 'en' });
      await page.getByText(/^The proof holds: up to event \d+ it is what checkpoint \d+ anchored, signed/).waitFor();
      const proof = await kept(page, 'Download the proof');

      await page.goto(`${urls.api}/app/audit`);
      await page.getByRole('button', { name: /^Check the( \d+)? checkpoints?$/ }).click();
      await page.getByText(/is what was signed|are what was signed/).waitFor();
      const bring = (text: string) =>
        page
          .getByLabel('Proof of a declaration (.json)')
          .setInputFiles({ name: 'proof.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await bring(proof);
      await page.getByText(/: The proof holds: up to event/).waitFor();
      await bring(proof.replace(/"seq":(\d+)/, (_all, seq: string) => `"seq":${Number(seq) + 1}`));
      await page.getByText('The signed checkpoint does not lead to this declaration').waitFor();
      await bring('[]');
      await page.getByText('The file is no proof.').waitFor();
      expect(await look(page)).toEqual(CLEAN);
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
      // Where nobody is chosen, the button says what to do.
      await page.getByRole('button', { name: 'Ver lo que leyó' }).click();
      await page.getByRole('alert').getByText('Falta «Lo que leyó una persona»').waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/audit/rejected`);
      await page.getByRole('heading', { name: 'Presentaciones rechazadas' }).waitFor();
      await page.locator('.reading').waitFor({ state: 'detached' });
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/audit/${mrn}`);
      const acts = page.getByRole('group', { name: 'Quién hizo qué' });
      for (const act of ['1. Presentada', /Canal asignado: amarillo$/, 'Tarea tomada: Revisión documental'])
        await acts.getByText(act).first().waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/audit/people/olga`);
      await page.getByRole('heading', { level: 1, name: /Olga Restrepo/ }).waitFor();
      await page.getByText(mrn).first().waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
