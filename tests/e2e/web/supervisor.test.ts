import type { Browser, Page } from 'playwright-core';
import { as, taskOf } from '../client.js';
import { documentsTask } from '../desk.js';
import { known } from '../known.js';
import { CLEAN, inBrowser, look, openBrowser, PATIENCE_MS, sticksOut, visit, WINDOWS } from './browser.js';

/** Scrolls the list, of which only what is in sight is drawn, to a task, and chooses it. */
async function choose(page: Page, mrn: string): Promise<void> {
  const box = page.locator('.choosable');
  const task = page.getByRole('checkbox', { name: `Choose ${mrn}` });
  await box.waitFor();
  for (let down = 0; (await task.count()) === 0; down += 200) {
    const height = await box.evaluate((its: { scrollTop: number; scrollHeight: number }, to) => {
      its.scrollTop = to;
      return its.scrollHeight;
    }, down);
    // Once at its end the list is looked through anew: it grows as tasks come.
    if (down > height) down = 0;
    await page.waitForTimeout(50);
  }
  await task.check();
}

inBrowser('a supervisor at the pages', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  it(
    'deals tasks out to people by name, in bulk, and sees which were refused and why, without losing the others',
    async () => {
      await as('gateway').get('/me');
      await known('olga', 'oscar', 'aurora');
      const tasks = await Promise.all([documentsTask(), documentsTask(), documentsTask()]);
      const page = await visit(browser, 'sofia', '/', { language: 'en' });
      await page.waitForURL('**/app/team');
      for (const { mrn } of tasks) await choose(page, mrn);
      // One of them has no task, and is offered all the same; whoever does no such tasks is not.
      const people = page.getByRole('group', { name: 'To whom (dealt out evenly)' });
      await people.getByRole('checkbox', { name: /^Olga Restrepo/ }).check();
      expect(await people.getByRole('checkbox', { name: /^Aurora Bedoya/ }).count()).toBe(0);
      expect(await people.getByRole('checkbox', { name: /gateway/ }).count()).toBe(0);
      await people.getByRole('checkbox', { name: /^Óscar Rincón/ }).check();
      // To whom each goes is told before it does, and does not change by that.
      const told = page.getByRole('group', { name: 'Once assigned, each task goes to:' });
      await told.getByText(/^Olga Restrepo: \d+ tasks?$/).waitFor();
      await told.getByText(/^Óscar Rincón: \d+ tasks?$/).waitFor();
      // One of them is refused by the API: the others are assigned all the same.
      const [refused] = tasks;
      await page.route(`**/tasks/${refused.id}/assign`, (route) =>
        route.fulfill({ status: 409, contentType: 'application/problem+json', json: { code: 'task-closed' } }),
      );
      // Read and pressed at once: what others take meanwhile changes to whom the next is dealt.
      const [, oscars = ''] = await page.evaluate<string[]>(`(() => {
        const told = [...document.querySelectorAll('.assign-bar li')].map((each) => each.textContent);
        document.querySelector('.assign-bar .primary').click();
        return told;
      })()`);
      await page.getByText('2 tasks assigned.').waitFor();
      await page.getByText('1 could not be assigned:').waitFor();
      await page.getByRole('status').getByText('The task is closed already.').waitFor();
      const holders = await Promise.all(tasks.map(async ({ id }) => (await taskOf('sofia', id)).assignee));
      expect(holders[0]).toBeNull();
      for (const [index, holder] of holders.entries())
        if (index > 0) expect(holder).toBe(oscars.includes(tasks[index]?.mrn ?? '') ? 'oscar' : 'olga');

      // What was refused stays chosen: tried again it goes through.
      await page.unrouteAll();
      await page.getByRole('button', { name: 'Assign', exact: true }).click();
      await page.getByText('1 task assigned.').waitFor();
      expect((await taskOf('sofia', refused.id)).assignee).not.toBeNull();
      const workload = page.getByRole('region', { name: 'Workload by person' });
      await workload.getByText('Olga Restrepo').first().waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'chooses all of many tasks, those too that are not in sight',
    async () => {
      const { id } = await documentsTask();
      const task = await taskOf('sofia', id);
      const page = await visit(browser, 'sofia', '/app/times', { language: 'en' });
      // Three pages of what the API would tell of an office with six hundred tasks.
      const MANY = 600;
      const mrnOf = (n: number) => `26CO${String(n).padStart(14, '0')}`;
      await page.route(/\/tasks\?(?!state=completed)/, (route) => {
        const from = Number(new URL(route.request().url()).searchParams.get('after') ?? 0);
        const items = Array.from({ length: 200 }, (_each, n) => ({
          ...task,
          id: `${id}.${from + n}`,
          mrn: mrnOf(from + n),
        }));
        return route.fulfill({ json: { items, next: from + 200 < MANY ? String(from + 200) : null } });
      });
      await page.getByRole('link', { name: 'Team' }).click();
      await page.getByLabel('Choose all of the list (600)').check();
      await page.getByText('600 chosen').waitFor();
      const lines = page.getByRole('list', { name: 'Assign tasks' }).getByRole('listitem');
      expect(await lines.count()).toBeLessThan(100);
      await page.locator('.choosable').evaluate((box: { scrollTop: number }) => (box.scrollTop = 1e6));
      const last = page.getByRole('checkbox', { name: `Choose ${mrnOf(MANY - 1)}` });
      await last.uncheck();
      await page.getByText('599 chosen').waitFor();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'sees what is overdue, finds what lies with somebody who may not do it, and gives it to another',
    async () => {
      await known('ines', 'olga');
      const [late, astray] = await Promise.all([documentsTask(), documentsTask()]);
      const page = await visit(browser, 'sofia', '/app/team', { language: 'en' });
      // What the API refuses since may be on record from before; and nothing here is late by itself.
      const holders = new Map([[astray.id, 'ines']]);
      await page.route(/\/tasks\?(?!state=completed)/, async (route) => {
        const items = await Promise.all([late, astray].map(({ id }) => taskOf('sofia', id)));
        const told = items.map((task) => {
          const assignee = task.assignee ?? holders.get(task.id) ?? null;
          return task.id === late.id ? { ...task, dueAt: '2026-01-05T13:00:00.000Z' } : { ...task, assignee };
        });
        await route.fulfill({ json: { items: told, next: null } });
      });
      // Read anew: what was read on the way in is kept for a while.
      await page.reload();
      await page.getByText('2 tasks to do: 1 with nobody, 1 overdue.').waitFor();
      await page.getByLabel('Which').selectOption('Overdue');
      await page.getByRole('checkbox', { name: `Choose ${late.mrn}` }).waitFor();
      await page.getByRole('button', { name: 'Show them' }).click();
      await page.getByText('Inés Caicedo · may not do it').waitFor();
      expect(await page.getByRole('checkbox', { name: `Choose ${late.mrn}` }).count()).toBe(0);

      // A person of the workload leads to their tasks; whose are looked at stays told when the last was given away.
      await page
        .getByRole('region', { name: 'Workload by person' })
        .getByRole('link', { name: 'Inés Caicedo' })
        .click();
      await page.getByRole('heading', { name: 'Assign tasks' }).and(page.locator(':focus')).waitFor();
      await page.getByRole('checkbox', { name: `Choose ${astray.mrn}` }).check();
      await page
        .getByRole('group', { name: 'To whom (dealt out evenly)' })
        .getByRole('checkbox', { name: /^Olga Restrepo/ })
        .check();
      await page.getByRole('button', { name: 'Assign', exact: true }).click();
      await page.getByText('Nothing to assign here').waitFor();
      expect(await page.getByLabel('Which').locator('option:checked').textContent()).toBe('Of Inés Caicedo');
      expect((await taskOf('sofia', astray.id)).assignee).toBe('olga');
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it.each([360, 1024, 1280, 1440])(
    'sees the names of all pages, and who is signed in, and goes through them in the order seen, in a window of %i pixels',
    async (width) => {
      const page = await visit(browser, 'sofia', '/app/team', { viewport: { width, height: 900 } });
      const nav = page.getByRole('navigation', { name: 'Páginas' });
      await nav.getByRole('link', { name: 'Comprobar levante' }).waitFor();
      const cut = await nav.evaluate((its: { scrollWidth: number; clientWidth: number }) => [
        its.scrollWidth - its.clientWidth,
      ]);
      expect([...cut, await sticksOut(page)]).toEqual([0, 0]);
      await page.getByRole('banner').getByText('Sofía Arango').waitFor();
      const places = [];
      for (const each of await page.getByRole('banner').locator('a, button').all()) {
        const { x, y, height } = (await each.boundingBox())!;
        // Those of one row differ in height.
        places.push({ x, row: Math.round((y + height / 2) / 20) });
      }
      expect(places).toEqual(places.toSorted((a, b) => a.row - b.row || a.x - b.x));
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it.each(WINDOWS)(
    'meets no barrier that axe knows, and nothing sticks out (%s)',
    async (_name, options) => {
      await documentsTask();
      const page = await visit(browser, 'sofia', '/app/team', options);
      await page.getByRole('region', { name: 'Carga por grupo' }).getByRole('img').waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
