import type { Browser, Page } from 'playwright-core';
import { reasonTold } from '#libs/words';
import { as, declarationOf, holdOf, lodge, taskOf } from '../client.js';
import { declarationFor } from '../declarations.js';
import { claim, doTask } from '../desk.js';
import { CLEAN, inBrowser, lookWhole, openBrowser, PATIENCE_MS, visit } from './browser.js';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

const itemsOf = (count: number) =>
  Array.from({ length: count }, (_each, index) => ({
    number: index + 1,
    description: `Fireworks, box ${index + 1}`,
    commodityCode: '36041000',
    origin: 'DE',
    packages: [{ count: 2, type: 'CT' }],
    grossMassKg: '10',
    price: { amount: '100.00', currency: 'EUR' },
    procedure: { current: '40', previous: '00', additional: [] },
  }));

/** What the keyboard is at, by the name that it is told by. */
const focused = (page: Page) =>
  page.evaluate<string | null>(
    `(({ activeElement: its }) => its.getAttribute('aria-label') ?? its.labels?.[0]?.textContent ?? its.textContent)(document)`,
  );

inBrowser('a declaration of many items', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  it(
    'is counted a sheet at a time: each item is gone to by its number, and what is wrong leads to it',
    async () => {
      const lodged = await lodge('gateway', declarationFor('red', { items: itemsOf(60) }));
      await doTask('olga', holdOf(lodged, 'documents').taskId);
      const id = holdOf(await declarationOf('sofia', lodged.id), 'inspection').taskId;
      await claim('ines', id);
      const page = await visit(browser, 'ines', '/app/inspections', PHONE);
      await page.getByRole('link', { name: lodged.mrn }).click();
      await page.getByText('Ítems 1 a 20 de 60').first().waitFor();
      const item = (number: number) => page.getByRole('group', { name: `Ítem ${number}`, exact: true });
      expect([await item(20).count(), await item(21).count()]).toEqual([1, 0]);
      await page.getByRole('button', { name: 'Siguientes' }).last().click();
      expect(await focused(page)).toBe('Ítem 21');
      const find = page.getByLabel('Ir a (número o palabras)');
      await find.fill('tulipanes');
      await find.press('Enter');
      await page.getByText('Ninguno dice eso.').waitFor();
      await find.fill('45');
      await find.press('Enter');
      expect(await focused(page)).toBe('Ítem 45');
      expect(await lookWhole(page)).toEqual(CLEAN);

      // What is typed is kept, however soon the page goes.
      await item(45).getByLabel('Bultos').fill('dos');
      await page.reload();
      await page.getByText('Ítems 1 a 20 de 60').first().waitFor();
      for (const reason of (await taskOf('ines', id)).reasonsToAnswer ?? [])
        await page
          .getByRole('group', { name: reasonTold(reason, 'es').expectedFinding })
          .getByLabel('No se encontró')
          .check();
      await page.getByLabel('Conforme', { exact: true }).check();
      await page.getByLabel('Parcial', { exact: true }).check();
      const finish = page.getByRole('button', { name: 'Terminar inspección' });
      await finish.click();
      const way = page.getByRole('alert').getByRole('link', { name: 'Ítem 45 · Bultos' });
      await way.waitFor();
      expect(await lookWhole(page)).toEqual(CLEAN);
      await way.click();
      expect(await focused(page)).toBe('Bultos · opcional');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('3');
      await finish.click();
      await page.getByRole('heading', { name: 'Registrada' }).waitFor();
      const { entries } = (await as('sofia').get(`/declarations/${lodged.id}/audit`)).body as {
        entries: { type: string; taskId: string | null; detail: { response?: { form: object } } }[];
      };
      const recorded = entries.find(({ type, taskId }) => type === 'TaskCompleted' && taskId === id);
      expect(recorded?.detail.response?.form).toMatchObject({ counted: [{ item: 45, packages: 3 }] });
      await page.context().close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'is lodged by form a sheet at a time: what is wrong leads to its field, and one more item comes on the last sheet',
    async () => {
      const page = await visit(browser, 'bruno', '/app/declarations/new');
      const items = itemsOf(25).with(16, { ...itemsOf(17)[16]!, origin: 'Alemania' });
      const broken = JSON.stringify({ ...declarationFor('red'), items });
      const file = { name: 'muchos.json', mimeType: 'application/json', buffer: Buffer.from(broken) };
      await page.getByLabel('Elegir archivos').setInputFiles(file);
      await page.getByRole('button', { name: 'Corregir en el formulario' }).click();
      await page.getByText('Ítems 1 a 10 de 25').first().waitFor();
      const way = page.getByRole('alert').getByRole('link', { name: 'Ítem 17 · País de origen' });
      await way.click();
      const origin = page.getByRole('group', { name: 'Ítem 17', exact: true }).getByLabel(/País de origen/);
      expect(await origin.getAttribute('aria-invalid')).toBe('true');
      expect(await focused(page)).toContain('País de origen');
      expect(await lookWhole(page)).toEqual(CLEAN);
      await origin.fill('DE');
      await way.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Añadir ítem' }).click();
      const added = page.getByRole('group', { name: 'Ítem 26', exact: true });
      await added.getByLabel(/Subpartida/).fill('36041000');
      await added.getByLabel(/^Precio/).fill('100');
      await page.getByRole('button', { name: 'Presentar declaración' }).click();
      await page.waitForURL(/\/app\/declarations\/dec_\w+$/);
      const id = page.url().split('/').at(-1) ?? '';
      const { body } = await as('bruno').get(`/declarations/${id}/content`);
      const { content } = body as { content: { items: { number: number; origin: string }[] } };
      expect(content.items).toHaveLength(26);
      expect(content.items[16]).toMatchObject({ number: 17, origin: 'DE' });
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'is read a sheet at a time, and any item is gone to',
    async () => {
      const { id } = await lodge('bruno', declarationFor('red', { items: itemsOf(60) }));
      const page = await visit(browser, 'bruno', `/app/declarations/${id}`);
      await page.getByText('Ítems 1 a 50 de 60').waitFor();
      const find = page.getByLabel('Ir a (número o palabras)');
      await find.fill('box 57');
      await find.press('Enter');
      expect(await focused(page)).toContain('Fireworks, box 57');
      expect(await lookWhole(page)).toEqual(CLEAN);
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
