import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { TaskView } from '#libs/domain';
import { qrIn } from '../../setup/qr-in-pdf.js';
import { as, bodyOf, declarationOf, holdOf, lodge, taskOf, urls } from '../client.js';
import { advanceFlowers, ANDINA, declarationFor, newReference, sample } from '../declarations.js';
import { claim } from '../desk.js';
import { barriers, inBrowser, openBrowser, PATIENCE_MS, sticksOut, visit } from './browser.js';

const WORDS = {
  es: {
    lodge: 'Presentar declaración',
    reference: 'Referencia local',
    declarant: 'Declarante',
    office: 'Oficina',
    commodity: 'Subpartida',
    missing: 'Falta la subpartida',
    origin: /País de origen/,
    gross: /Peso bruto, kg/,
    price: /^Precio/,
    currency: /^Moneda ·/,
    first: 'Usted debe actuar: Pago',
    method: 'Pago',
    payment: 'Confirmar pago',
    released: 'Levante otorgado. La mercancía puede salir.',
    note: 'Descargar levante (PDF)',
    code: 'Código del levante',
    genuine: 'Auténtico.',
    altered: 'La firma no corresponde',
  },
  en: {
    lodge: 'Lodge a declaration',
    reference: 'Local reference',
    declarant: 'Declarant',
    office: 'Office',
    commodity: 'Commodity code',
    missing: 'A commodity code is needed',
    origin: /Country of origin/,
    gross: /Gross mass, kg/,
    price: /^Price/,
    currency: /^Currency ·/,
    first: 'You must act: Payment',
    method: 'Payment',
    payment: 'Confirm the payment',
    released: 'Released. The goods may leave.',
    note: 'Download the release note (PDF)',
    code: 'Code of the release note',
    genuine: 'Genuine.',
    altered: 'The signature does not fit',
  },
} as const;

/** The id of the declaration whose page is open. */
async function shownId(page: Page): Promise<string> {
  await page.waitForURL(/\/app\/declarations\/dec_\w+$/);
  return page.url().split('/').at(-1) ?? '';
}

const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

const HEADER =
  'Declaration ID,Date,Office ID,Process Type,Import Type,Import Use,Payment Type,Mode of Transport,Declarant ID,Importer ID,Seller ID,Courier ID,HS6 Code,Country of Departure,Country of Origin,Tax Rate,Tax Type,Country of Origin Indicator,Net Mass,Item Price';

inBrowser('a broker at the pages', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  it.each(['es', 'en'] as const)(
    'lodges by form, pays, sees the release at once, and has a note that a gate believes (%s)',
    async (language) => {
      const words = WORDS[language];
      const page = await visit(browser, 'bruno', '/app/declarations', { language });
      await page.getByRole('link', { name: words.lodge }).first().click();
      await page.getByLabel(words.reference).fill(newReference('form'));
      await page.getByLabel(words.declarant, { exact: true }).selectOption(ANDINA);
      await page.getByLabel(words.office).selectOption('COBOG');
      await page.getByRole('button', { name: words.lodge }).click();
      await page.locator('.field .error', { hasText: words.missing }).waitFor();
      await page.getByLabel(words.commodity).fill('49019900');
      await page.getByLabel(words.origin).fill('de');
      await page.getByLabel(words.gross).fill('120.5');
      await page.getByLabel(words.price).fill('9000.00');
      await page.getByLabel(words.currency).fill('eur');
      await page.getByRole('button', { name: words.lodge }).click();
      const id = await shownId(page);
      await page.locator('.first-line', { hasText: words.first }).waitFor();

      await page.getByLabel(words.method, { exact: true }).check();
      await page.locator('.open-hold input:not([type=radio])').first().fill('PSE-1');
      await page.getByRole('button', { name: words.payment }).click();
      await page.locator('.first-line', { hasText: words.released }).waitFor();
      expect((await declarationOf('bruno', id)).status).toBe('released');

      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: words.note }).click();
      const note = await (await downloading).path();
      const code = qrIn(readFileSync(note)) ?? '';
      await page.goto(`${urls.api}/app/check`);
      await page.getByLabel(words.code).fill(code);
      await page.getByText(words.genuine).waitFor();
      // Once the key is here, no network is needed.
      await page.context().setOffline(true);
      const [header = '', payload = '', signature = ''] = code.split('.');
      const other = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('120.5', '920.5'));
      await page.getByLabel(words.code).fill([header, other.toString('base64url'), signature].join('.'));
      await page.getByText(words.altered).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'lodges files: errors are named by their place, and those of a JSON file stand beside the fields',
    async () => {
      const page = await visit(browser, 'bruno', '/app/declarations/new');
      const files = page.getByLabel('Elegir archivos');
      const { items, ...rest } = declarationFor('green') as { items: object[] };
      const broken = { ...rest, items: [{ ...items[0], origin: 'Alemania' }] };
      await files.setInputFiles(fileOf('una.json', JSON.stringify(broken)));
      await page.getByText('/items/0/origin').waitFor();
      await page.getByRole('button', { name: 'Corregir en el formulario' }).click();
      const origin = page.getByLabel(/País de origen/);
      expect(await origin.getAttribute('aria-invalid')).toBe('true');
      await origin.fill('DE');
      await page.getByRole('button', { name: 'Presentar declaración' }).click();
      expect((await declarationOf('bruno', await shownId(page))).status).toBe('released');

      await page.goto(`${urls.api}/app/declarations/new`);
      await files.setInputFiles(fileOf('rota.xml', sample('wco/malformed/TT_IM084a.xml')));
      await page.getByText(/línea 164/).waitFor();

      const row = (id: string, hs6: string) =>
        `${id},2026-11-01,COBOG,B,11,21,11,40,${ANDINA},${ANDINA},,,${hs6},DE,DE,0.0,A,G,108.0,3722.4`;
      const [good, bad] = [newReference('csv'), newReference('csv')];
      await files.setInputFiles(fileOf('dos.csv', [HEADER, row(good, '490199'), row(bad, '49')].join('\n')));
      await page.getByText('HS6 Code').waitFor();
      await page.getByText('1 presentada').waitFor();
      await page.goto(`${urls.api}/app/declarations?find=${good}`);
      await page.locator('a.declaration-line', { hasText: good }).waitFor();
      await page.goto(`${urls.api}/app/declarations?find=${bad}`);
      await page.getByText(`No se encuentra «${bad}»`).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'is asked something while looking, answers with a file, and keeps what was typed until it is sent',
    async () => {
      const lodged = await lodge('gateway', declarationFor('yellow'));
      const { taskId } = holdOf(lodged, 'documents');
      const page = await visit(browser, 'bruno', `/app/declarations/${lodged.id}`);
      await page.locator('.first-line', { hasText: 'La aduana debe actuar' }).waitFor();
      const { attempt } = await claim('olga', taskId);
      const question = { attempt, question: '¿Cuál es el origen?', documents: ['factura'] };
      bodyOf(await as('olga').post(`/tasks/${taskId}/request-information`, question), TaskView);
      await page.getByText('¿Cuál es el origen?').waitFor();
      await page.getByLabel('Respuesta', { exact: true }).fill('Alemania, según la factura.');
      await page.getByLabel('Tipo, como N935').fill('N935');
      await page.locator('.open-hold input[type=file]').setInputFiles(fileOf('factura.pdf', 'factura'));
      await page.getByText('1 adjuntos').waitFor();
      await page.reload();
      await page.getByText('Alemania, según la factura.').waitFor();
      await page.getByRole('button', { name: 'Enviar respuesta' }).click();
      // Answered, it holds nothing any more.
      await page.locator('.open-hold .note').waitFor({ state: 'detached' });
      const [information] = (await taskOf('olga', taskId)).information;
      expect(information).toMatchObject({
        answer: 'Alemania, según la factura.',
        documents: [{ name: 'factura.pdf' }],
      });
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'amends what is held, and cancels it',
    async () => {
      const { id } = await lodge('bruno', advanceFlowers());
      const page = await visit(browser, 'bruno', `/app/declarations/${id}`);
      await page.getByRole('link', { name: 'Corregir' }).click();
      await page.getByLabel(/Peso bruto, kg/).fill('130');
      const amend = page.getByRole('button', { name: 'Corregir', exact: true });
      await amend.click();
      await page.getByText('Diga por qué, en tres caracteres o más.').first().waitFor();
      await page.getByLabel('Motivo').fill('peso corregido');
      await amend.click();
      await shownId(page);
      expect((await declarationOf('bruno', id)).version).toBe(2);

      await page.getByRole('button', { name: 'Anular' }).click();
      await page.getByRole('dialog').getByLabel('Motivo').fill('no llega');
      await page.getByRole('dialog').getByRole('button', { name: 'Anular' }).click();
      await page.getByText('La declaración está anulada').waitFor();
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
      const { id } = await lodge('bruno', advanceFlowers());
      const page = await visit(browser, 'bruno', '/app/declarations', options);
      const CLEAN = [[], 0];
      const look = async () => [await barriers(page), await sticksOut(page)];
      await page.locator('a.declaration-line').first().waitFor();
      expect(await look()).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/declarations?find=nada`);
      await page.getByText('No se encuentra').waitFor();
      expect(await look()).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/declarations/${id}`);
      await page.getByRole('button', { name: 'Confirmar pago' }).click();
      await page.locator('[aria-invalid]').first().waitFor();
      expect(await look()).toEqual(CLEAN);
      await page.getByRole('button', { name: 'Anular' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await look()).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/declarations/${id}/amend`);
      await page.getByLabel('Motivo').waitFor();
      expect(await look()).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/declarations/new`);
      await page.getByLabel('Elegir archivos').setInputFiles(fileOf('rota.xml', sample('wco/malformed/TT_IM084a.xml')));
      await page.getByText(/línea 164/).waitFor();
      await page.getByRole('button', { name: 'Presentar declaración' }).click();
      await page.locator('[aria-invalid]').first().waitFor();
      expect(await look()).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/check`);
      await page.getByLabel('Código del levante').fill('nada');
      await page.getByText('Esto no es el código').waitFor();
      expect(await look()).toEqual(CLEAN);
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
