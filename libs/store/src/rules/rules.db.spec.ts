import {
  Actor,
  Declaration,
  instant,
  RuleContent,
  WatchlistContent,
  type BacktestResult,
  type Instant,
} from '#libs/domain';
import { SEED_RULES } from '#libs/risk';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { recordTargeted } from '../../../../tests/setup/targeted.js';
import { acting } from '../record/acting.js';
import type { Database } from '../database.js';
import { actOnRule, keepDraft, ruleStanding } from './acts.js';
import { backtestOf, endBacktest, orderBacktest, rulesThatWaive } from './backtests.js';
import { rulesInForce } from './in-force.js';
import { approveEntry, proposeEntry, removeEntry, watchlistEntry } from './watchlists.js';
import { listRules, ruleView } from './rules.js';

let fresh: FreshDatabase;
let pool: pg.Pool;
let api: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool, db: api } = fresh);
}, 60_000);
afterAll(() => fresh.drop());

const person = (id: string, role: string, office = '*'): Actor =>
  Actor.parse({ id, name: id, roles: [role], offices: [office], parties: ['CO1'] });
const [ramiro, regina, elsewhere, bruno] = [
  person('ramiro', 'risk-analyst'),
  person('regina', 'risk-analyst'),
  person('samuel', 'supervisor', 'COBUN'),
  person('bruno', 'broker'),
];

const told = {
  purpose: 'Purpose',
  expectedFinding: 'Finding',
  instruction: 'Instruction',
  lane: 'yellow',
  weight: 20,
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2036-01-01T00:00:00.000Z',
};
const contentOf = (id: string, change: object = {}) => RuleContent.parse({ id, condition: 'true', ...told, ...change });
const entryOf = (id: string) => WatchlistContent.parse({ id, subject: { kind: 'party', id: 'CO9' }, ...told });

async function drafted(id: string, version = 1) {
  const standing = await keepDraft(pool, { rule: id, version }, contentOf(id, { weight: version }), 'ramiro');
  if (!standing) throw new Error('it was taken');
  return standing;
}
async function approved(id: string, version = 1) {
  const standing = await actOnRule(pool, await drafted(id, version), 'approved', 'regina', null);
  return actOnRule(pool, standing, 'activated', 'system', null);
}
const targeting = async () =>
  (await pool.query<{ version: string }>('select version from risk_state')).rows[0]?.version;

describe('a new system', () => {
  it('has its first rules in force, in their order', async () => {
    const { rows } = await pool.query<{ id: string }>(
      `select id from risk_rules where status = 'active' order by number`,
    );
    expect(rows.map(({ id }) => id)).toEqual(SEED_RULES.map(({ id }) => id));
    expect((await rulesInForce(pool)).faults).toEqual([]);
  });
});

describe('a rule', () => {
  it('changes what is in force when it is approved, activated or withdrawn, and not while it is a draft', async () => {
    const versions = [await targeting()];
    let standing = await drafted('steps');
    versions.push(await targeting());
    expect(new Set(versions).size).toBe(1);
    for (const act of ['approved', 'activated', 'withdrawn'] as const) {
      standing = await actOnRule(pool, standing, act, 'regina', null);
      versions.push(await targeting());
    }
    expect(standing.status).toBe('withdrawn');
    expect(new Set(versions).size).toBe(4);
  });

  it('is never approved by its author, whatever asks for it', async () => {
    const standing = await drafted('alone');
    await expect(actOnRule(pool, standing, 'approved', 'ramiro', null)).rejects.toThrow('check constraint');
    expect(await ruleStanding(pool, { rule: 'alone', version: 1 })).toMatchObject({ status: 'draft', approver: null });
  });

  it('is acted on once by acts that were judged on the same standing', async () => {
    const standing = await drafted('race');
    await Promise.all([1, 2, 3].map(() => actOnRule(pool, standing, 'approved', 'regina', null)));
    const { rows } = await pool.query(`select act from risk_rule_log where rule = 'race' order by id`);
    expect(rows).toEqual([{ act: 'drafted' }, { act: 'approved' }]);
  });

  it('ends its versions before when it becomes active', async () => {
    await approved('newer');
    await approved('newer', 2);
    const seen = await acting(api, ramiro, (tx) => ruleView(tx, 'newer'));
    expect(seen?.versions).toEqual([
      { version: 2, status: 'active' },
      { version: 1, status: 'superseded' },
    ]);
  });

  it('that cannot be read fails on each declaration, and is told', async () => {
    await approved('broken');
    await pool.query(`update risk_rules set content = '{}' where id = 'broken'`);
    const { rules, faults } = await rulesInForce(pool);
    expect(faults).toEqual(['rule-unreadable:broken']);
    const items = [{ number: 1, commodityCode: '490199' }];
    const declarant = { id: 'CO1' };
    const books = { localReference: 'R', kind: 'export', type: 'EXA', office: 'COBOG', declarant, items };
    const { failures } = rules.evaluate(Declaration.parse(books), [], 'COBOG', instant(Date.now()));
    expect(failures.map(({ rule }) => rule)).toContain('rule-failed:broken');
    await pool.query(`update risk_rules set status = 'withdrawn', ended_at = now() where id = 'broken'`);
  });

  it('is listed with its figures beside the random control group; nobody outside customs sees it', async () => {
    const at = instant(Date.now() - 60_000);
    const lodge = async () => (await Filed.lodge(pool, { lane: 'green', at })).id;
    await recordTargeted(pool, [
      { declarationId: await lodge(), at, rules: ['tobacco'], result: { fraud: true } },
      { declarationId: await lodge(), at, rules: ['tobacco'] },
      { declarationId: await lodge(), at, selectedBy: ['random'], result: { fraud: false } },
    ]);
    const rules = await acting(api, ramiro, (tx) => listRules(tx, { ended: false }));
    expect(rules.find(({ content }) => content.id === 'tobacco')?.figures).toMatchObject({
      declarations: 2,
      hits: { found: 1, of: 1 },
      randomControl: { found: 0, of: 1 },
    });
    expect(rules.filter(({ status }) => status === 'withdrawn')).toEqual([]);
    expect(await acting(api, bruno, (tx) => listRules(tx, { ended: true }))).toEqual([]);
  });
});

describe('a backtest', () => {
  it('runs once at a time, and ends once', async () => {
    await drafted('tried');
    const version = { rule: 'tried', version: 1 };
    const period = { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' };
    await orderBacktest(pool, version, period, 'ramiro');
    await orderBacktest(pool, version, period, 'regina');
    const run = { ...version, number: 1 };
    expect(await backtestOf(pool, { ...version, number: 2 })).toBeUndefined();
    expect(await backtestOf(pool, run)).toMatchObject({ total: 0 });
    await endBacktest(pool, run, { why: 'the database was away' });
    expect(await backtestOf(pool, run)).toBeUndefined();
    expect(await ruleStanding(pool, version)).toMatchObject({ backtested: false, backtest: null });
  });
});

describe('a backtest of no declarations', () => {
  const version = { rule: 'void', version: 1 };
  const nothing = { declarations: 0, selected: 0, failed: 0 } as BacktestResult;
  const tried = async (number: number, declarations: number, failed = 0) => {
    const period = { from: '2020-01-01T00:00:00.000Z', to: '2020-02-01T00:00:00.000Z' };
    await orderBacktest(pool, version, period, 'ramiro');
    await endBacktest(pool, { ...version, number }, { result: { ...nothing, declarations, failed } });
    const judged = (await ruleStanding(pool, version))?.backtested;
    // Who reads the list is told the same as who approves, whatever declarations they may see.
    for (const reader of [ramiro, elsewhere]) {
      const rules = await acting(api, reader, (tx) => listRules(tx, { ended: false }));
      expect(rules.find(({ content }) => content.id === version.rule)?.backtested).toBe(judged);
    }
    return judged;
  };

  it('does not count where the record has any, and does where it has none', async () => {
    await drafted('void');
    await Filed.lodge(pool, { lane: 'green', at: instant(Date.now() - 60_000) });
    expect(await tried(1, 0)).toBe(false);
    await pool.query(`update risk_rule_backtests set ended_at = '2020-03-01' where rule = 'void'`);
    expect((await ruleStanding(pool, version))?.backtested).toBe(true);
    await pool.query(`delete from risk_rule_backtests where rule = 'void'`);
    expect(await tried(1, 1)).toBe(true);
  });

  it('does not count where the rule failed on more than a tenth', async () => {
    await pool.query(`delete from risk_rule_backtests where rule = 'void'`);
    expect(await tried(1, 100, 11)).toBe(false);
    expect(await tried(2, 100, 10)).toBe(true);
  });
});

describe('what a backtest reckons with', () => {
  it('is which rules in force waive documents, apart from the one that is tried', async () => {
    const waiving = SEED_RULES.filter(({ waivesDocuments }) => waivesDocuments).map(({ id }) => id);
    await keepDraft(pool, { rule: 'lax', version: 1 }, contentOf('lax', { waivesDocuments: true }), 'ramiro');
    expect(waiving).not.toEqual([]);
    expect(await rulesThatWaive(pool, { rule: 'lax', version: 1 })).toEqual(waiving);
    expect(await rulesThatWaive(pool, { rule: waiving[0] ?? '', version: 1 })).toEqual(waiving.slice(1));
  });
});

describe('an entry of a watchlist', () => {
  it('counts once another person approved it, until it is removed', async () => {
    const inForce = async () => {
      const { rows } = await pool.query<{ id: string }>(`select id from risk_watchlists where status = 'active'`);
      return rows.map(({ id }) => id);
    };
    const before = await targeting();
    expect(await acting(api, ramiro, (tx) => proposeEntry(tx, entryOf('watched'), 'ramiro'))).toBe(true);
    await acting(api, ramiro, (tx) => approveEntry(tx, 'watched', 'ramiro'));
    expect([await inForce(), await targeting()]).toEqual([[], before]);
    await acting(api, regina, (tx) => approveEntry(tx, 'watched', 'regina'));
    expect(await inForce()).toEqual(['watched']);
    expect(await targeting()).not.toBe(before);
    await acting(api, ramiro, (tx) => removeEntry(tx, 'watched', 'ramiro', 'a mistake'));
    expect(await inForce()).toEqual([]);
    const entry = await acting(api, regina, (tx) => watchlistEntry(tx, 'watched'));
    expect(entry).toMatchObject({ status: 'removed', approver: 'regina', removedBy: 'ramiro', reason: 'a mistake' });
  });

  it('is proposed and approved in nobody else’s name, and by nobody outside customs', async () => {
    const propose = (as: Actor, by: string) => acting(api, as, (tx) => proposeEntry(tx, entryOf(`of-${by}`), by));
    await expect(propose(ramiro, 'regina')).rejects.toThrow('row-level security');
    await expect(propose(bruno, 'bruno')).rejects.toThrow('row-level security');
    await propose(ramiro, 'ramiro');
    await expect(acting(api, ramiro, (tx) => approveEntry(tx, 'of-ramiro', 'regina'))).rejects.toThrow(
      'row-level security',
    );
  });

  it('that cannot be read is left out, and told', async () => {
    await acting(api, ramiro, (tx) => proposeEntry(tx, entryOf('garbled'), 'ramiro'));
    await acting(api, regina, (tx) => approveEntry(tx, 'garbled', 'regina'));
    const content = JSON.stringify({ validTo: '2036-01-01T00:00:00.000Z' as Instant });
    await pool.query(`update risk_watchlists set content = $1 where id = 'garbled'`, [content]);
    expect((await rulesInForce(pool)).faults).toEqual(['watchlist-unreadable:garbled']);
  });
});
