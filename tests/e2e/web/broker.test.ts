import { readFileSync } from 'node:fs';
import type { Browser, Page, Request } from 'playwright-core';
import { DeclarationView, TaskView, type Declaration } from '#libs/domain';
import { qrIn } from '../../setup/qr-in-pdf.js';
import { as, bodyOf, declarationOf, holdOf, lodge, taskOf, urls } from '../client.js';
import { advanceFlowers, ANDINA, BOLIVAR, declarationFor, newReference, sample, sampleAnew } from '../declarations.js';
import { claim } from '../desk.js';
import { CLEAN, inBrowser, look, openBrowser, PATIENCE_MS, visit, WINDOWS } from './browser.js';

const WORDS = {
  es: {
    lodge: 'Presentar declaración',
    reference: 'Referencia local',
    declarant: 'Declarante',
    importer: 'Identificación del importador',
    office: 'Oficina',
    commodity: 'Subpartida',
    missing: 'Falta la subpartida',
    add: 'Añadir ítem',
    remove: 'Quitar ítem 2',
    origin: /País de origen/,
    gross: /Peso bruto, kg/,
    mass: '120,5',
    price: /^Precio/,
    currency: /^Moneda ·/,
    first: 'Usted debe actuar: Pago',
    method: 'Pago',
    payment: 'Confirmar pago',
    paid: 'Se registró el pago o la garantía.',
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
    importer: 'Identification of the importer',
    office: 'Office',
    commodity: 'Commodity code',
    missing: 'A commodity code is needed',
    add: 'Add an item',
    remove: 'Remove item 2',
    origin: /Country of origin/,
    gross: /Gross mass, kg/,
    mass: '120.5',
    price: /^Price/,
    currency: /^Currency ·/,
    first: 'You must act: Payment',
    method: 'Payment',
    payment: 'Confirm the payment',
    paid: 'The payment or guarantee is on record.',
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
      const importer = page.getByLabel(words.importer);
      expect(await importer.getAttribute('aria-invalid')).toBe('true');
      await importer.fill(ANDINA);
      // What was answered is marked no more.
      await page.locator('[aria-invalid=true]').nth(1).waitFor({ state: 'detached' });
      // Once an item is removed the numbers are others': what was wrong is said anew on lodging.
      await page.getByRole('button', { name: words.add }).click();
      await page.getByRole('button', { name: words.remove }).click();
      expect(await page.locator('.field .error').count()).toBe(0);
      await page.getByLabel(words.commodity).fill('4901.99.00');
      await page.getByLabel(words.origin).fill('de');
      await page.getByLabel(words.gross).fill(words.mass);
      await page.getByLabel(words.price).fill('9000.00');
      await page.getByLabel(words.currency).fill('eur');
      await page.getByRole('button', { name: words.lodge }).click();
      const id = await shownId(page);
      await page.locator('.first-line', { hasText: words.first }).waitFor();

      await page.getByLabel(words.method, { exact: true }).check();
      await page.locator('.open-hold input:not([type=radio])').first().fill('PSE-1');
      await page.getByRole('button', { name: words.payment }).click();
      await page.locator('.done-note:focus', { hasText: words.paid }).waitFor();
      await page.locator('.first-line', { hasText: words.released }).waitFor();
      expect((await declarationOf('bruno', id)).status).toBe('released');
      await page.locator('.history', { hasText: 'PSE-1' }).waitFor();

      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: words.note }).click();
      const note = await (await downloading).path();
      const code = qrIn(readFileSync(note)) ?? '';
      await page.context().close();

      // A gate has no account here, and once the pages and the key are here it needs no network.
      const gate = await browser.newContext({ locale: language });
      const check = await gate.newPage();
      await check.goto(`${urls.api}/app/check`);
      await check.getByLabel(words.code).fill(code);
      await check.getByText(words.genuine).waitFor();
      await check.evaluate('navigator.serviceWorker.ready');
      await gate.setOffline(true);
      await check.reload();
      await check.getByLabel(words.code).fill(code);
      await check.getByText(words.genuine).waitFor();
      const [header = '', payload = '', signature = ''] = code.split('.');
      const other = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('120.5', '920.5'));
      await check.getByLabel(words.code).fill([header, other.toString('base64url'), signature].join('.'));
      await check.getByText(words.altered).waitFor();
      await gate.close();
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
      await origin.and(page.locator('[aria-invalid=true]')).waitFor();
      await origin.fill('DE');
      await page.getByRole('button', { name: 'Presentar declaración' }).click();
      expect((await declarationOf('bruno', await shownId(page))).status).toBe('released');

      await page.goto(`${urls.api}/app/declarations/new`);
      await files.setInputFiles(fileOf('rota.xml', sample('wco/malformed/TT_IM084a.xml')));
      await page.getByText(/línea 164/).waitFor();
      // A form could show nothing of it.
      expect(await page.getByRole('button', { name: 'Corregir en el formulario' }).count()).toBe(0);

      const row = (id: string, hs6: string, office = 'COBOG') =>
        `${id},2026-11-01,${office},B,11,21,11,40,${ANDINA},${ANDINA},,,${hs6},DE,DE,0.0,A,G,108.0,3722.4`;
      const [good, bad] = [newReference('csv'), newReference('csv')];
      const rows = [HEADER, row(good, '490199'), row(bad, '49', ''), row(newReference('csv'), '490199', 'COXXX')];
      await files.setInputFiles(fileOf('tres.csv', rows.join('\n')));
      const result = page.getByRole('region', { name: 'tres.csv' });
      await result.getByText('HS6 Code').waitFor();
      // Its row is shown once, however much is wrong in it.
      await result.getByText('Office ID · línea 3').waitFor();
      expect(await result.locator('.there').count()).toBe(1);
      await result.getByText('no había aquí una oficina COXXX: atiende CONAC').waitFor();
      await result.locator('h3:focus').waitFor();
      await page.getByRole('status').filter({ hasText: '2 presentadas, 1 sin presentar' }).waitFor();
      await page.goto(`${urls.api}/app/declarations?find=${good}`);
      await page.locator('a.declaration-line', { hasText: good }).waitFor();
      await page.goto(`${urls.api}/app/declarations?find=${bad}`);
      await page.getByText(`No se encuentra «${bad}»`).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'reads later what was rejected and why, of their own firm only',
    async () => {
      const reference = newReference('rejected');
      const broken = {
        ...(declarationFor('green') as object),
        localReference: reference,
        office: 'NOWHERE',
        items: [],
      };
      expect((await as('bruno').post('/declarations', broken)).status).toBe(422);
      const page = await visit(browser, 'bruno', '/app/declarations');
      await page.getByRole('link', { name: 'Presentaciones rechazadas' }).click();
      await page.getByLabel('Referencia local, completa').fill(reference);
      await page.getByRole('button', { name: 'Buscar' }).click();
      const rejected = page.getByRole('list', { name: 'Lo último primero' }).getByRole('listitem');
      await rejected.filter({ hasText: reference }).filter({ hasText: '/items' }).first().waitFor();
      await page.context().close();

      const other = await visit(browser, 'berta', '/app/declarations/rejected');
      await other.getByLabel('Referencia local, completa').fill(reference);
      await other.getByRole('button', { name: 'Buscar' }).click();
      await other.getByText(`Nada rechazado con la referencia «${reference}»`).waitFor();
      await other.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'corrects later what was rejected and lodges it again: in the form what could be read, else the file',
    async () => {
      const page = await visit(browser, 'berta', '/app/declarations/new');
      const files = page.getByLabel('Elegir archivos');
      const reference = newReference('again');
      const xml = sampleAnew('wco/original/TT_IM008b.xml', reference);
      const name = `${reference}.xml`;
      await files.setInputFiles(fileOf(name, xml.replace(/(<Origin>\s*<CountryCode>)[A-Z]{2}/, '$1Alemania')));
      await page.getByRole('status').filter({ hasText: '1 sin presentar' }).waitFor();

      await page.goto(`${urls.api}/app/declarations/rejected`);
      const rejected = page.getByRole('listitem').filter({ hasText: name });
      await rejected.getByRole('link', { name: 'Corregir y presentar otra vez' }).click();
      await page.getByRole('heading', { name: new RegExp(name) }).waitFor();
      await page.getByRole('button', { name: 'Corregir en el formulario' }).click();
      const origin = page.getByLabel(/País de origen/);
      await origin.and(page.locator('[aria-invalid=true]')).waitFor();
      await origin.fill('DE');
      await page.getByRole('button', { name: 'Presentar declaración' }).click();
      expect((await declarationOf('berta', await shownId(page))).localReference).toBe(reference);

      // Nobody numbered the items, and what the form does not ask for is wrong: it can be left out.
      await page.goto(`${urls.api}/app/declarations/new`);
      const unnumbered = newReference('unnumbered');
      const without = declarationFor('green', {
        declarant: BOLIVAR,
        localReference: unnumbered,
        item: { number: undefined },
        ucr: 7,
      });
      await files.setInputFiles(fileOf(`${unnumbered}.json`, JSON.stringify(without)));
      await page.getByRole('button', { name: 'Corregir en el formulario' }).click();
      await page.getByRole('button', { name: /^Dejar fuera/ }).click();
      await page.getByRole('button', { name: 'Presentar declaración' }).click();
      const { id } = await declarationOf('berta', await shownId(page));
      expect((await as('berta').get(`/declarations/${id}/content`)).body).toMatchObject({
        content: { localReference: unnumbered, items: [{ number: 1 }] },
      });

      // Of another's firm: it fits, but is not theirs to lodge.
      await page.goto(`${urls.api}/app/declarations/new`);
      const theirs = newReference('theirs');
      const other = declarationFor('green', { declarant: ANDINA, localReference: theirs });
      await files.setInputFiles(fileOf(`${theirs}.json`, JSON.stringify(other)));
      await page.getByText('Usted no actúa por este declarante.').first().waitFor();
      await page.goto(`${urls.api}/app/declarations/rejected`);
      await page.getByRole('listitem').filter({ hasText: theirs }).getByRole('link').click();
      await page.getByRole('button', { name: 'Corregir en el formulario' }).click();
      await page.getByLabel('Declarante', { exact: true }).and(page.locator('[aria-invalid=true]')).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'sees what waits for them, the first due first, and who must act on the rest',
    async () => {
      const flowers = await lodge('bruno', advanceFlowers());
      const checked = await lodge('bruno', declarationFor('yellow'));
      const page = await visit(browser, 'bruno', '/app/declarations');
      const line = (mrn: string) => page.locator('a.declaration-line', { hasText: mrn });
      await line(checked.mrn).filter({ hasText: 'La aduana: Revisión documental' }).waitFor();
      await line(flowers.mrn).filter({ hasText: 'Usted: Pago' }).waitFor();
      await page.getByRole('button', { name: /^Esperan por usted \(\d+\+?\)$/ }).click();
      await line(checked.mrn).waitFor({ state: 'detached' });
      await page.goto(`${urls.api}/app/declarations?view=mine`);
      await page.locator('a.declaration-line').first().waitFor();
      expect(await page.locator('a.declaration-line').filter({ hasNotText: 'Usted: ' }).count()).toBe(0);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'is told how much there is to pay as it was declared, and what to do where it was not',
    async () => {
      const toPay = (more: object) =>
        lodge(
          'bruno',
          declarationFor('green', { localReference: newReference('pay'), payment: { method: 'cash' }, ...more }),
        );
      const taxes = [{ type: 'A00', amount: { amount: '1845000', currency: 'COP' } }, { type: 'C00' }];
      const told = await toPay({ item: { taxes } });
      const page = await visit(browser, 'bruno', `/app/declarations/${told.id}`);
      const payment = page.locator('.open-hold', { hasText: '1.845.000 COP' });
      await payment.getByText('Un tributo más viene sin valor').waitFor();
      const untold = await toPay({ invoiceTotal: { amount: '9000', currency: 'EUR' } });
      await page.goto(`${urls.api}/app/declarations/${untold.id}`);
      await page.getByText('Esta declaración no dice el valor de los tributos').waitFor();
      await page.getByText('Total de la factura, que no es lo que se paga: 9.000 EUR').waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'goes back from a declaration to the list as it was, though it was amended meanwhile',
    async () => {
      const localReference = newReference('back');
      const { mrn } = await lodge('bruno', advanceFlowers({ localReference }));
      const list = `/app/declarations?view=all&find=${localReference}`;
      const page = await visit(browser, 'bruno', list);
      await page.locator('a.declaration-line', { hasText: mrn }).click();
      const back = page.getByRole('link', { name: '← Declaraciones' });
      await page.getByRole('link', { name: 'Corregir' }).click();
      await page.getByRole('link', { name: `← ${mrn}` }).click();
      await page.getByRole('link', { name: 'Corregir' }).click();
      await page.getByLabel(/Peso bruto, kg/).fill('130');
      await page.getByLabel('Motivo').fill('peso corregido');
      await page.getByRole('button', { name: 'Corregir', exact: true }).click();
      await page.locator('.done-note').waitFor();
      await back.click();
      await page.waitForURL((url) => url.pathname + url.search === list);
      await page.locator('a.declaration-line', { hasText: mrn }).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'amends a declaration that came as XML, with the documents of its items, and nothing else changes',
    async () => {
      const xml = sampleAnew('wco/original/TT_IM008b.xml', newReference('xml'));
      const { id } = await lodge('berta', xml);
      const content = async (version: number) =>
        ((await as('berta').get(`/declarations/${id}/content?version=${version}`)).body as { content: Declaration })
          .content;
      const before = await content(1);
      const page = await visit(browser, 'berta', `/app/declarations/${id}`);
      await page.getByText(/no había aquí una oficina \w+: atiende CONAC/).waitFor();
      await page.goto(`${urls.api}/app/declarations/${id}/amend`);
      await page.getByText('Aquí ninguna oficina tiene este código').waitFor();
      await page.getByText('Autorización de pago diferido').first().waitFor();
      await page
        .getByLabel(/Número del documento/)
        .first()
        .fill('CORREGIDO-1');
      await page.getByLabel('Motivo').fill('número corregido');
      await page.getByRole('button', { name: 'Corregir', exact: true }).click();
      await shownId(page);
      const after = await content(2);
      const [item, ...items] = before.items;
      const [document, ...documents] = item?.documents ?? [];
      expect(after).toEqual({
        ...before,
        items: [{ ...item, documents: [{ ...document, id: 'CORREGIDO-1' }, ...documents] }, ...items],
      });
      await page.getByText('CORREGIDO-1').first().waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'reads in the history what the port reported of the goods',
    async () => {
      const { id } = await lodge('bruno', declarationFor('yellow'));
      const report = { kind: 'discharged', at: new Date(Date.now() - 60_000).toISOString(), place: 'Muelle 7' };
      expect((await as('gateway').post(`/declarations/${id}/reports`, report)).status).toBe(200);
      const page = await visit(browser, 'bruno', `/app/declarations/${id}`);
      await page.locator('.history li', { hasText: 'Mercancía descargada' }).filter({ hasText: 'Muelle 7' }).waitFor();
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
      await page.locator('.open-hold', { hasText: '¿Cuál es el origen?' }).waitFor();
      await page.getByLabel('Respuesta', { exact: true }).fill('Alemania, según la factura.');
      await page.getByLabel('Tipo, como N935').fill('N935');
      await page.locator('.open-hold input[type=file]').setInputFiles(fileOf('factura.pdf', 'factura'));
      await page.getByText('1 adjunto').waitFor();
      await page.reload();
      await page.getByText('Alemania, según la factura.').waitFor();
      await page.getByRole('button', { name: 'Prorrogar el plazo' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Motivo').fill('La factura viene por correo');
      await dialog.getByRole('button', { name: 'Prorrogar el plazo' }).click();
      await dialog.waitFor({ state: 'detached' });
      // Once is all there is, so it is not offered again; whoever works by keyboard goes on from what was done.
      await page.locator('[role=status]:focus', { hasText: 'El plazo quedó prorrogado' }).waitFor();
      expect(await page.getByRole('button', { name: 'Prorrogar el plazo' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Enviar respuesta' }).click();
      await page.locator('.done-note:focus', { hasText: 'Su respuesta quedó registrada' }).waitFor();
      // Answered, it holds nothing any more.
      await page.locator('.open-hold .note').waitFor({ state: 'detached' });
      await page.locator('.history', { hasText: 'Alemania, según la factura.' }).waitFor();
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
    'reports an arrival by the clock of the office, wherever they are',
    async () => {
      const lodged = await lodge('bruno', advanceFlowers());
      const { taskId } = holdOf(lodged, 'arrival');
      const page = await visit(browser, 'bruno', `/app/declarations/${lodged.id}`, { timezoneId: 'Asia/Tokyo' });
      const arrivedAt = page.getByLabel(/Llegó el · America\/Bogota/);
      await arrivedAt.fill('2025-11-24T14:30');
      await page.reload();
      expect(await arrivedAt.inputValue()).toBe('2025-11-24T14:30');
      await page.getByLabel('Lugar').fill('Muelle 4');
      const sent = page.waitForRequest((request) => request.url().endsWith(`/tasks/${taskId}/complete`));
      await page.getByRole('button', { name: 'Informar llegada' }).click();
      expect((await sent).postDataJSON()).toMatchObject({ response: { arrivedAt: '2025-11-24T19:30:00.000Z' } });
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'keeps an amendment in the making when a colleague amends first, and carries it over',
    async () => {
      const before = advanceFlowers();
      const { id } = await lodge('bruno', before);
      const page = await visit(browser, 'bruno', `/app/declarations/${id}/amend`);
      const reason = page.getByLabel('Motivo');
      await reason.fill('peso corregido');
      await page.getByLabel(/Peso bruto, kg/).fill('130');
      const theirs = { declaration: { ...before, goodsLocation: 'Bodega 9' }, reason: 'moved' };
      bodyOf(await as('bruno').post(`/declarations/${id}/amendments`, theirs), DeclarationView);
      const note = page.getByRole('alert').filter({ hasText: 'se corrigió desde que usted empezó' });
      await note.waitFor();
      const amend = page.getByRole('button', { name: 'Corregir', exact: true });
      expect(await amend.isDisabled()).toBe(true);
      await note.getByRole('button').click();
      await note.waitFor({ state: 'detached' });
      expect(await reason.inputValue()).toBe('peso corregido');
      await amend.click();
      await shownId(page);
      expect((await as('bruno').get(`/declarations/${id}/content`)).body).toMatchObject({
        content: { goodsLocation: 'Bodega 9', items: [{ grossMassKg: '130' }] },
      });
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'can copy what they typed for a task that a colleague was quicker with, until they discard it',
    async () => {
      const lodged = await lodge('bruno', advanceFlowers());
      const { taskId } = holdOf(lodged, 'arrival');
      const page = await visit(browser, 'bruno', `/app/declarations/${lodged.id}`);
      await page.getByLabel('Lugar').fill('Muelle 4');
      const response = { arrivedAt: new Date().toISOString(), place: 'Muelle 5' };
      bodyOf(await as('bruno').post(`/tasks/${taskId}/complete`, { attempt: 1, response }), TaskView);
      await page.locator('pre', { hasText: 'Lugar: Muelle 4' }).waitFor();
      await page.getByRole('button', { name: 'Descartar', exact: true }).click();
      await page.getByRole('button', { name: 'Sí, descartar' }).click();
      await page.locator('pre').waitFor({ state: 'detached' });
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'has many declarations open side by side, and each still answers',
    async () => {
      const lodged = await Promise.all([1, 2, 3, 4].map(() => lodge('bruno', advanceFlowers())));
      const page = await visit(browser, 'bruno', '/app/declarations');
      for (const { id, mrn } of lodged) {
        const other = await page.context().newPage();
        await other.goto(`${urls.api}/app/declarations/${id}`);
        await other.getByRole('heading', { level: 1, name: mrn }).waitFor();
        await other.locator('.history li').first().waitFor();
      }
      // Out of sight a page follows nothing, and in sight again it does.
      const isStream = (request: Request) => request.url().endsWith('/tasks/events');
      const show = (hidden: boolean) =>
        page.evaluate(
          `Object.defineProperty(document, 'hidden', { configurable: true, value: ${hidden} });
           document.dispatchEvent(new Event('visibilitychange'))`,
        );
      const ended = page.waitForEvent('requestfailed', isStream);
      await show(true);
      await ended;
      const begun = page.waitForRequest(isStream);
      await show(false);
      await begun;
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
      await page.locator('.done-note:focus', { hasText: 'La corrección quedó registrada' }).waitFor();
      await page.locator('.history', { hasText: 'peso corregido' }).waitFor();

      await page.getByRole('button', { name: 'Anular' }).click();
      await page.getByRole('dialog').getByLabel('Motivo').fill('no llega');
      await page.getByRole('dialog').getByRole('button', { name: 'Anular' }).click();
      await page.getByText('La anulación quedó registrada').waitFor();
      await page.getByText('La declaración está anulada').waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it.each(WINDOWS)(
    'meets no barrier that axe knows, and nothing sticks out (%s)',
    async (_name, options) => {
      const { id } = await lodge('bruno', advanceFlowers());
      const page = await visit(browser, 'bruno', '/app/declarations', options);
      await page.locator('a.declaration-line').first().waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/declarations?find=nada`);
      await page.getByText('No se encuentra').waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/declarations/${id}`);
      await page.getByRole('button', { name: 'Confirmar pago' }).click();
      await page.locator('[aria-invalid]').first().waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.getByRole('button', { name: 'Anular' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/declarations/${id}/amend`);
      await page.getByLabel('Motivo').waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/declarations/new`);
      await page.getByLabel('Elegir archivos').setInputFiles(fileOf('rota.xml', sample('wco/malformed/TT_IM084a.xml')));
      await page.getByText(/línea 164/).waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/declarations/new`);
      await page.getByRole('button', { name: 'Presentar declaración' }).click();
      await page.locator('.summary:focus').waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/declarations/rejected`);
      await page.getByText('línea 164').first().waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.getByRole('link', { name: 'Corregir y presentar otra vez' }).first().click();
      await page.getByRole('region', { name: 'Lo que se rechazó' }).waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/declarations?view=mine`);
      await page.locator('a.declaration-line').first().waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/check`);
      await page.getByLabel('Código del levante').fill('nada');
      await page.getByText('Esto no es el código').waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
