import { randomUUID } from 'node:crypto';
import { BacktestView, CheckedCondition, RuleSummary, RuleView, WatchlistSummary, WatchlistView } from '#libs/domain';
import { z } from 'zod';
import { as, bodyOf, lodge, problemIn, refusalIn } from './client.js';
import { declarationFor } from './declarations.js';

const inMs = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();
const HOUR_MS = 60 * 60 * 1000;
const newId = (subject: string): string => `${subject}-${randomUUID().slice(0, 8)}`;

/** Goods that nothing else of these tests declares, so that a rule for them disturbs nobody. */
const item = { description: 'Wigs', commodityCode: '67041100' };
const lodgeWigs = (more: Record<string, unknown> = {}) => lodge('gateway', declarationFor('green', { item, ...more }));

const draftOf = (id: string, change: Record<string, unknown> = {}) => ({
  id,
  condition: 'declaration.items.exists(i, i.isOf(["6704"]) && i.price.amount > 100)',
  purpose: 'Revenue: wigs of human hair are declared as synthetic',
  expectedFinding: 'Human hair',
  instruction: 'Burn a hair: what melts is synthetic',
  lane: 'orange',
  weight: 30,
  validFrom: inMs(-HOUR_MS),
  validTo: inMs(HOUR_MS),
  ...change,
});

async function draft(id: string, change: Record<string, unknown> = {}, by = 'ramiro') {
  return bodyOf(await as(by).post('/risk/rules', draftOf(id, change)), RuleView, 201);
}

/** Order a backtest and wait for what it comes to. */
async function backtested(id: string, version = 1): Promise<z.output<typeof BacktestView>> {
  bodyOf(await as('ramiro').post(`/risk/rules/${id}/backtest`, { version }), BacktestView, 202);
  const until = Date.now() + 45_000;
  for (;;) {
    const seen = bodyOf(await as('ramiro').get(`/risk/rules/${id}/backtest?version=${version}`), BacktestView);
    if (seen.status !== 'running') return seen;
    if (Date.now() > until) throw new Error(`the backtest of ${id} is at ${seen.seen} of ${seen.total}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const approve = (by: string, id: string, version = 1) => as(by).post(`/risk/rules/${id}/approve`, { version });

describe('a condition', () => {
  const check = async (condition: string) =>
    bodyOf(await as('ramiro').post('/risk/rules/check', { condition }), CheckedCondition);

  it('is checked without being kept', async () => {
    expect(await check('declaration.items.exists(i, i.features["rate-importer"] > 0.2)')).toEqual({
      valid: true,
      issues: [],
    });
  });

  it('is refused with the place of what is wrong', async () => {
    expect(
      await check('declaration.kind == "import" &&\n  declaration.items.exists(i, i.orgin == "CN")'),
    ).toMatchObject({
      valid: false,
      issues: [{ code: 'no_such_key', line: 2, column: 33, length: 5 }],
    });
    expect((await check('declaration.items.exists(i, i.features.luck > 1)')).issues).toMatchObject([
      { code: 'unknown-feature' },
    ]);
  });
});

describe('a rule', () => {
  it('goes from a draft over its backtest and another person’s approval into force, and out of it', async () => {
    const id = newId('wigs');
    await lodgeWigs();

    expect(await draft(id)).toMatchObject({ version: 1, status: 'draft', author: 'ramiro', approver: null });
    expect(refusalIn(await approve('regina', id))).toBe('409 backtest-missing');
    const { status, result } = await backtested(id);
    expect(status).toBe('done');
    expect(result).toMatchObject({ failed: 0, removed: { total: 0 } });
    expect(result?.added.lanes.orange).toBeGreaterThan(0);
    expect(result?.selected).toBeGreaterThan(0);
    expect((await lodgeWigs()).reasons?.map(({ rule }) => rule)).not.toContain(id);

    expect(refusalIn(await approve('ramiro', id))).toBe('403 separation-of-duties');
    const approved = bodyOf(await approve('regina', id), RuleView);
    expect(approved).toMatchObject({ status: 'active', approver: 'regina' });
    expect(approved.log.map(({ act, by }) => `${act} by ${by}`)).toEqual([
      'drafted by ramiro',
      'backtested by ramiro',
      'approved by regina',
      'activated by system',
    ]);

    const selected = await lodgeWigs();
    expect(['orange', 'red']).toContain(selected.lane);
    expect(selected.reasons).toContainEqual(
      expect.objectContaining({ rule: id, expectedFinding: 'Human hair', instruction: draftOf(id).instruction }),
    );

    const reason = 'melts all the same';
    const withdrawn = bodyOf(await as('regina').post(`/risk/rules/${id}/withdraw`, { version: 1, reason }), RuleView);
    expect(withdrawn.status).toBe('withdrawn');
    expect(withdrawn.log.at(-1)).toMatchObject({ act: 'withdrawn', by: 'regina', reason });
    expect((await lodgeWigs()).reasons?.map(({ rule }) => rule)).not.toContain(id);
    expect(refusalIn(await approve('regina', id))).toBe('409 rule-ended');
  });

  it('is not kept with a condition that cannot be evaluated, for an office that there is not, or for the past', async () => {
    const refused = await as('ramiro').post(
      '/risk/rules',
      draftOf(newId('bad'), { condition: 'declaration.weight > 1' }),
    );
    expect(refusalIn(refused)).toBe('422 rule-invalid');
    expect(problemIn(refused).errors).toMatchObject([{ path: '/condition', line: 1, column: 13 }]);
    const nowhere = draftOf(newId('bad'), { offices: ['ATLANTIS'], validFrom: inMs(-9000), validTo: inMs(-5000) });
    const late = await as('ramiro').post('/risk/rules', nowhere);
    expect(refusalIn(late)).toBe('422 content-invalid');
    expect(problemIn(late).errors.map(({ path }) => path)).toEqual(['/offices/0', '/validTo']);
    const endless = await as('ramiro').post('/risk/rules', draftOf(newId('bad'), { validTo: undefined }));
    expect(refusalIn(endless)).toBe('422 content-invalid');
  });

  it('drafted again is the same draft, and changed is its next version', async () => {
    const id = newId('twice');
    const first = draftOf(id);
    const post = async (by: string, body: object) => bodyOf(await as(by).post('/risk/rules', body), RuleView, 201);
    expect([(await post('ramiro', first)).version, (await post('ramiro', first)).version]).toEqual([1, 1]);
    const changed = await post('regina', { ...first, weight: 50 });
    expect(changed).toMatchObject({ version: 2, author: 'regina' });
    expect(changed.versions).toEqual([
      { version: 2, status: 'draft' },
      { version: 1, status: 'draft' },
    ]);
  });

  it('is listed with what it came to beside the random control group, for those who answer for targeting', async () => {
    const rules = bodyOf(await as('aurora').get('/risk/rules'), z.array(RuleSummary));
    const tobacco = rules.find(({ content }) => content.id === 'tobacco');
    expect(tobacco).toMatchObject({ status: 'active', author: 'seed', approver: 'initial' });
    for (const { figures } of rules) if (figures) expect(figures.randomControl.of).toBeGreaterThanOrEqual(0);
    expect(refusalIn(await as('aurora').post('/risk/rules', draftOf(newId('auditor'))))).toBe('403 not-permitted');
    expect(refusalIn(await as('bruno').get('/risk/rules'))).toBe('403 not-permitted');
    expect(refusalIn(await as('ramiro').get('/risk/rules/no-such-rule'))).toBe('404 not-found');
  });
});

describe('an entry of a watchlist', () => {
  it('counts from the approval by another person until it is removed', async () => {
    const id = newId('watched');
    const exporter = { id: `EX${randomUUID().slice(0, 8)}`, name: 'Hair of Distinction' };
    const entry = {
      ...draftOf(id),
      condition: undefined,
      subject: { kind: 'party', id: exporter.id },
      lane: 'yellow',
      weight: 20,
    };
    const said = async () => (await lodgeWigs({ exporter })).reasons?.map(({ rule }) => rule) ?? [];
    bodyOf(await as('ramiro').post('/risk/watchlists', entry), WatchlistView, 201);
    expect(await said()).not.toContain(`watchlist:${id}`);
    expect(refusalIn(await as('ramiro').post(`/risk/watchlists/${id}/approve`))).toBe('403 separation-of-duties');
    const approved = bodyOf(await as('regina').post(`/risk/watchlists/${id}/approve`), WatchlistView);
    expect(approved).toMatchObject({ status: 'active', author: 'ramiro', approver: 'regina' });
    expect(await said()).toContain(`watchlist:${id}`);
    const listed = bodyOf(await as('augusto').get('/risk/watchlists'), z.array(WatchlistSummary));
    const named = listed.find(({ content }) => content.id === id);
    expect(named?.figures).toMatchObject({ declarations: 1 });

    const removed = await as('ramiro').post(`/risk/watchlists/${id}/remove`, { reason: 'was somebody else' });
    expect(bodyOf(removed, WatchlistView)).toMatchObject({ status: 'removed', removedBy: 'ramiro' });
    expect(await said()).not.toContain(`watchlist:${id}`);
    expect(refusalIn(await as('regina').post(`/risk/watchlists/${id}/approve`))).toBe('409 watchlist-entry-decided');
    const again = { ...entry, weight: 1 };
    expect(refusalIn(await as('regina').post('/risk/watchlists', again))).toBe('409 watchlist-id-taken');
  });
});
