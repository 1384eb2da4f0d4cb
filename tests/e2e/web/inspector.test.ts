import { createHash } from 'node:crypto';
import { TaskView } from '#libs/domain';
import { reasonTold } from '#libs/words';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { as, bodyOf, declarationOf, holdOf, lodge, taskOf, tokenOf, urls } from '../client.js';
import { declarationFor } from '../declarations.js';
import { claim, doTask } from '../desk.js';
import { known } from '../known.js';
import { barriers, CLEAN, inBrowser, look, lookWhole, openBrowser, PATIENCE_MS, visit } from './browser.js';
import { barCode, withCamera } from './camera.js';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, serviceWorkers: 'allow' } as const;
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

const image = { name: 'foto.bmp', mimeType: 'image/bmp', buffer: picture() };

/** Whether the pages are on the device, so that they open without a network. */
const onDevice = (page: Page) =>
  page.evaluate('navigator.serviceWorker.ready.then(() => caches.match("/")).then((its) => its !== undefined)');

/** Names of the inspections, or of the files, that the phone keeps. */
const namesOn = (page: Page, shelf: 'inspections' | 'files') =>
  page.evaluate<string[]>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('levante');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const keys = opening.result.transaction('${shelf}').objectStore('${shelf}').getAllKeys();
      keys.onsuccess = () => resolve(keys.result);
      opening.result.close();
    };
  })`);

/** The network goes, for the issuer as for the API; and comes back. */
const offline = (context: BrowserContext, is: boolean) => context.setOffline(is);

/** An inspector's phone with an inspection taken, open. */
async function phoneWith(browser: Browser, id: string, mrn: string, more: object = {}): Promise<Page> {
  const page = await visit(browser, 'ines', '/app/inspections', { ...PHONE, ...more });
  const take = page.getByRole('button', { name: `Tomar ${mrn}` });
  if ((await taskOf('ines', id)).state === 'open' && (await take.count()) === 0) {
    await claim('ines', id);
    await page.reload();
    await page.getByRole('link', { name: mrn }).click();
  } else {
    await take.click();
    // Where it was taken is the way to it.
    const way = page.getByRole('link', { name: `Abrir ${mrn}` });
    await way.and(page.locator(':focus')).waitFor();
    await way.click();
  }
  await page.getByRole('heading', { level: 1, name: mrn }).waitFor();
  return page;
}

async function answerReasons(page: Page, id: string): Promise<void> {
  for (const reason of (await taskOf('ines', id)).reasonsToAnswer ?? []) {
    const { expectedFinding } = reasonTold(reason, 'es');
    await page.getByRole('group', { name: expectedFinding }).getByLabel('No se encontró').check();
  }
}

/** All is as declared, of some of the packages. */
async function conform(page: Page): Promise<void> {
  await page.getByLabel('Conforme', { exact: true }).check();
  await page.getByLabel('Parcial', { exact: true }).check();
}

/** Begin to sign, with a finger. */
async function draw(page: Page, name: string): Promise<void> {
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
}

async function sign(page: Page, name: string): Promise<void> {
  await draw(page, name);
  await page.getByRole('button', { name: 'Guardar firma' }).click();
  await page.locator('canvas.pad').waitFor({ state: 'detached' });
}

/** How much ink is on the pad. */
const ink = (page: Page) =>
  page.evaluate<number>(`(() => {
    const pad = document.querySelector('canvas.pad');
    const { data } = pad.getContext('2d').getImageData(0, 0, pad.width, pad.height);
    return data.filter((value, at) => at % 4 === 3 && value > 0).length;
  })()`);

inBrowser('an inspector with a phone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    await known('sofia');
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
      await page.getByLabel('Bultos · opcional', { exact: true }).fill('11');
      await page.getByText('Distinto de lo declarado').waitFor();
      await answerReasons(page, id);
      await page.getByRole('button', { name: 'Añadir hallazgo' }).click();
      const finding = page.getByRole('group', { name: 'Hallazgo 1' });
      await finding.getByLabel('Hallazgo', { exact: true }).selectOption('quantity-short');
      await finding.getByLabel('Descripción').fill('Falta una caja');
      await finding.locator('input[type=file]').setInputFiles(image);
      await page.getByText('con lugar').first().waitFor();
      await page.getByLabel('Conforme', { exact: true }).check();
      await sign(page, 'Iván Puello');
      await sign(page, 'Marta Ruiz');
      await page.getByLabel(/Observaciones/).fill('Llueve.');

      await page.reload();
      await page.getByText('Falta una caja').waitFor();
      // Nobody is taken to have said what was not said.
      await page.getByRole('button', { name: 'Terminar inspección' }).click();
      await page.getByRole('alert').getByRole('link', { name: 'Alcance' }).click();
      await page.getByRole('group', { name: 'Alcance' }).getByText('Elija una opción.').waitFor();
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: 'Terminar inspección' }).click();
      await page.getByRole('heading', { name: 'Terminada. Espera red' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Terminada. Espera red' }).waitFor();
      expect((await taskOf('ines', id)).state).toBe('claimed');

      await offline(page.context(), false);
      await page.getByRole('heading', { name: 'Registrada' }).waitFor({ timeout: PATIENCE_MS / 2 });
      await page.getByText('Quedó en el registro: Inspección física: conforme.').waitFor();
      await page.getByText('La mercancía queda en libertad: tiene el levante.').waitFor();
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
        extent: 'full',
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
      // A photograph that is removed is not left on the phone.
      await page.locator('input[type=file]').last().setInputFiles(image);
      const remove = page.getByRole('button', { name: 'Quitar Fotografía 1' });
      await remove.waitFor();
      expect(await namesOn(page, 'files')).toHaveLength(1);
      await remove.click();
      while ((await namesOn(page, 'files')).length > 0) await page.waitForTimeout(100);
      await offline(page.context(), true);
      await page.getByLabel('Número de precinto').fill('HS-1');
      await conform(page);
      await page.getByLabel(/Observaciones/).fill('Escrito sin red');
      await page.getByRole('button', { name: 'Terminar inspección' }).click();
      await page.getByRole('heading', { name: 'Terminada. Espera red' }).waitFor();

      await known('sofia', 'ines');
      bodyOf(await as('sofia').post(`/tasks/${id}/assign`, { to: 'sofia' }), TaskView);
      await offline(page.context(), false);
      await page.getByRole('heading', { name: 'No se pudo registrar' }).waitFor({ timeout: PATIENCE_MS / 2 });
      await page.getByText('Ahora la tiene Sofía Arango.', { exact: false }).waitFor();
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
    'loses no signature by Escape or a reload, and is told of it before finishing',
    async () => {
      const { id, mrn } = await inspectionTask();
      const page = await phoneWith(browser, id, mrn);
      await answerReasons(page, id);
      await conform(page);
      await draw(page, 'Iván Puello');
      const drawn = await ink(page);
      expect(drawn).toBeGreaterThan(0);
      await page.keyboard.press('Escape');
      await page.getByText('Hay una firma sin guardar, de Iván Puello.', { exact: false }).waitFor();
      // Below, where nothing stands over anything.
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      expect(await look(page)).toEqual(CLEAN);
      await page.getByRole('button', { name: 'Terminar inspección' }).click();
      await page.getByText('Falta algo: está marcado arriba.').waitFor();
      expect(await look(page)).toEqual(CLEAN);

      await page.reload();
      await page.getByRole('button', { name: 'Continuar la firma' }).click();
      expect(await page.getByLabel('Nombre', { exact: true }).inputValue()).toBe('Iván Puello');
      expect(await ink(page)).toBe(drawn);
      await page.getByRole('button', { name: 'Guardar firma' }).click();
      await page.getByRole('button', { name: 'Quitar Iván Puello' }).waitFor();
      await draw(page, 'Otro');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Descartar', exact: true }).click();
      await page.getByRole('button', { name: 'Sí, descartar' }).click();
      await page.getByRole('button', { name: 'Terminar inspección' }).click();
      await page.getByRole('heading', { name: 'Registrada' }).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'has one inspection sent though the system fails on the one before, and is told which that is',
    async () => {
      const [failing, other] = [await inspectionTask(), await inspectionTask()];
      await claim('ines', other.id);
      const page = await phoneWith(browser, failing.id, failing.mrn, { serviceWorkers: 'block' });
      const its = `**/tasks/${failing.id}/complete`;
      await page.route(its, (route) => route.fulfill({ status: 500, json: { code: 'internal-error' } }));
      const ends = [
        [failing, 'Terminada. El envío falla'],
        [other, 'Registrada'],
      ] as const;
      for (const [{ id, mrn }, end] of ends) {
        await page.goto(`${urls.api}/app/inspections/${id}`);
        await page.getByRole('heading', { level: 1, name: mrn }).waitFor();
        await answerReasons(page, id);
        await conform(page);
        await page.getByRole('button', { name: 'Terminar inspección' }).click();
        await page.getByRole('heading', { name: end }).waitFor();
      }
      await page.goto(`${urls.api}/app/inspections/${failing.id}`);
      await page.getByText('Falla desde').waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.unroute(its);
      await page.getByRole('heading', { name: 'Registrada' }).waitFor();
      await page.context().close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'who signs out while something waits is told, loses nothing of it, and leaves no other inspection on the phone',
    async () => {
      const [finished, other] = [await inspectionTask(), await inspectionTask()];
      await claim('ines', other.id);
      const page = await phoneWith(browser, finished.id, finished.mrn);
      await page.goto(`${urls.api}/app/inspections`);
      await page.getByRole('link', { name: other.mrn }).waitFor();
      await page.getByRole('link', { name: finished.mrn }).click();
      await page.getByRole('heading', { level: 1, name: finished.mrn }).waitFor();
      expect(await namesOn(page, 'inspections')).toEqual(
        expect.arrayContaining([`ines/${finished.id}`, `ines/${other.id}`]),
      );
      await answerReasons(page, finished.id);
      await conform(page);
      await offline(page.context(), true);
      await page.getByRole('button', { name: 'Terminar inspección' }).click();
      await page.getByRole('heading', { name: 'Terminada. Espera red' }).waitFor();

      await page.getByRole('link', { name: 'Inspecciones 1 sin enviar' }).waitFor();
      await page.getByRole('button', { name: 'Salir' }).click();
      const dialog = page.getByRole('dialog', { name: 'Una inspección no se ha enviado' });
      await dialog.waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await dialog.getByRole('button', { name: 'Salir de todos modos' }).click();
      await page.getByRole('heading', { name: 'Ha salido de Levante' }).waitFor();
      expect(await namesOn(page, 'inspections')).toEqual([`ines/${finished.id}`]);

      await offline(page.context(), false);
      await page.getByRole('button', { name: 'Entrar' }).click();
      await page.locator('button[formaction$="/ines"]').click();
      await page.getByRole('heading', { level: 1, name: 'Inspecciones' }).waitFor();
      // It is sent from whatever page is open.
      await page.goto(`${urls.api}/app/work`);
      while ((await taskOf('ines', finished.id)).state !== 'completed') await page.waitForTimeout(200);
      await page.getByRole('link', { name: 'Inspecciones', exact: true }).waitFor();
      expect((await taskOf('ines', finished.id)).state).toBe('completed');
      await page.context().close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'reads a number off its bar code with the camera, without a network, in a browser that reads no codes itself',
    async () => {
      const { id, mrn } = await inspectionTask();
      await withCamera(barCode('HS-77812'), async (browser) => {
        const page = await phoneWith(browser, id, mrn);
        expect(await page.evaluate('"BarcodeDetector" in window')).toBe(false);
        expect(await onDevice(page)).toBe(true);
        await offline(page.context(), true);
        await page.reload();
        await page.getByRole('heading', { level: 1, name: mrn }).waitFor();
        await page.getByRole('button', { name: 'Leer código con la cámara Número de precinto' }).click();
        await page.getByRole('button', { name: 'Quitar HS-77812' }).waitFor();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        expect(await look(page)).toEqual(CLEAN);
      });
    },
    2 * PATIENCE_MS,
  );

  it.each([
    ['nothing comes through', () => {}],
    ['a proxy answers', (route: Route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' })],
  ])(
    'opens what the device keeps where there is a network and %s',
    async (_what, answer) => {
      const page = await visit(browser, 'ines', '/app/inspections', PHONE);
      expect(await onDevice(page)).toBe(true);
      await page.route('**/configuration', answer);
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'Inspecciones' }).waitFor();
      await page.getByText('Para tomar otra hace falta red', { exact: false }).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'says so where the browser lets nothing be kept, and lets the person sign out',
    async () => {
      const page = await visit(browser, 'ines', '/app/inspections', PHONE);
      await page.addInitScript('IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); }');
      await page.reload();
      await page.getByText('no deja guardar nada en este dispositivo', { exact: false }).waitFor();
      await page.getByRole('button', { name: 'Salir' }).click();
      await page.getByRole('heading', { name: 'Ha salido de Levante' }).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
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
      await other.getByRole('heading', { name: 'Ha salido de Levante' }).waitFor();
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
      await page.getByRole('link', { name: mrn }).waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.getByRole('link', { name: mrn }).click();
      await page.locator('form').waitFor();
      await page.getByRole('button', { name: /Añadir hallazgo|Add a finding/ }).click();
      await page.getByRole('button', { name: /Terminar inspección|Finish the inspection/ }).click();
      await page.locator('.error').first().waitFor();
      expect(await lookWhole(page)).toEqual(CLEAN);
      await page.getByRole('button', { name: /Añadir firma|Add a signature/ }).click();
      await page.getByRole('dialog').waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.keyboard.press('Escape');
      await page.goto(`${urls.api}/app/inspections/dec_none.1`);
      await page.getByText(/no está en este teléfono|is not on this phone/).waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.context().close();
    },
    PATIENCE_MS,
  );
});

interface Form {
  photographs: { image: string }[];
  signatures: { image: string }[];
}
