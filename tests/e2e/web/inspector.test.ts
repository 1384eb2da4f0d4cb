import { createHash } from 'node:crypto';
import { TaskView } from '#libs/domain';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { as, bodyOf, declarationOf, holdOf, lodge, taskOf, tokenOf, urls } from '../client.js';
import { declarationFor } from '../declarations.js';
import { claim, doTask } from '../desk.js';
import { barriers, inBrowser, openBrowser, PATIENCE_MS, sticksOut, visit } from './browser.js';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const CONTAINER = 'CSQU3054383';

/** An inspection that nobody has taken. */
async function inspectionTask(): Promise<{ id: string; declaration: string; mrn: string }> {
  const packages = [{ count: 12, type: 'CT' }];
  const lodged = await lodge('gateway', declarationFor('red', { containers: [CONTAINER], item: { packages } }));
  // Documents are looked at first.
  await doTask('olga', holdOf(lodged, 'documents').taskId);
  const held = await declarationOf('sofia', lodged.id);
  return { id: holdOf(held, 'inspection').taskId, declaration: lodged.id, mrn: lodged.mrn };
}

/** A black picture, 2400 by 1200 (an uncompressed BMP of one bit a pixel). */
function picture(): Buffer {
  const [width, height, head] = [2400, 1200, 62];
  const bytes = Buffer.alloc(head + (width / 8) * height);
  bytes.write('BM');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(head, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(1, 28);
  bytes.writeUInt32LE(2, 46);
  return bytes;
}

/** Whether the pages are on the device, so that they open without a network. */
const onDevice = (page: Page) =>
  page.evaluate('navigator.serviceWorker.ready.then(() => caches.match("/")).then((its) => its !== undefined)');

/** The network goes, for the issuer as for the API; and comes back. */
const offline = (context: BrowserContext, is: boolean) => context.setOffline(is);

/** An inspector's phone with an inspection taken, open. */
async function phoneWith(browser: Browser, id: string, mrn: string, more: object = {}): Promise<Page> {
  const page = await visit(browser, 'ines', '/app/inspections', { ...PHONE, ...more });
  const take = page.getByRole('button', { name: `Tomar ${mrn}` });
  if ((await taskOf('ines', id)).state === 'open' && (await take.count()) === 0) await claim('ines', id);
  else await take.click();
  await page.reload();
  await page.getByRole('link', { name: mrn }).click();
  await page.getByRole('heading', { level: 1, name: mrn }).waitFor();
  return page;
}

async function answerReasons(page: Page, id: string): Promise<void> {
  for (const { expectedFinding } of (await taskOf('ines', id)).reasonsToAnswer ?? [])
    await page.getByRole('group', { name: expectedFinding }).getByLabel('No se encontró').check();
}

/** Draw with a finger. */
async function sign(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Añadir firma' }).click();
  await page.getByLabel('Nombre', { exact: true }).fill(name);
  const pad = page.locator('canvas.pad');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is nothing to sign on');
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Guardar firma' }).click();
  await pad.waitFor({ state: 'detached' });
}

inBrowser('an inspector with a phone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  it(
    'takes a whole inspection without a network, through a reload, and it is recorded once when there is one',
    async () => {
      const { id, declaration, mrn } = await inspectionTask();
      const position = { latitude: 4.698, longitude: -74.141, accuracy: 9 };
      const page = await phoneWith(browser, id, mrn, { geolocation: position, permissions: ['geolocation'] });
      expect(await onDevice(page)).toBe(true);
      const completions: (string | undefined)[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith(`/tasks/${id}/complete`)) completions.push(request.headers()['idempotency-key']);
      });

      // It is done, and the answer is lost on the way.
      await page.route(
        `**/tasks/${id}/complete`,
        async (route) => {
          await route.fetch();
          await route.abort();
        },
        { times: 1 },
      );

      await offline(page.context(), true);
      await page.reload();
      await page.getByRole('heading', { level: 1, name: mrn }).waitFor();
      await page.getByText('Sin conexión').waitFor();

      const number = page.getByLabel('Número de contenedor');
      await number.fill('csqu3054384');
      await page.getByText('El dígito de control no coincide').waitFor();
      await number.fill('csqu3054383');
      await page.getByText('El dígito de control es correcto.').waitFor();
      await number.press('Enter');
      await page.getByLabel('Número de precinto').fill('hs 77812');
      await page.getByLabel('Bultos', { exact: true }).fill('11');
      await page.getByText('Distinto de lo declarado').waitFor();
      await answerReasons(page, id);
      await page.getByRole('button', { name: 'Añadir hallazgo' }).click();
      const finding = page.getByRole('group', { name: 'Hallazgo 1' });
      await finding.getByLabel('Hallazgo', { exact: true }).selectOption('quantity-short');
      await finding.getByLabel('Descripción').fill('Falta una caja');
      await finding
        .locator('input[type=file]')
        .setInputFiles({ name: 'foto.bmp', mimeType: 'image/bmp', buffer: picture() });
      await page.getByText('con lugar').first().waitFor();
      await page.getByLabel('Conforme', { exact: true }).check();
      await sign(page, 'Iván Puello');
      await sign(page, 'Marta Ruiz');
      await page.getByLabel(/Observaciones/).fill('Llueve.');

      await page.reload();
      await page.getByText('Falta una caja').waitFor();
      await page.getByRole('button', { name: 'Terminar inspección' }).click();
      await page.getByRole('heading', { name: 'Terminada. Espera red' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Terminada. Espera red' }).waitFor();
      expect((await taskOf('ines', id)).state).toBe('claimed');

      await offline(page.context(), false);
      await page.getByRole('heading', { name: 'Registrada' }).waitFor({ timeout: PATIENCE_MS / 2 });
      expect((await taskOf('ines', id)).state).toBe('completed');
      expect(completions.length).toBeGreaterThan(1);
      expect(new Set(completions).size).toBe(1);

      const { entries } = (await as('sofia').get(`/declarations/${declaration}/audit`)).body as {
        entries: { type: string; taskId: string | null; detail: { response?: { form: Form } } }[];
      };
      const recorded = entries.filter(({ type, taskId }) => type === 'TaskCompleted' && taskId === id);
      expect(recorded).toHaveLength(1);
      const form = recorded[0]?.detail.response?.form;
      if (!form) throw new Error('the record names no form');
      expect(form).toMatchObject({
        outcome: 'conforming',
        counted: [{ item: 1, packages: 11 }],
        containers: [CONTAINER],
        seals: ['HS77812'],
        note: 'Llueve.',
        findings: [{ code: 'quantity-short', description: 'Falta una caja', evidence: [form.photographs[0]?.image] }],
        photographs: [{ position: { latitude: 4.698, longitude: -74.141, accuracyM: 9 } }],
        signatures: [{ name: 'Iván Puello' }, { name: 'Marta Ruiz' }],
      });
      for (const { image } of [...form.photographs, ...form.signatures]) {
        const headers = { authorization: `Bearer ${await tokenOf('sofia')}` };
        const file = Buffer.from(await (await fetch(`${urls.api}/documents/${image}`, { headers })).arrayBuffer());
        expect(createHash('sha256').update(file).digest('hex')).toBe(image);
      }
      expect((await declarationOf('sofia', declaration)).holds.some(({ taskId }) => taskId === id)).toBe(false);
      await page.context().close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'is told who has an inspection that was given to somebody else meanwhile, and keeps what was typed',
    async () => {
      const { id, mrn } = await inspectionTask();
      const page = await phoneWith(browser, id, mrn);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await answerReasons(page, id);
      await offline(page.context(), true);
      await page.getByLabel('Número de precinto').fill('HS-1');
      await page.getByLabel('Conforme', { exact: true }).check();
      await page.getByLabel(/Observaciones/).fill('Escrito sin red');
      await page.getByRole('button', { name: 'Terminar inspección' }).click();
      await page.getByRole('heading', { name: 'Terminada. Espera red' }).waitFor();

      bodyOf(await as('sofia').post(`/tasks/${id}/assign`, { to: 'sofia' }), TaskView);
      await offline(page.context(), false);
      await page.getByRole('heading', { name: 'No se pudo registrar' }).waitFor({ timeout: PATIENCE_MS / 2 });
      await page.getByText('Ahora la tiene sofia.', { exact: false }).waitFor();
      await page.getByText('Escrito sin red').waitFor();
      await page.getByRole('button', { name: 'Copiar lo escrito' }).click();
      await page.getByText('Copiado.').waitFor();
      const copied = String(await page.evaluate('navigator.clipboard.readText()'));
      for (const each of [mrn, 'HS-1', 'Escrito sin red']) expect(copied).toContain(each);
      expect(await barriers(page)).toEqual([]);
      expect((await taskOf('sofia', id)).state).toBe('claimed');

      // Given back, it goes on where it was left.
      bodyOf(await as('sofia').post(`/tasks/${id}/assign`, { to: 'ines' }), TaskView);
      await page.reload();
      await page.getByRole('button', { name: 'Abrir con lo escrito' }).click();
      await page.getByText('Escrito sin red').waitFor();
      await page.getByRole('button', { name: 'Terminar inspección' }).click();
      await page.getByRole('heading', { name: 'Registrada' }).waitFor();
      expect((await taskOf('sofia', id)).state).toBe('completed');
      await page.context().close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'who signed out leaves nothing to be read without a network',
    async () => {
      const page = await visit(browser, 'ines', '/app/inspections', PHONE);
      expect(await onDevice(page)).toBe(true);
      await page.getByRole('button', { name: 'Salir' }).click();
      await page.getByRole('heading', { name: 'Ha salido de Levante' }).waitFor();
      await offline(page.context(), true);
      await page.reload();
      await page.getByRole('heading', { name: 'Ha salido de Levante' }).waitFor();
      const other = await page.context().newPage();
      await other.goto(`${urls.api}/app/inspections`);
      await other.getByRole('heading', { name: 'El sistema no responde' }).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it.each([
    ['light', 'es'],
    ['dark', 'en'],
  ] as const)(
    'meets no barrier that axe knows, and nothing sticks out (%s, %s)',
    async (colorScheme, language) => {
      const { id, mrn } = await inspectionTask();
      await claim('ines', id);
      const page = await visit(browser, 'ines', '/app/inspections', { ...PHONE, colorScheme, language });
      const look = async () => [await barriers(page), await sticksOut(page)];
      const CLEAN = [[], 0];
      await page.getByRole('link', { name: mrn }).waitFor();
      expect(await look()).toEqual(CLEAN);
      await page.getByRole('link', { name: mrn }).click();
      await page.locator('form').waitFor();
      await page.getByRole('button', { name: /Añadir hallazgo|Add a finding/ }).click();
      await page.getByRole('button', { name: /Terminar inspección|Finish the inspection/ }).click();
      await page.locator('.error').first().waitFor();
      expect(await look()).toEqual(CLEAN);
      await page.getByRole('button', { name: /Añadir firma|Add a signature/ }).click();
      await page.getByRole('dialog').waitFor();
      expect(await look()).toEqual(CLEAN);
      await page.keyboard.press('Escape');
      await page.goto(`${urls.api}/app/inspections/dec_none.1`);
      await page.getByText(/no está en este teléfono|is not on this phone/).waitFor();
      expect(await look()).toEqual(CLEAN);
      await page.context().close();
    },
    PATIENCE_MS,
  );
});

interface Form {
  photographs: { image: string }[];
  signatures: { image: string }[];
}
