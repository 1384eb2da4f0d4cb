import type { Browser, Locator, Page } from 'playwright-core';
import { DeclarationView } from '#libs/domain';
import { reasonTold } from '#libs/words';
import { as, bodyOf, holdOf, lodge, taskOf, urls } from '../client.js';
import { declarationFor } from '../declarations.js';
import { claim, documentsTask } from '../desk.js';
import { known } from '../known.js';
import { CLEAN, inBrowser, look, openBrowser, PATIENCE_MS, visit, WINDOWS } from './browser.js';

const WORDS = {
  es: {
    claim: 'Tomar',
    note: /Observaciones/,
    nonconforming: 'No conforme',
    conforming: 'Conforme',
    complete: 'Terminar tarea',
    notFound: 'No se encontró',
    needsFinding: 'Un resultado no conforme nombra al menos un hallazgo.',
    done: 'Tarea terminada. Quedó en el registro: Revisión documental: conforme.',
    became: 'La mercancía queda en libertad: tiene el levante.',
    back: '← Tareas',
    closed: 'Terminada',
    saved: 'Borrador guardado',
    other: 'English',
  },
  en: {
    claim: 'Claim',
    note: /Remarks/,
    nonconforming: 'Nonconforming',
    conforming: 'Conforming',
    complete: 'Complete the task',
    notFound: 'Not found',
    needsFinding: 'a nonconforming outcome names at least one finding',
    done: 'The task is done. On record is now: Documentary check: conforming.',
    became: 'The goods are released.',
    back: '← Tasks',
    closed: 'Done',
    saved: 'Draft saved',
    other: 'Español',
  },
} as const;

/** Olga's page is opened again on another day. */
async function nextDay(page: Page): Promise<void> {
  await page.evaluate("localStorage.removeItem('levante.drafts-tidied.olga')");
  await page.reload();
  await page.locator('header .who strong').waitFor({ state: 'attached' });
}

inBrowser('an officer at the pages', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    await known('olga', 'oscar');
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  it.each(['es', 'en'] as const)(
    'finds a task, takes it by keyboard, reads why, answers and completes it (%s)',
    async (language) => {
      const { id, mrn } = await documentsTask();
      const words = WORDS[language];
      const began = performance.now();
      const page = await visit(browser, 'olga', `/app/work?mrn=${mrn}`, { language });
      await page.getByRole('link', { name: mrn }).waitFor();
      // A figure (docs/adr/0014), and no assertion: other tests run beside this one.
      process.stderr.write(
        `First task on the screen after ${Math.round(performance.now() - began)} ms, by way of the issuer, nothing cached.\n`,
      );
      await page.keyboard.press('j');
      await page.locator('a.task-line:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: mrn }).waitFor();

      const { declaration } = await taskOf('olga', id);
      for (const reason of declaration.reasons ?? [])
        for (const text of Object.values(reasonTold(reason, language))) await page.getByText(text).first().waitFor();
      await page.getByRole('button', { name: words.claim, exact: true }).waitFor();
      await page.keyboard.press('c');

      // What is missing is said where it is missing, and nothing is sent.
      await page.getByLabel(words.nonconforming, { exact: true }).check();
      await page.getByLabel(words.notFound, { exact: true }).check();
      await page.getByLabel(words.note).fill('El empaque coincide.');
      await page.getByRole('button', { name: words.complete }).click();
      await page.getByText(words.needsFinding).waitFor();
      expect((await taskOf('olga', id)).state).toBe('claimed');

      await page.getByLabel(words.conforming, { exact: true }).check();
      await page.getByRole('button', { name: words.complete }).click();
      await page.getByText(words.done).waitFor();
      await page.getByText(words.became).waitFor();
      const done = await taskOf('olga', id);
      expect(done.state).toBe('completed');
      expect(done.declaration.status).toBe('cleared');

      // The way back leads to the list that it was opened from.
      await page.getByRole('link', { name: words.back }).click();
      await page.waitForURL(`**/app/work?mrn=${mrn}`);
      await page.getByRole('heading', { level: 1, name: /^(Tareas|Tasks)$/ }).waitFor();

      // What is done is found again, by part of its number, with what came of it and who did it.
      await page.goto(`${urls.api}/app/work?view=closed&mrn=${mrn.slice(4, 16).toLowerCase()}`);
      const line = page.getByRole('link', { name: mrn });
      await line.getByText(words.closed).waitFor();
      await line.getByText(words.conforming.toLowerCase(), { exact: true }).waitFor();
      await line.getByText('Olga Restrepo').waitFor();
      // Where there is less room, too, who did it stands within the list.
      await page.setViewportSize({ width: 800, height: 900 });
      const rightOf = async (part: Locator) => {
        const { x, width } = (await part.boundingBox())!;
        return x + width;
      };
      expect(await rightOf(line.locator('.who-has'))).toBeLessThan(await rightOf(page.locator('.task-list')));
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'keeps what is typed through a reload, an outage and the end of the session',
    async () => {
      const { id } = await documentsTask();
      const page = await visit(browser, 'olga', `/app/work/${id}`);
      await page.getByRole('button', { name: 'Tomar', exact: true }).click();
      const note = page.getByLabel(/Observaciones/);
      await note.fill('primera línea');
      await page.getByText('Borrador guardado').waitFor();
      expect((await taskOf('olga', id)).draft).toEqual({ note: 'primera línea' });

      await page.context().setOffline(true);
      await page.getByText('Sin conexión').waitFor();
      await note.fill('escrito sin red');
      await page.context().setOffline(false);
      await page.reload();
      await page.getByText('escrito sin red').waitFor();

      // The token does not hold any more, and no new one is given.
      await page.route('**/oidc/token', (route) =>
        route.fulfill({
          status: 400,
          json: { error: 'invalid_grant' },
          headers: { 'access-control-allow-origin': '*' },
        }),
      );
      await page.route('**/tasks/*/draft', (route) => route.fulfill({ status: 401, json: { code: 'not-signed-in' } }));
      await note.fill('escrito después');
      await page.getByText('La sesión terminó').waitFor();
      await page.unrouteAll();
      await page.getByRole('button', { name: 'Entrar de nuevo' }).click();
      await page.getByText('escrito después').waitFor();
      expect(new URL(page.url()).pathname).toBe(`/app/work/${id}`);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'extends the clock of the task once, with a reason, and writes to colleagues what others read then',
    async () => {
      const { id } = await documentsTask();
      const { dueAt } = await claim('olga', id);
      const page = await visit(browser, 'olga', `/app/work/${id}`, { language: 'en' });
      await page.getByRole('button', { name: 'Extend the clock' }).click();
      const dialog = page.getByRole('dialog');
      // Until when, before it is done.
      const { extendedDueAt } = await taskOf('olga', id);
      await dialog.locator(`time[datetime="${String(extendedDueAt)}"]`).waitFor();
      await dialog.getByLabel('Reason').fill('An expert was called in.');
      await page.reload();
      await page.getByRole('button', { name: 'Extend the clock' }).click();
      // Closed without it, the focus is back where it was.
      await dialog.getByRole('button', { name: 'Close' }).click();
      await page.locator('button:focus', { hasText: 'Extend the clock' }).click();
      expect(await dialog.getByLabel('Reason').inputValue()).toBe('An expert was called in.');
      await dialog.getByRole('button', { name: 'Extend the clock' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('The clock now runs until').waitFor();
      expect(Date.parse(String((await taskOf('olga', id)).dueAt))).toBeGreaterThan(Date.parse(String(dueAt)));
      // Once is all there is, so it is not offered again; whoever works by keyboard goes on from what was done.
      await page.getByRole('button', { name: 'Extend the clock' }).waitFor({ state: 'detached' });
      await page.locator('p.note:focus', { hasText: 'The clock now runs until' }).waitFor();

      await page.getByText('the trader does not').waitFor();
      await page.getByLabel('Another comment').fill('The invoice is a copy.\nAsk for the original.');
      await page.getByRole('button', { name: 'Comment', exact: true }).click();
      await page.getByRole('listitem').getByText('Ask for the original.').waitFor();
      expect((await taskOf('sofia', id)).comments.map(({ by, text }) => [by, text])).toEqual([
        ['olga', 'The invoice is a copy.\nAsk for the original.'],
      ]);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'is told by the page’s own words what a dialog misses, and where a task went that was given back',
    async () => {
      const { id, mrn } = await documentsTask();
      await claim('olga', id);
      const page = await visit(browser, 'olga', `/app/work/${id}`);
      await page.getByRole('button', { name: 'Pedir información' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.locator(`time[datetime="${String((await taskOf('olga', id)).answerDueAt)}"]`).waitFor();
      await dialog.getByRole('button', { name: 'Enviar' }).click();
      await dialog.getByRole('alert').getByText('Falta «Pregunta»').waitFor();
      await page.locator('textarea#question:focus').waitFor();
      await page.keyboard.type('eh');
      await dialog.getByRole('alert').waitFor({ state: 'detached' });
      await dialog.getByRole('button', { name: 'Enviar' }).click();
      await dialog.getByRole('alert').getByText('escriba 3 caracteres o más').waitFor();
      expect((await taskOf('olga', id)).state).toBe('claimed');
      await dialog.getByRole('button', { name: 'Cerrar' }).click();
      await page.getByRole('button', { name: 'Devolver' }).click();
      await page.getByText(`Devolvió la tarea de ${mrn}.`).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'keeps what is typed for a task that is issued again, and then closed by others',
    async () => {
      const before = declarationFor('yellow');
      const lodged = await lodge('gateway', before);
      const { taskId: id } = holdOf(lodged, 'documents');
      await claim('olga', id);
      const page = await visit(browser, 'olga', `/app/work/${id}`);
      const note = page.getByLabel(/Observaciones/);
      await note.fill('La factura no es legible.');
      const amendment = { declaration: { ...before, goodsLocation: 'Bodega 9' }, reason: 'moved' };
      bodyOf(await as('gateway').post(`/declarations/${lodged.id}/amendments`, amendment), DeclarationView);
      await page.getByText('La tarea se emitió de nuevo').waitFor();
      const complete = page.getByRole('button', { name: 'Terminar tarea' });
      expect(await complete.isDisabled()).toBe(true);
      await page.getByRole('button', { name: 'Ya lo leí, continuar' }).click();
      await page.getByText('La tarea se emitió de nuevo').waitFor({ state: 'detached' });
      expect(await complete.isDisabled()).toBe(false);
      expect(await note.inputValue()).toBe('La factura no es legible.');

      const cancellation = { reason: 'never shipped' };
      bodyOf(await as('gateway').post(`/declarations/${lodged.id}/cancellation`, cancellation), DeclarationView);
      await page.locator('pre', { hasText: 'La factura no es legible.' }).waitFor();
      await page.getByRole('button', { name: 'Descartar', exact: true }).click();
      await page.getByRole('button', { name: 'Sí, descartar' }).click();
      await page.locator('pre').waitFor({ state: 'detached' });
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'leaves what was typed for a task that others closed on the device for two weeks',
    async () => {
      const lodged = await lodge('gateway', declarationFor('yellow'));
      const { taskId: id } = holdOf(lodged, 'documents');
      await claim('olga', id);
      const page = await visit(browser, 'olga', `/app/work/${id}`);
      await page.getByLabel(/Observaciones/).fill('Nadie lo leerá.');
      await page.getByText('Borrador guardado').waitFor();
      const cancellation = { reason: 'never shipped' };
      bodyOf(await as('gateway').post(`/declarations/${lodged.id}/cancellation`, cancellation), DeclarationView);
      const left = page.locator('pre', { hasText: 'Nadie lo leerá.' });
      await left.waitFor();
      await nextDay(page);
      const noted = () => page.evaluate<string | null>("localStorage.getItem('levante.closed-tasks')");
      while (!(await noted())?.includes(id)) await page.waitForTimeout(100);
      await left.waitFor();
      const longAgo = JSON.stringify({ [id]: Date.now() - 15 * 24 * 60 * 60 * 1000 });
      await page.evaluate(`localStorage.setItem('levante.closed-tasks', '${longAgo}')`);
      await nextDay(page);
      await left.waitFor({ state: 'detached' });
      while ((await noted()) !== null) await page.waitForTimeout(100);
      expect(await page.evaluate(`Object.keys(localStorage).filter((key) => key.includes('${id}'))`)).toEqual([]);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'who loses the race for a task is told who has it, without asking',
    async () => {
      const { id } = await documentsTask();
      const [olga, oscar] = await Promise.all(
        ['olga', 'oscar'].map((person) => visit(browser, person, `/app/work/${id}`)),
      );
      if (!olga || !oscar) throw new Error('two windows were asked for');
      const take = (page: typeof olga) => page.getByRole('button', { name: 'Tomar', exact: true });
      await Promise.all([olga, oscar].map((page) => take(page).waitFor()));
      await Promise.all(
        [olga, oscar].map((page) =>
          take(page)
            .click()
            .catch(() => undefined),
        ),
      );
      await Promise.any([olga, oscar].map((page) => page.getByRole('button', { name: 'Devolver' }).waitFor()));
      const holder = (await taskOf('sofia', id)).assignee;
      const [winner, loser] = holder === 'olga' ? [olga, oscar] : [oscar, olga];
      await winner.getByRole('button', { name: 'Devolver' }).waitFor();
      await loser
        .getByText(`La tiene ${holder === 'olga' ? 'Olga Restrepo' : 'Óscar Rincón'}.`, { exact: false })
        .waitFor();
      expect(await take(loser).count()).toBe(0);
      await Promise.all([olga, oscar].map((page) => page.context().close()));
    },
    PATIENCE_MS,
  );

  it(
    'sees in the list at once that somebody else took a task, and that a new one came',
    async () => {
      const { id, mrn } = await documentsTask();
      const page = await visit(browser, 'oscar', '/app/work?view=all&order=newest');
      const line = page.locator('li', { hasText: mrn });
      await line.getByText('Por tomar').waitFor();
      await claim('olga', id);
      await line.getByText('Olga Restrepo').waitFor();
      const another = await documentsTask();
      await page.locator('li', { hasText: another.mrn }).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it.each(WINDOWS)(
    'meets no barrier that axe knows, and nothing sticks out (%s)',
    async (_name, options) => {
      const { id } = await documentsTask();
      const page = await visit(browser, 'sofia', '/app/work?view=all', options);
      await page.locator('a.task-line').first().waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      expect(await look(page)).toEqual(CLEAN);

      await page.goto(`${urls.api}/app/work?mrn=26CO00000000000000`);
      await page.getByText('Nada con «26CO00000000000000» en esta vista').waitFor();
      expect(await look(page)).toEqual(CLEAN);

      await page.goto(`${urls.api}/app/work/${id}`);
      await page.getByRole('button', { name: 'Tomar', exact: true }).click();
      await page.getByLabel('No conforme', { exact: true }).check();
      await page.getByRole('button', { name: 'Añadir hallazgo' }).click();
      await page.getByRole('button', { name: 'Terminar tarea' }).click();
      await page.locator('[aria-invalid]').first().waitFor();
      expect(await look(page)).toEqual(CLEAN);
      for (const name of ['Pedir información', 'Prorrogar plazo', 'Cambiar canal']) {
        await page.getByRole('button', { name }).click();
        await page.getByRole('dialog').waitFor();
        expect(await look(page)).toEqual(CLEAN);
        await page.keyboard.press('Escape');
      }

      await page.getByRole('button', { name: 'Salir' }).click();
      await page.getByRole('heading', { name: 'Ha salido de Levante' }).waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'does once what is pressed again after no answer came',
    async () => {
      const { id } = await documentsTask();
      const page = await visit(browser, 'olga', `/app/work/${id}`);
      await page.getByLabel('Comentario nuevo').fill('Falta una hoja.');
      await page.route('**/comments', async (route) => {
        await route.fetch();
        await route.abort();
      });
      await page.getByRole('button', { name: 'Comentar', exact: true }).click();
      await page.getByText('El sistema no responde. Nada de lo escrito se pierde', { exact: false }).waitFor();
      await page.unrouteAll();
      await page.getByRole('button', { name: 'Comentar', exact: true }).click();
      while ((await page.getByLabel('Comentario nuevo').inputValue()) !== '') await page.waitForTimeout(100);
      expect((await taskOf('sofia', id)).comments.map(({ text }) => text)).toEqual(['Falta una hoja.']);

      // The browser's word that there is no network keeps nobody from being told, and nothing is done later by itself.
      await page.getByLabel('Comentario nuevo').fill('Y un sello.');
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Comentar', exact: true }).click();
      await page.getByText('El sistema no responde. Nada de lo escrito se pierde', { exact: false }).waitFor();
      await page.context().setOffline(false);
      await page.getByText('Sin conexión').waitFor({ state: 'detached' });
      expect((await taskOf('sofia', id)).comments.map(({ text }) => text)).toEqual(['Falta una hoja.']);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'says what to do where a part of the pages cannot be loaded, and keeps the way to the others',
    async () => {
      const { id } = await documentsTask();
      const page = await visit(browser, 'olga', `/app/work/${id}`);
      await page.getByRole('button', { name: 'Tomar', exact: true }).click();
      await page.getByLabel(/Observaciones/).fill('sin comprobar');
      await page.getByText('Borrador guardado').waitFor();
      await page.route('**/assets/*.js', (route) => route.abort());
      await page.getByRole('button', { name: 'Terminar tarea' }).click();
      await page.getByText('Falta una parte de esta página').waitFor();
      expect(await look(page)).toEqual(CLEAN);

      await page.getByRole('link', { name: 'Comprobar levante' }).click();
      await page.getByText('Esta página falló').waitFor();
      await page.getByRole('link', { name: 'Tareas' }).click();
      await page.getByRole('heading', { level: 1, name: 'Tareas' }).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'who signs out is signed out in every tab, and is asked again who they are',
    async () => {
      const page = await visit(browser, 'olga', '/');
      const other = await page.context().newPage();
      await other.goto(`${urls.api}/`);
      await other.locator('header .who strong').waitFor();
      await page.getByRole('button', { name: 'Salir' }).click();
      await other.getByRole('heading', { name: 'Ha salido de Levante' }).waitFor();
      // Nor does a new tab find olga.
      await other.goto(`${urls.api}/app/work`);
      await other.getByRole('button', { name: 'Entrar' }).click();
      await other.locator('button[formaction$="/oscar"]').waitFor();
      await page.getByRole('button', { name: 'Entrar' }).click();
      await page.locator('button[formaction$="/oscar"]').click();
      await page.locator('header .who strong', { hasText: 'Óscar Rincón' }).waitFor();

      // The issuer itself knows nobody any more, whatever this device remembers.
      await page.getByRole('button', { name: 'Salir' }).click();
      await page.getByRole('heading', { name: 'Ha salido de Levante' }).waitFor();
      await page.evaluate('localStorage.clear()');
      await page.goto(`${urls.api}/`);
      await page.locator('button[formaction$="/oscar"]').waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
