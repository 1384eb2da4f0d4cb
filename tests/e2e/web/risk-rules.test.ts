import { randomUUID } from 'node:crypto';
import { BacktestView, RuleView } from '#libs/domain';
import type { Browser, Page } from 'playwright-core';
import { as, bodyOf, lodge, urls } from '../client.js';
import { declarationFor } from '../declarations.js';
import { known } from '../known.js';
import {
  because,
  CLEAN,
  inBrowser,
  look,
  openBrowser,
  PATIENCE_MS,
  visit,
  WINDOWS_IN_BOTH_LANGUAGES,
} from './browser.js';

const newId = (subject: string): string => `${subject}-${randomUUID().slice(0, 8)}`;

/** Goods that no other test declares, so that a rule for them disturbs nobody. */
const item = { description: 'Umbrellas', commodityCode: '66019900', origin: 'XK' };
const lodgeUmbrellas = (more: Record<string, unknown> = {}) =>
  lodge('gateway', declarationFor('green', { item, ...more }));
const reasonsOf = async (more?: Record<string, unknown>): Promise<string[]> =>
  (await lodgeUmbrellas(more)).reasons?.map(({ rule }) => rule) ?? [];

const WRONG = 'declaration.items.exists(i,\n  i.isOf(["6601"]) && i.orgin == "XK")';
const IN_SPANISH = 'Paraguas que llegan sin su bastón';
const HOUR_MS = 3_600_000;
const contentOf = (id: string) => ({
  id,
  condition: WRONG.replace('orgin', 'origin'),
  purpose: 'Umbrellas come without their sticks',
  expectedFinding: 'Sticks in another consignment',
  instruction: 'Open one',
  lane: 'orange',
  weight: 30,
  validFrom: new Date(Date.now() - HOUR_MS).toISOString(),
  validTo: new Date(Date.now() + HOUR_MS).toISOString(),
});

const ruleNow = async (id: string, version = 1) =>
  bodyOf(await as('regina').get(`/risk/rules/${id}?version=${version}`), RuleView);

/** A rule that ramiro drafted and tried. */
async function tried(id: string): Promise<void> {
  bodyOf(await as('ramiro').post('/risk/rules', contentOf(id)), RuleView, 201);
  bodyOf(await as('ramiro').post(`/risk/rules/${id}/backtest`, { version: 1 }), BacktestView, 202);
  for (let tries = 0; (await ruleNow(id)).backtest?.status === 'running'; tries++) {
    if (tries > 200) throw new Error(`the backtest of ${id} does not end`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

inBrowser('the risk unit’s rules and watchlists at the pages', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    await known('ramiro', 'regina');
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  it(
    'a rule is written with its error told as it is typed, tried, approved by another person, and applies to the next declaration',
    async () => {
      const id = newId('umbrellas');
      await lodgeUmbrellas();
      const page = await visit(browser, 'ramiro', '/app/risk/rules', { language: 'en' });
      await page.getByRole('link', { name: 'Write a rule' }).click();
      await page.getByLabel('Name of the rule').fill(id);
      const condition = page.getByRole('textbox', { name: 'Condition' });
      await condition.fill(WRONG);
      await page.getByText('There is no member "orgin" here.').waitFor();
      await page.getByText('Line 2, column 25:').waitFor();
      expect(await page.locator('.marked mark').textContent()).toBe('orgin');
      expect(await condition.getAttribute('aria-invalid')).toBe('true');

      // Nothing typed is lost, and the error is told again.
      await page.reload();
      await page.getByText('There is no member "orgin" here.').waitFor();
      await page.getByRole('button', { name: 'Go to the error' }).click();
      await page.keyboard.type('origin');
      await page.getByText('The condition can be evaluated.').waitFor();
      await page.getByText('An item (i, within exists and the like)').click();
      await condition.press('ControlOrMeta+End');
      await page.keyboard.type(' && ');
      await page.getByRole('button', { name: 'declaration.expedited', exact: true }).click();
      expect(await condition.inputValue()).toBe(`${contentOf(id).condition} && declaration.expedited`);
      await condition.fill(contentOf(id).condition);

      // What is missing is marked, and the first of it has the focus.
      await page.getByRole('button', { name: 'Save and try it on the record' }).click();
      await page.getByText('This is missing.').first().waitFor();
      await page.getByLabel('Purpose').fill(contentOf(id).purpose);
      await page.getByLabel('Expected finding').fill(contentOf(id).expectedFinding);
      await page.getByLabel('What the officer is to do').fill(contentOf(id).instruction);
      await page.getByLabel('Lane').selectOption('orange');
      await page.getByLabel('Weight').fill('30');
      await page.getByText('In Spanish · optional').click();
      await page.getByLabel('Purpose, in Spanish').fill(IN_SPANISH);
      await page.getByRole('button', { name: 'Save and try it on the record' }).click();
      await page.waitForURL(`**/app/risk/rules/${id}?version=1`);
      await page.getByText(/^It would have selected [1-9]/).waitFor();
      await page.getByText('You wrote it: another person of the risk unit approves it.').waitFor();
      expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
      expect(await reasonsOf()).not.toContain(id);
      await page.context().close();

      // The other person finds it where the pages of risk begin.
      const second = await visit(browser, 'regina', '/app/risk', { language: 'en' });
      const waiting = second
        .getByRole('region', { name: /^Proposed by others, not approved yet/ })
        .getByRole('listitem');
      await waiting.filter({ hasText: id }).getByText('Ramiro Salgado').waitFor();
      await second.getByRole('link', { name: id }).click();
      await second.getByRole('button', { name: 'Approve' }).click();
      const dialog = second.getByRole('dialog');
      await dialog.getByText(/^It would have selected [1-9]/).waitFor();
      await dialog.getByRole('button', { name: 'Approve and put in force' }).click();
      await second.getByText('Each declaration that meets the condition gets this reason.').waitFor();
      const reason = (await lodgeUmbrellas()).reasons?.find(({ rule }) => rule === id);
      expect(reason?.translations).toEqual({ es: { purpose: IN_SPANISH } });
      const inSpanish = await visit(browser, 'regina', `/app/risk/rules/${id}`, { language: 'es' });
      await inSpanish.getByText(IN_SPANISH).waitFor();
      await inSpanish.getByText(contentOf(id).instruction).waitFor();
      await inSpanish.context().close();

      await second.getByRole('button', { name: 'Withdraw' }).click();
      await because(second, 'The sticks came later', 'Withdraw');
      await second.getByText('It was withdrawn and applies no more.').waitFor();
      await second.getByRole('cell', { name: 'The sticks came later' }).waitFor();
      expect(await reasonsOf()).not.toContain(id);
      await second.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'whoever saves after somebody else is told so, keeps what is typed, and goes on from there',
    async () => {
      const id = newId('umbrellas');
      await tried(id);
      const page = await visit(browser, 'regina', `/app/risk/rules/${id}/edit`, { language: 'en' });
      await page.getByLabel('Purpose').fill('What Regina knows');
      const theirs = { ...contentOf(id), purpose: 'What Ramiro knows' };
      bodyOf(await as('ramiro').post('/risk/rules', theirs), RuleView, 201);
      const save = page.getByRole('button', { name: 'Save and try it on the record' });
      await save.click();
      await page.getByText('While you wrote, Ramiro Salgado saved version 2 (draft).').waitFor();
      expect(await page.getByLabel('Purpose').inputValue()).toBe('What Regina knows');
      expect((await ruleNow(id, 2)).versions).toHaveLength(2);
      await page.getByRole('button', { name: 'Go on with mine' }).click();
      await save.click();
      await page.waitForURL(`**/app/risk/rules/${id}?version=3`);
      expect((await ruleNow(id, 3)).content.purpose).toBe('What Regina knows');

      // A rule of the same name is not written over either.
      await page.goto(`${urls.api}/app/risk/rules/_new`);
      await page.getByLabel('Name of the rule').fill(id);
      await page.getByRole('textbox', { name: 'Condition' }).fill('declaration.advance');
      await page.getByLabel('Purpose').fill('Another');
      await page.getByLabel('Expected finding').fill('Another');
      await page.getByLabel('What the officer is to do').fill('Another');
      await save.click();
      await page.getByText(`There is a rule ${id} already`).waitFor();
      expect((await ruleNow(id, 3)).versions).toHaveLength(3);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'approving a version that was withdrawn meanwhile says so, and shows how it stands',
    async () => {
      const id = newId('umbrellas');
      await tried(id);
      const page = await visit(browser, 'regina', `/app/risk/rules/${id}`, { language: 'en' });
      await page.getByRole('button', { name: 'Approve' }).click();
      await as('ramiro').post(`/risk/rules/${id}/withdraw`, { version: 1, reason: 'thought better of it' });
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Approve and put in force' }).click();
      await dialog.getByText('Somebody did something about this version meanwhile.').waitFor();
      await dialog.getByRole('button', { name: 'See how it stands' }).click();
      await page.getByText('It was withdrawn and applies no more.').waitFor();
      expect((await ruleNow(id)).approver).toBeNull();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'an entry of a watchlist is proposed by one person, counts once another approves it, and is removed with a reason',
    async () => {
      const id = newId('carton-king');
      const exporter = { id: `EX${randomUUID().slice(0, 8)}`, name: 'Umbrella King' };
      const page = await visit(browser, 'ramiro', '/app/risk/watchlists', { language: 'en' });
      await page.getByRole('button', { name: 'Propose an entry' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name of the entry').fill(id);
      await dialog.getByLabel('Purpose').fill('Two of its consignments held other goods');
      await dialog.getByLabel('Expected finding').fill('Undeclared goods');
      await dialog.getByLabel('What the officer is to do').fill('Open the cartons at the back');
      await dialog.getByRole('button', { name: 'Propose' }).click();
      await dialog.getByText('Give an identification or a name.').waitFor();
      await dialog.getByLabel('Identification').fill(exporter.id);
      await dialog.getByRole('button', { name: 'Propose' }).click();
      await dialog.waitFor({ state: 'detached' });
      const entry = (of: Page) => of.getByRole('listitem').filter({ hasText: id });
      await entry(page).getByText('You proposed it: another person approves it.').waitFor();
      expect(await reasonsOf({ exporter })).not.toContain(`watchlist:${id}`);
      await page.context().close();

      const second = await visit(browser, 'regina', '/app/risk/watchlists', { language: 'en' });
      await entry(second)
        .getByRole('button', { name: `Approve ${id}` })
        .click();
      await second.getByRole('region', { name: 'In force' }).getByText(id).first().waitFor();
      expect(await reasonsOf({ exporter })).toContain(`watchlist:${id}`);
      await entry(second)
        .getByRole('button', { name: `Remove ${id}` })
        .click();
      await because(second, 'It was somebody else', 'Remove');
      await second.getByText(/^Show those that ended/).click();
      await entry(second)
        .getByText(/removed by Regina Ospina.*It was somebody else/)
        .waitFor();
      expect(await reasonsOf({ exporter })).not.toContain(`watchlist:${id}`);
      await second.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'who may only look is offered nothing to do',
    async () => {
      const id = newId('umbrellas');
      await tried(id);
      const page = await visit(browser, 'aurora', `/app/risk/rules/${id}`, { language: 'en' });
      await page.getByText('You may read rules; the risk unit writes and approves them.').waitFor();
      for (const name of ['Approve', 'Withdraw', 'Try it again'])
        expect(await page.getByRole('button', { name }).count()).toBe(0);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it.each(WINDOWS_IN_BOTH_LANGUAGES)(
    'meets no barrier that axe knows, and nothing sticks out (%s)',
    async (_name, options) => {
      const id = newId('umbrellas');
      await lodgeUmbrellas();
      await tried(id);
      const entry = { ...contentOf(newId('watched')), condition: undefined, subject: { kind: 'route', origin: 'XK' } };
      await as('ramiro').post('/risk/watchlists', entry);
      const page = await visit(browser, 'regina', '/app/risk/rules', options);
      const shown = async (address: string, heading: RegExp) => {
        await page.goto(`${urls.api}/app/risk/${address}`);
        await page.getByRole('heading', { name: heading }).first().waitFor();
        return look(page);
      };
      expect(await shown('rules', /^(Vigentes|In force)/)).toEqual(CLEAN);
      expect(await shown('rules/tobacco', /^(Historia|History)/)).toEqual(CLEAN);
      expect(await shown(`rules/${id}`, /^(Canales que cambian|Lanes that change)/)).toEqual(CLEAN);
      await page.getByRole('button', { name: /^(Aprobar|Approve)$/ }).click();
      await page.getByRole('dialog').waitFor();
      expect(await look(page)).toEqual(CLEAN);

      expect(await shown('rules/_new', /^(Escribir una regla|Write a rule)/)).toEqual(CLEAN);
      await page.getByRole('textbox', { name: /^(Condición|Condition)$/ }).fill(WRONG);
      await page.getByRole('button', { name: /^(Ir al error|Go to the error)$/ }).waitFor();
      await page.evaluate(
        "document.querySelectorAll('.condition-names details').forEach((each) => (each.open = true))",
      );
      await page.getByRole('button', { name: /^(Guardar|Save)/ }).click();
      expect(await look(page)).toEqual(CLEAN);

      expect(await shown('watchlists', /^(Por aprobar|To be approved)/)).toEqual(CLEAN);
      await page.getByRole('button', { name: /^(Proponer entrada|Propose an entry)$/ }).click();
      await page.getByRole('dialog').waitFor();
      expect(await look(page)).toEqual(CLEAN);

      await page.context().close();
    },
    PATIENCE_MS,
  );
});
