import { RiskModelSummary, TrainingView } from '#libs/domain';
import { openPool } from '#libs/store';
import type pg from 'pg';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { alone } from '../../setup/alone.js';
import { learnable } from '../../setup/learnt.js';
import { recordTargeted } from '../../setup/targeted.js';
import { as, bodyOf, urls } from '../client.js';
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

/** Of controlled declarations from which a model can learn, told without being lodged. */
const LEARNT = 'e2e-model-pages';

/** A tree with two leaves, as LightGBM writes it. */
const LIGHTGBM = `tree
version=v4
num_class=1
num_tree_per_iteration=1
label_index=0
max_feature_idx=0
objective=binary sigmoid:1
feature_names=tax_rate
feature_infos=[0:50]

Tree=0
num_leaves=2
num_cat=0
split_feature=0
split_gain=1
threshold=10
decision_type=10
left_child=-1
right_child=-2
leaf_value=-0.5 0.5
leaf_weight=1 1
leaf_count=60 40
internal_value=0
internal_weight=0
internal_count=100
is_linear=0
shrinkage=1

end of trees
`;

const modelFile = (text: string) => ({ name: 'model.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
const modelsOf = async (target: string) =>
  bodyOf(await as('ramiro').get(`/risk/models?target=${target}`), z.array(RiskModelSummary));

const trainings = async () => bodyOf(await as('ramiro').get('/risk/trainings'), z.array(TrainingView));

inBrowser('the risk unit’s models at the pages', () => {
  let browser: Browser;
  let pool: pg.Pool;
  let letOthers: () => Promise<void>;
  let version = '';

  beforeAll(async () => {
    browser = await openBrowser();
    await known('ramiro', 'regina');
    pool = openPool(urls.database, { role: 'owner', connections: 2 });
    letOthers = await alone(pool, 'models');
    const results = learnable(900, 0.95, 23, LEARNT, 'log-mass').map((each) => ({ ...each, office: 'GBLON' }));
    await recordTargeted(pool, results);
  }, 2 * PATIENCE_MS);
  afterAll(async () => {
    await pool.query(`delete from risk_results where declaration_id like '${LEARNT}-%'`);
    await pool.query(`delete from risk_decisions where declaration_id like '${LEARNT}-%'`);
    await letOthers();
    await pool.end();
    await browser.close();
  });

  it(
    'one is trained when an analyst asks, and that is followed until it has ended',
    async () => {
      const page = await visit(browser, 'ramiro', '/app/risk/models', { language: 'en' });
      await page.getByText('Models are trained every night').waitFor();
      const { length: before } = await trainings();
      await page.getByRole('combobox', { name: 'Target', exact: true }).selectOption('fraud');
      await page.getByRole('button', { name: 'Train', exact: true }).click();
      await page.getByText('Training for: any finding.').waitFor();
      await page.getByText('Training for: any finding.').waitFor({ state: 'detached' });
      expect(await trainings()).toHaveLength(before + 1);
      const newest = page.getByRole('group', { name: 'Trainings' }).getByRole('row').nth(1);
      await newest.getByRole('link', { name: 'A new challenger' }).click();
      version = await page.getByRole('heading', { level: 1, name: /^fraud-[0-9a-f]{12}$/ }).innerText();
      await page.getByText(/^Its average precision is 0\.\d+ above that of /).waitFor();
      const weights = page.getByRole('region', { name: 'What decides most' });
      await weights.getByText(/^All features/).click();
      // What the results were made by.
      expect(await weights.getByRole('row').nth(1).innerText()).toMatch(/^net mass\s.*log-mass/);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'its promotion is asked for by one person, approved by another who sees its figures, and undone by one',
    async () => {
      const page = await visit(browser, 'ramiro', `/app/risk/models/${version}`, { language: 'en' });
      await page.getByRole('button', { name: 'Ask for its promotion' }).click();
      await because(page, 'It finds more of what is wrong', 'Ask for its promotion');
      await page.getByText('You asked for its promotion; another person approves or declines it.').waitFor();
      expect(await page.getByRole('button', { name: 'Approve the promotion' }).count()).toBe(0);

      const second = await visit(browser, 'regina', `/app/risk/models/${version}`, { language: 'en' });
      await second.getByText('It finds more of what is wrong').first().waitFor();
      await second.getByRole('button', { name: 'Approve the promotion' }).click();
      const dialog = second.getByRole('dialog');
      await dialog.getByRole('row', { name: /^Average precision/ }).waitFor();
      await dialog.getByRole('button', { name: 'Approve: let it decide' }).click();
      await second.getByText('It is the champion:').waitFor();
      await second.getByRole('button', { name: 'Undo the promotion' }).click();
      await because(second, 'Too many at this office', 'Undo the promotion');
      await second.getByText('It is retired and scores no more.').waitFor();
      expect((await modelsOf('fraud')).find((each) => each.version === version)?.status).toBe('retired');
      for (const act of ['proposed it', 'asked for its promotion', 'approved its promotion', 'undid its promotion'])
        await second.getByRole('cell', { name: act, exact: true }).waitFor();
      await second.context().close();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'one is brought, or refused with the reason; its promotion can be declined',
    async () => {
      const page = await visit(browser, 'ramiro', '/app/risk/models', { language: 'en' });
      const bring = page.getByRole('button', { name: 'Bring it' });
      await page.getByLabel('File').setInputFiles(modelFile('tree\nversion=v4\n'));
      await page.getByLabel('What it predicts').selectOption('critical');
      await bring.click();
      await page.getByText('This model cannot be used. Read why, and bring another.').waitFor();
      await page.getByLabel('File').setInputFiles(modelFile(LIGHTGBM));
      await bring.click();
      await page.getByText(/^critical-[0-9a-f]{12} is a challenger now\./).waitFor();
      await bring.click();
      await page.getByText(/^critical-[0-9a-f]{12} was here before, by Ramiro Salgado: nothing is changed\./).waitFor();
      await page.getByRole('link', { name: 'Open it' }).click();
      await page.getByText('Nobody has measured it.').waitFor();
      await page.getByRole('button', { name: 'Ask for its promotion' }).click();
      await because(page, 'It is to be looked at', 'Ask for its promotion');
      const second = await visit(browser, 'regina', new URL(page.url()).pathname, { language: 'en' });
      await second.getByRole('button', { name: 'Decline' }).click();
      await because(second, 'Nobody has measured it yet', 'Decline');
      await second.getByRole('button', { name: 'Ask for its promotion' }).waitFor();
      await second.getByRole('cell', { name: 'Nobody has measured it yet' }).waitFor();
      await second.context().close();
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it(
    'who may only look is offered nothing to do',
    async () => {
      const page = await visit(browser, 'aurora', `/app/risk/models/${version}`, { language: 'en' });
      await page.getByText('You may read models; the risk unit promotes them.').waitFor();
      expect(await page.getByRole('button', { name: /promotion/ }).count()).toBe(0);
      await page.goto(`${urls.api}/app/risk/models`);
      await page.getByText('Models are trained every night').waitFor();
      expect(await page.getByRole('button', { name: /^(Train|Bring it)$/ }).count()).toBe(0);
      await page.context().close();
    },
    PATIENCE_MS,
  );

  it.each(WINDOWS_IN_BOTH_LANGUAGES)(
    'meet no barrier that axe knows, and nothing sticks out (%s)',
    async (_name, options) => {
      const page = await visit(browser, 'regina', '/app/risk/models', options);
      await page.getByRole('group', { name: /^(Entrenamientos|Trainings)$/ }).waitFor();
      await page
        .getByText(/^(Ver los retirados|Show those that were retired)/)
        .first()
        .click();
      expect(await look(page)).toEqual(CLEAN);
      await page.goto(`${urls.api}/app/risk/models/${version}`);
      await page.getByRole('heading', { name: /^(Ficha|Card)$/ }).waitFor();
      await page.getByText(/^(Todas las características|All features)/).click();
      expect(await look(page)).toEqual(CLEAN);
      await page.getByRole('button', { name: /^(Pedir su promoción|Ask for its promotion)$/ }).click();
      await page.getByRole('dialog').waitFor();
      expect(await look(page)).toEqual(CLEAN);
      await page.context().close();
    },
    PATIENCE_MS,
  );
});
