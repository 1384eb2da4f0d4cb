import type { Browser } from 'playwright-core';
import { as, declarationOf, holdOf, lodge, taskOf, tokenOf, urls } from '../client.js';
import { declarationFor } from '../declarations.js';
import { claim, doTask } from '../desk.js';
import { known } from '../known.js';
import { barriers, CLEAN, inBrowser, look, openBrowser, PATIENCE_MS, visit, WINDOWS } from './browser.js';

/** The smallest PNG, as somebody photographed it. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function upload(person: string): Promise<string> {
  const headers = { authorization: `Bearer ${await tokenOf(person)}`, 'content-type': 'image/png' };
  const answer = await fetch(`${urls.api}/documents`, { method: 'POST', headers, body: new Uint8Array(PIXEL) });
  return ((await answer.json()) as { sha256: string }).sha256;
}

/** A declaration whose documents were passed on and whose goods were found to be more than declared: its review. */
async function reviewTask(): Promise<{ id: string; mrn: string; review: string; inspection: string }> {
  const lodged = await lodge('gateway', declarationFor('yellow'));
  const { declaration } = await doTask('olga', holdOf(lodged, 'documents').taskId, {
    outcome: 'raise',
    raiseTo: 'red',
    note: 'Mirar las marcas de origen.',
  });
  const inspection = holdOf(declaration, 'inspection').taskId;
  expect((await taskOf('ines', inspection)).results).toMatchObject([
    { kind: 'documents', by: 'olga', form: { note: 'Mirar las marcas de origen.' } },
  ]);
  const image = await upload('ines');
  const now = new Date(Date.now() - 60_000).toISOString();
  await doTask('ines', inspection, {
    outcome: 'nonconforming',
    extent: 'full',
    packagesOpened: 12,
    counted: [{ item: 1, packages: 77 }],
    containers: ['MSKU0000000'],
    seals: ['HS-77812'],
    photographs: [{ image, takenAt: now }],
    signatures: [{ image, name: 'Marta Ruiz', capacity: 'witness', signedAt: now }],
    findings: [
      {
        code: 'quantity-excess',
        item: 1,
        description: 'Más cajas que las declaradas',
        dutyAtStake: { amount: '1500000', currency: 'COP' },
      },
    ],
  });
  const review = holdOf(await declarationOf('sofia', lodged.id), 'review').taskId;
  return { id: lodged.id, mrn: lodged.mrn, review, inspection };
}

inBrowser('whoever decides on a finding', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    await known('olga', 'ines', 'sofia');
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  it(
    'sees the whole result, what each choice leads to, and what became of the goods; before release is refused, is asked once more',
    async () => {
      const { id, review, inspection } = await reviewTask();
      await claim('sofia', review);
      const page = await visit(browser, 'sofia', `/app/work/${review}`);
      const results = page.locator('section', { has: page.getByRole('heading', { name: 'Resultados hasta ahora' }) });
      await results.getByRole('heading', { name: 'Inspección física: no conforme' }).waitFor();
      for (const told of [
        'Mirar las marcas de origen.',
        'Más cajas que las declaradas',
        'MSKU0000000',
        'HS-77812',
        '77',
        'Marta Ruiz',
        'Total',
      ])
        await results.getByText(told).first().waitFor();
      await results.getByText('no declarado').first().waitFor();
      await results.getByText(/1.500.000.COP/).waitFor();
      await results.getByRole('img', { name: 'fotografía 1' }).waitFor();
      await results.getByRole('img', { name: 'firma de Marta Ruiz' }).waitFor();
      for (const [, { viewport, colorScheme }] of WINDOWS) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        expect(await look(page)).toEqual(CLEAN);
      }

      await page.getByText('Se niega el levante y termina el trámite. No tiene vuelta atrás.').waitFor();
      await page.getByLabel('Continuar', { exact: true }).check();
      await page.getByText('La mercancía queda en libertad enseguida: nada más la retiene.').waitFor();
      await page.getByLabel('Motivo', { exact: false }).first().fill('Se corrigió la cantidad.');
      await page.getByRole('button', { name: 'Terminar tarea' }).click();
      await page.getByText('La mercancía queda en libertad: tiene el levante.').waitFor();
      expect((await declarationOf('sofia', id)).releasedAt).not.toBeNull();

      // The reason stands in the history, and the inspector finds what was told.
      const history = page.locator('.history-panel');
      await history.getByText('Se corrigió la cantidad.').waitFor();
      await history.getByText('Inspección física: no conforme').waitFor();
      const own = await visit(browser, 'ines', `/app/work/${inspection}`);
      await own.getByText('La tarea está cerrada. Resultado: no conforme.').waitFor();
      await own.getByText('Más cajas que las declaradas').first().waitFor();
      expect(await barriers(own)).toEqual([]);

      const other = await reviewTask();
      await claim('sofia', other.review);
      await page.goto(`${urls.api}/app/work/${other.review}`);
      await page.getByLabel('Negar', { exact: true }).check();
      await page.getByLabel('Motivo', { exact: false }).first().fill('Contrabando.');
      await page.getByRole('button', { name: 'Terminar tarea' }).click();
      const dialog = page.getByRole('dialog', { name: `¿Negar el levante de ${other.mrn}?` });
      await dialog.getByText('No tiene vuelta atrás').waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await dialog.getByRole('button', { name: 'Cerrar' }).click();
      expect((await taskOf('sofia', other.review)).state).toBe('claimed');
      await page.getByRole('button', { name: 'Terminar tarea' }).click();
      await dialog.getByRole('button', { name: 'Negar el levante' }).click();
      await page.getByText('Quedó en el registro: Revisión de hallazgo: negado.').waitFor();
      await page.getByText('Se negó el levante.').waitFor();
      expect(await look(page)).toEqual(CLEAN);
      expect((await declarationOf('sofia', other.id)).status).toBe('refused');
      await page.context().close();
      await own.context().close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'is told at the form that the declaration has no such item, and why a control is raised',
    async () => {
      const lodged = await lodge('gateway', declarationFor('yellow'));
      const { taskId } = holdOf(lodged, 'documents');
      await claim('olga', taskId);
      const page = await visit(browser, 'olga', `/app/work/${taskId}`);
      await page.getByLabel('No se encontró', { exact: true }).check();
      await page.getByLabel('No conforme', { exact: true }).check();
      await page.getByRole('button', { name: 'Añadir hallazgo' }).click();
      await page.getByLabel('Hallazgo', { exact: true }).selectOption('other');
      await page.getByLabel(/^Ítem/).fill('7');
      await page.getByLabel('Descripción', { exact: true }).fill('De otro ítem');
      await page.getByRole('button', { name: 'Terminar tarea' }).click();
      await page.getByText('La declaración no tiene ese ítem.', { exact: false }).waitFor();
      await page.getByLabel('Pasar a otro control', { exact: true }).check();
      await page.getByLabel('Rojo: física', { exact: true }).check();
      await page.getByRole('button', { name: 'Terminar tarea' }).click();
      await page.getByText('Diga por qué pasa a otro control: lo lee quien lo hace.').waitFor();
      expect((await as('olga').get(`/tasks/${taskId}`)).body).toMatchObject({ state: 'claimed' });
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
