import type { Office, OfficeDetail } from '#libs/domain';
import type { Browser, Page } from 'playwright-core';
import { urls } from '../client.js';
import { lodgedUnder, officeNow, putOffice } from '../office.js';
import { barriers, inBrowser, openBrowser, PATIENCE_MS, sticksOut, visit } from './browser.js';

/** No other test tells a due date there. */
const OFFICE = 'COBUN';
/** Of which no other test reads the service levels. */
const SECOND = 'GBLON';
const CLEAN = [[], 0];
const look = async (page: Page) => [await barriers(page), await sticksOut(page)];

const detail = () => officeNow(OFFICE);
const put = async (change: Partial<Office>, reason: string) => {
  const { office, version } = await detail();
  expect((await putOffice({ ...office, ...change }, version, reason)).status).toBe(200);
};

inBrowser('an administrator at the offices', () => {
  let browser: Browser;
  let first: OfficeDetail;
  let second: Office;
  beforeAll(async () => {
    browser = await openBrowser();
    first = await detail();
    second = (await officeNow(SECOND)).office;
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser.close();
    for (const before of [first.office, second]) {
      const { version } = await officeNow(before.code);
      expect((await putOffice(before, version, 'as before the tests')).status).toBe(200);
    }
  });

  it(
    'changes the hours, sees when a check would be due, and a declaration lodged afterwards is due then',
    async () => {
      const page = await visit(browser, 'amparo', '/app/offices', { language: 'en' });
      await page.getByRole('link', { name: 'Buenaventura' }).click();
      for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
        await page.getByLabel(`${day}: opens`).fill('05:00');
        await page.getByLabel(`${day}: closes`).fill('06:00');
      }
      const documents = page.getByRole('group', { name: 'Documentary check' });
      await documents.getByText(/Opened now, it would be due .* 0(5:\d\d|6:00)/).waitFor();
      await page.reload();
      expect(await page.getByLabel('Friday: closes').inputValue()).toBe('06:00');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.locator('.field .error', { hasText: /three characters/ }).waitFor();
      await page.getByLabel('Reason', { exact: true }).fill('The tide is early.');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText(/^Saved/).waitFor();
      const change = page.getByRole('listitem').filter({ hasText: 'The tide is early.' });
      await change.getByText('08:00–17:00 → 05:00–06:00').first().waitFor();
      await page.context().close();

      const { office } = await detail();
      const lodged = await lodgedUnder(office);
      expect(lodged.dueAt).toBe(lodged.told);
      expect(String(lodged.dueAt).slice(11, 19)).toMatch(/^(10:|11:00:00)/);
    },
    PATIENCE_MS,
  );

  it(
    'is told that another changed the office meanwhile, and goes on with both changes',
    async () => {
      const page = await visit(browser, 'amparo', `/app/offices/${OFFICE}`, { language: 'en' });
      await page.getByLabel('Name', { exact: true }).fill('Buenaventura, port');
      await page.getByLabel('Reason', { exact: true }).fill('There is an airport, too.');
      await put({ closedDays: ['2026-12-24'] }, 'Christmas Eve');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText(/changed the office while you were typing/).waitFor();
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Buenaventura, port');
      await page.getByRole('button', { name: /^Go on with mine/ }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText(/^Saved/).waitFor();
      expect((await detail()).office).toMatchObject({ name: 'Buenaventura, port', closedDays: ['2026-12-24'] });
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'is read by whoever oversees, who changes nothing',
    async () => {
      const page = await visit(browser, 'sofia', `/app/offices/${OFFICE}`, { language: 'en' });
      await page.getByText('an administrator changes it').waitFor();
      expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
      await page.getByText('Documentary check', { exact: true }).waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'promises a service level, which the study asks for',
    async () => {
      const page = await visit(browser, 'amparo', `/app/offices/${OFFICE}`, { language: 'en' });
      await page.getByLabel('Add a level').selectOption('lodgement-to-release');
      await page.getByLabel('Lodgement to release (hours)').fill('2.5');
      await page.getByLabel('Reason', { exact: true }).fill('As agreed with the port.');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText(/^Saved/).waitFor();
      expect((await detail()).office.serviceLevels).toEqual({ 'lodgement-to-release': 9000 });
      const asked = page.waitForRequest((request) => request.url().includes(`office=${OFFICE}&serviceLevel=9000`));
      await page.goto(`${urls.api}/app/times?office=${OFFICE}`);
      await page.getByPlaceholder('2.5').waitFor();
      await asked;
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'promises one level at several offices with one reason, and is told what became of each',
    async () => {
      const page = await visit(browser, 'amparo', '/app/offices', { language: 'en' });
      const several = page.getByRole('region', { name: 'A service level for several offices' });
      await several.getByText('A service level for several offices').click();
      await several.getByLabel('Interval of the study').selectOption('lodgement-to-release');
      await several.getByLabel('Should end within (hours)').fill('2.5');
      await several.getByLabel('Buenaventura').check();
      await several.getByLabel('London').check();
      await several.getByLabel('Reason for all').fill('The same for all ports.');
      await several.getByRole('button', { name: 'Set it for 2 offices' }).click();
      await several.getByText('Buenaventura, port: it had it before; nothing is changed.').waitFor();
      await several.getByText('London: it is set.').waitFor();
      const { office, by } = await officeNow(SECOND);
      expect([office, by]).toEqual([{ ...second, serviceLevels: { 'lodgement-to-release': 9000 } }, 'amparo']);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'cannot save a calendar by which nothing can be due, nor an office without its code',
    async () => {
      const { version } = await detail();
      const page = await visit(browser, 'amparo', `/app/offices/${OFFICE}`);
      await page.getByLabel('martes: cierra').fill('04:00');
      await page.getByText('Con este calendario no se puede calcular ninguna fecha').waitFor();
      // Of all that is wrong each leads to its field, though it is a screen above.
      await page.getByRole('button', { name: 'Guardar' }).click();
      await page.getByRole('alert').getByRole('button', { name: 'martes' }).click();
      expect(await page.locator(':focus').getAttribute('aria-label')).toBe('martes: abre');
      await page.getByLabel('Motivo', { exact: true }).fill('prueba');
      await page.getByRole('button', { name: 'Guardar' }).click();
      await page.locator('.field .error', { hasText: 'Cierra antes de abrir' }).waitFor();
      // While it is sent nothing is marked.
      await page.locator('[aria-label="martes: cierra"][aria-invalid="true"]').waitFor();
      const discard = page.getByRole('button', { name: 'Descartar lo escrito', exact: true });
      await discard.click();
      await page.getByText('Se borra de este dispositivo lo escrito').waitFor();
      await discard.click();
      expect(await page.getByLabel('Motivo', { exact: true }).inputValue()).toBe('prueba');
      await discard.click();
      await page.getByRole('button', { name: 'Sí, descartar lo escrito' }).click();
      expect(await page.getByLabel('Motivo', { exact: true }).inputValue()).toBe('');
      expect((await detail()).version).toBe(version);

      await page.goto(`${urls.api}/app/offices/new`);
      await page.getByLabel('Nombre', { exact: true }).fill('Santa Marta');
      await page.getByLabel('Motivo', { exact: true }).fill('abre un puerto');
      await page.getByRole('button', { name: 'Guardar' }).click();
      await page.locator('.field .error').first().waitFor();
      expect(await page.getByLabel('Código', { exact: true }).getAttribute('aria-invalid')).toBe('true');
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it.each([
    ['wide and light', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
    ['narrow and dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
  ] as const)(
    'meets no barrier that axe knows, and nothing sticks out (%s)',
    async (_name, options) => {
      const page = await visit(browser, 'amparo', '/app/offices', options);
      await page.getByRole('link', { name: 'Bogotá' }).waitFor();
      // By the name in the reader's language, where there is one.
      await page.getByRole('link', { name: 'Londres' }).waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.getByRole('link', { name: 'Bogotá' }).click();
      const documents = page.getByRole('group', { name: 'Revisión documental' });
      await documents.getByText(/Abierta ahora/).waitFor();
      for (const summary of await page.locator('summary').all()) await summary.click();
      await documents.getByLabel('Regla propia de la oficina').check();
      await page.getByLabel('Añadir un nivel').selectOption('held');
      await page.getByRole('button', { name: 'Guardar' }).click();
      await page.locator('[aria-invalid]').first().waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/offices/new`);
      await page.getByLabel('Código', { exact: true }).waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
