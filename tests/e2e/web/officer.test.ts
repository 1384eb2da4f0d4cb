import type { Browser } from 'playwright-core';
import { holdOf, lodge, taskOf, urls } from '../client.js';
import { declarationFor } from '../declarations.js';
import { claim } from '../desk.js';
import { barriers, inBrowser, openBrowser, PATIENCE_MS, sticksOut, visit } from './browser.js';

/** A task whose documents are to be checked, and its MRN. */
async function documentsTask(): Promise<{ id: string; mrn: string }> {
  const lodged = await lodge('gateway', declarationFor('yellow'));
  return { id: holdOf(lodged, 'documents').taskId, mrn: lodged.mrn };
}

const WORDS = {
  es: {
    claim: 'Tomar',
    note: /Observaciones/,
    nonconforming: 'No conforme',
    conforming: 'Conforme',
    complete: 'Terminar tarea',
    notFound: 'No se encontró',
    needsFinding: 'Un resultado no conforme nombra al menos un hallazgo.',
    done: 'Tarea terminada. Queda en el registro.',
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
    done: 'The task is done. It is on record.',
    saved: 'Draft saved',
    other: 'Español',
  },
} as const;

inBrowser('an officer at the pages', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  it.each(['es', 'en'] as const)(
    'finds a task, takes it by keyboard, reads why, answers and completes it (%s)',
    async (language) => {
      const { id, mrn } = await documentsTask();
      const words = WORDS[language];
      const page = await visit(browser, 'olga', `/app/work?mrn=${mrn}`, { language });
      await page.getByRole('link', { name: mrn }).waitFor();
      await page.keyboard.press('j');
      await page.locator('a.task-line:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: mrn }).waitFor();

      const { declaration } = await taskOf('olga', id);
      for (const { purpose, expectedFinding, instruction } of declaration.reasons ?? [])
        for (const text of [purpose, expectedFinding, instruction]) await page.getByText(text).first().waitFor();
      await page.getByRole('button', { name: words.claim, exact: true }).click();

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
      const done = await taskOf('olga', id);
      expect(done.state).toBe('completed');
      expect(done.declaration.status).toBe('cleared');
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
      const holder = (await taskOf('sofia', id)).assignee;
      const [winner, loser] = holder === 'olga' ? [olga, oscar] : [oscar, olga];
      await winner.getByRole('button', { name: 'Devolver' }).waitFor();
      await loser.getByText(`La tiene ${holder ?? ''}.`, { exact: false }).waitFor();
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
      await line.getByText('olga').waitFor();
      const another = await documentsTask();
      await page.locator('li', { hasText: another.mrn }).waitFor();
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
      const { id } = await documentsTask();
      const page = await visit(browser, 'sofia', '/app/work?view=all', options);
      const look = async () => [await barriers(page), await sticksOut(page)];
      const CLEAN = [[], 0];
      await page.locator('a.task-line').first().waitFor();
      expect(await look()).toEqual(CLEAN);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      expect(await look()).toEqual(CLEAN);

      await page.goto(`${urls.api}/app/work?mrn=26CO00000000000000`);
      await page.getByText('Nada por tomar').waitFor();
      expect(await look()).toEqual(CLEAN);

      await page.goto(`${urls.api}/app/work/${id}`);
      await page.getByRole('button', { name: 'Tomar', exact: true }).click();
      await page.getByLabel('No conforme', { exact: true }).check();
      await page.getByRole('button', { name: 'Añadir hallazgo' }).click();
      await page.getByRole('button', { name: 'Terminar tarea' }).click();
      await page.locator('[aria-invalid]').first().waitFor();
      expect(await look()).toEqual(CLEAN);
      for (const name of ['Pedir información', 'Cambiar canal']) {
        await page.getByRole('button', { name }).click();
        await page.getByRole('dialog').waitFor();
        expect(await look()).toEqual(CLEAN);
        await page.keyboard.press('Escape');
      }

      await page.getByRole('button', { name: 'Salir' }).click();
      await page.getByRole('heading', { name: 'Ha salido de Levante' }).waitFor();
      expect(await look()).toEqual(CLEAN);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'who signs out is asked again who they are',
    async () => {
      const page = await visit(browser, 'olga', '/');
      await page.getByRole('button', { name: 'Salir' }).click();
      await page.getByRole('button', { name: 'Entrar' }).click();
      await page.locator('button[formaction$="/oscar"]').click();
      await page.locator('header .who strong', { hasText: 'Óscar Rincón' }).waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
