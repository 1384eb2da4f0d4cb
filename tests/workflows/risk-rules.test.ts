import { Declaration, instant, type Instant } from '#libs/domain';
import { rulesInForce } from '#libs/store';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { Filed } from '../setup/filed.js';
import { recordTargeted } from '../setup/targeted.js';
import { openRiskDesk, type RiskDesk } from './risk-desk.js';
import { contentOf, inMs, ruleDesk } from './rule-desk.js';

let desk: RiskDesk;
let rules: ReturnType<typeof ruleDesk>;
beforeAll(async () => {
  desk = await openRiskDesk();
  rules = ruleDesk(desk);
});
afterAll(() => desk.close());

async function refusalOf(doing: Promise<unknown>): Promise<string | null | undefined> {
  const error: unknown = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) return error.cause.type;
  throw error instanceof Error ? error : new Error('it was not refused');
}

const targeting = async () =>
  (await desk.pool.query<{ version: string }>('select version from risk_state')).rows[0]?.version;

const tobacco = Declaration.parse({
  localReference: 'REF-1',
  kind: 'import',
  type: 'IMA',
  office: 'COBOG',
  declarant: { id: 'CO1' },
  importer: { id: 'CO1' },
  items: [{ number: 1, commodityCode: '240220' }],
});

describe('a backtest', () => {
  it('tells what the rule would have selected of the declarations on record, beside the random control group', async () => {
    const at = inMs(-60 * 60 * 1000) as Instant;
    const [first, second, third] = [
      await Filed.lodge(desk.pool, { lane: 'green', at }),
      await Filed.lodge(desk.pool, { lane: 'red', at }),
      await Filed.lodge(desk.pool, { lane: 'green', at, facts: { kind: 'export' } }),
    ];
    await recordTargeted(desk.pool, [
      { declarationId: first.id, at, lane: 'green', selectedBy: ['random'], result: { fraud: true } },
      { declarationId: second.id, at, lane: 'red', rules: ['origin-missing'], selectedBy: ['inspection'] },
      { declarationId: third.id, at, lane: 'green', selectedBy: ['random'], result: { fraud: false } },
    ]);
    await rules.draft(contentOf('imports'));
    const { status, body } = await rules.backtest('imports');
    expect(status).toBe('done');
    expect(body).toMatchObject({
      declarations: 3,
      days: 1,
      selected: 2,
      failed: 0,
      hits: { found: 1, of: 1 },
      randomControl: { found: 1, of: 2 },
      selectedAtRandom: { found: 1, of: 1 },
      added: { total: 1, perDay: 1, lanes: { green: 0, yellow: 0, orange: 1, red: 0 } },
      removed: { total: 0, perDay: 0, hits: { found: 0, of: 0 } },
      overlap: { rules: [{ rule: 'origin-missing', both: 1 }], model: 1, alone: 0 },
    });
    const { rows } = await desk.pool.query('select seen, total from risk_rule_backtests where rule = $1', ['imports']);
    expect(rows).toEqual([{ seen: 3, total: 3 }]);
  });

  it('shows control that the rule would remove, by what the decision recorded and the watchlists in force', async () => {
    const at = inMs(-60 * 60 * 1000) as Instant;
    const watched = 'CO-WATCHED';
    const lodged = await Filed.lodge(desk.pool, { lane: 'yellow', at, facts: { kind: 'export', declarant: watched } });
    await recordTargeted(desk.pool, [{ declarationId: lodged.id, at, lane: 'yellow', rules: ['R-1'] }]);
    const entry = {
      ...{ id: 'known', subject: { kind: 'party', id: watched }, lane: 'green', weight: 0 },
      ...{ purpose: 'Purpose', expectedFinding: 'Finding', instruction: 'Instruction' },
      ...{ validFrom: inMs(-1000), validTo: inMs(60 * 60 * 1000) },
    };
    await desk.pool.query(
      `insert into risk_watchlists (id, status, content, author, approver) values ('known', 'active', $1, 'ramiro', 'regina')`,
      [JSON.stringify(entry)],
    );
    const status = { condition: 'declaration.declarant.watched', lane: 'green', weight: 0, waivesDocuments: true };
    await rules.draft(contentOf('status', status));
    expect((await rules.backtest('status')).body).toMatchObject({
      selected: 1,
      added: { total: 0 },
      removed: { total: 1, perDay: 1, lanes: { yellow: 1 }, hits: { of: 0 } },
    });
  });

  it('that cannot be made says why, and another can be ordered', async () => {
    await rules.draft(contentOf('garbled'));
    await desk.pool.query(`update risk_rules set content = '{}' where id = 'garbled'`);
    expect((await rules.backtest('garbled')).status).toBe('failed');
    const { rows } = await desk.pool.query(`select why from risk_rule_backtests where rule = 'garbled'`);
    expect(rows).toEqual([{ why: 'Version 1 of rule garbled cannot be read.' }]);
    expect(await refusalOf(rules.approve('garbled', 'regina'))).toBe('backtest-missing');
    expect((await rules.backtest('garbled')).status).toBe('failed');
  });
});

describe('a rule', () => {
  it('is drafted, tried on the record, approved by another person, and then in force', async () => {
    const before = await targeting();
    await rules.draft(contentOf('shoes'));
    expect(await refusalOf(rules.approve('shoes', 'regina'))).toBe('backtest-missing');
    expect(await rules.backtest('shoes')).toMatchObject({ status: 'done', body: { selected: 2 } });
    expect(await refusalOf(rules.approve('shoes', 'ramiro'))).toBe('separation-of-duties');
    expect(await targeting()).toBe(before);
    await rules.approve('shoes', 'regina');
    expect(await rules.statusOf('shoes')).toBe('active');
    expect(await targeting()).not.toBe(before);
    expect(await rules.acts('shoes')).toEqual([
      'drafted by ramiro',
      'backtested by ramiro',
      'approved by regina',
      'activated by system',
    ]);
  });

  it('is in force beside those that the system began with', async () => {
    const inForce = await rulesInForce(desk.pool);
    const { hits } = inForce.rules.evaluate(tobacco, [], 'COBOG', instant(Date.now()));
    expect(inForce.faults).toEqual([]);
    expect(hits.map(({ rule }) => rule)).toEqual(['tobacco', 'origin-missing', 'shoes']);
  });

  it('becomes active at its beginning, and expires at its end', async () => {
    const soon = contentOf('soon', { validFrom: inMs(4_000), validTo: inMs(6_000) });
    await rules.draft(soon);
    await rules.backtest('soon');
    await rules.approve('soon', 'regina');
    expect(await rules.statusOf('soon')).toBe('approved');
    await rules.becomes('soon', 'active');
    await rules.becomes('soon', 'expired');
    expect((await rules.acts('soon')).slice(-2)).toEqual(['activated by system', 'expired by system']);
  });

  it('takes the place of its version before when it becomes active', async () => {
    const better = contentOf('shoes', { weight: 40 });
    await rules.draft(better, 2, 'regina');
    await rules.backtest('shoes', 2);
    await rules.approve('shoes', 'ramiro', 2);
    expect([await rules.statusOf('shoes', 1), await rules.statusOf('shoes', 2)]).toEqual(['superseded', 'active']);
    // Nothing waits for the end of a version whose place was taken.
    await rules.ended('shoes', 1);
    expect(await refusalOf(rules.withdraw('shoes', 'ramiro', 1))).toBe('rule-ended');
  });

  it('is withdrawn by one person at any time, also where it came with the system', async () => {
    for (const rule of ['shoes', 'tobacco']) {
      const version = rule === 'shoes' ? 2 : 1;
      await rules.withdraw(rule, 'ramiro', version);
      await rules.withdraw(rule, 'ramiro', version);
      expect(await rules.statusOf(rule, version)).toBe('withdrawn');
      expect((await rules.acts(rule, version)).filter((act) => act.startsWith('withdrawn'))).toEqual([
        'withdrawn by ramiro',
      ]);
      expect(await refusalOf(rules.approve(rule, 'regina', version))).toBe('rule-ended');
    }
  });

  it('is the same draft when said twice, and not another text’s', async () => {
    const twice = contentOf('twice');
    await rules.draft(twice);
    await rules.draft(twice);
    expect(await refusalOf(rules.draft({ ...twice, weight: 1 }))).toBe('rule-not-draft');
    expect(await rules.acts('twice')).toEqual(['drafted by ramiro']);
  });

  it('that was never drafted can be asked nothing', async () => {
    expect(await refusalOf(rules.withdraw('nowhere', 'ramiro'))).toBe('not-found');
  });
});
