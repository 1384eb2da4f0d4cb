import type { Browser } from 'playwright-core';
import { holdOf, lodge, taskOf } from '../client.js';
import { declarationFor } from '../declarations.js';
import { barriers, inBrowser, openBrowser, PATIENCE_MS, sticksOut, visit } from './browser.js';

/** A task whose documents are to be checked, and its MRN. */
async function documentsTask(): Promise<{ id: string; mrn: string }> {
  const lodged = await lodge('gateway', declarationFor('yellow'));
  return { id: holdOf(lodged, 'documents').taskId, mrn: lodged.mrn };
}

inBrowser('a supervisor at the pages', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  it(
    'deals tasks out in bulk, and sees which were refused and why, without losing the others',
    async () => {
      const tasks = await Promise.all([documentsTask(), documentsTask(), documentsTask()]);
      const page = await visit(browser, 'sofia', '/app/team', { language: 'en' });
      for (const { mrn } of tasks) await page.getByRole('checkbox', { name: `Choose ${mrn}` }).check();
      for (const person of ['olga', 'oscar']) {
        await page.getByLabel('Somebody else (id)').fill(person);
        await page.getByRole('button', { name: 'Add' }).click();
      }
      // One of them is refused by the API: the others are assigned all the same.
      const [refused] = tasks;
      await page.route(`**/tasks/${refused.id}/assign`, (route) =>
        route.fulfill({ status: 409, contentType: 'application/problem+json', json: { code: 'task-closed' } }),
      );
      await page.getByRole('button', { name: 'Assign', exact: true }).click();
      await page.getByText('2 tasks assigned.').waitFor();
      await page.getByText('1 could not be assigned:').waitFor();
      await page.getByRole('status').getByText('The task is closed already.').waitFor();
      const holders = await Promise.all(tasks.map(async ({ id }) => (await taskOf('sofia', id)).assignee));
      expect(holders[0]).toBeNull();
      for (const holder of holders.slice(1)) expect(['olga', 'oscar']).toContain(holder);

      // What was refused stays chosen: tried again it goes through.
      await page.unrouteAll();
      await page.getByRole('button', { name: 'Assign', exact: true }).click();
      await page.getByText('1 tasks assigned.').waitFor();
      expect((await taskOf('sofia', refused.id)).assignee).not.toBeNull();
      await page.getByRole('region', { name: 'Workload by person' }).getByRole('img').waitFor();
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
      await documentsTask();
      const page = await visit(browser, 'sofia', '/app/team', options);
      await page.getByRole('region', { name: 'Carga por grupo' }).getByRole('img').waitFor();
      expect([await barriers(page), await sticksOut(page)]).toEqual([[], 0]);
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
