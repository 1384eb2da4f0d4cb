import { Declaration, WatchlistContent, type Instant, type Lane, type VersionedRule } from '#libs/domain';
import { backtesting, type BacktestSetting, type Past } from './backtest.js';

const rule: VersionedRule = {
  id: 'shoes',
  version: 2,
  condition: 'declaration.items.exists(i, i.chapter == "64")',
  purpose: 'Purpose',
  expectedFinding: 'Finding',
  instruction: 'Instruction',
  lane: 'orange',
  weight: 30,
  offices: [],
  validFrom: '2030-01-01T00:00:00.000Z' as Instant,
  validTo: '2031-01-01T00:00:00.000Z' as Instant,
  waivesDocuments: false,
};

const past = (chapter: string, change: Partial<Past> = {}): Past => ({
  declaration: Declaration.parse({
    localReference: 'R',
    kind: 'export',
    type: 'EXA',
    office: 'COBOG',
    declarant: { id: 'CO1' },
    items: [{ number: 1, commodityCode: `${chapter}0411` }],
  }),
  features: [],
  office: 'COBOG',
  day: '2026-11-01',
  lane: 'green',
  rules: [],
  reasons: [],
  selectedBy: [],
  hoursToRelease: null,
  label: null,
  ...change,
});
const found = { fraud: true, critical: false };
const clean = { fraud: false, critical: false };

/** As a decision recorded them. */
const told = (...reasons: [rule: string, lane: Lane, weight: number][]): Pick<Past, 'reasons'> => ({
  reasons: reasons.map(([rule, lane, weight]) => ({ rule, lane, weight })),
});

function countsOf(all: Past[], change: Partial<VersionedRule> = {}, setting: Partial<BacktestSetting> = {}) {
  const backtest = backtesting({ ...rule, ...change }, { watchlists: [], waiving: new Set(), ...setting });
  for (const each of all) backtest.look(each);
  return backtest.counts();
}

describe('a backtest', () => {
  it('tells what the rule would select, though its validity lies ahead, and what controls found there', () => {
    const critical = { fraud: true, critical: true };
    const counts = countsOf([past('64', { label: found }), past('64'), past('64', { label: critical }), past('85')]);
    expect(counts).toMatchObject({ declarations: 4, days: 1, selected: 3, failed: 0 });
    expect(counts.selectedTally).toEqual({ results: 2, hits: 2, critical: 1 });
  });

  it('looks only at the offices of the rule', () => {
    expect(countsOf([past('64'), past('64', { office: 'COCTG' })], { offices: ['COCTG'] }).selected).toBe(1);
  });

  it('sets it against the random control group, and against those of it that it would select', () => {
    const random = { selectedBy: ['random'] };
    const counts = countsOf([
      past('64', { ...random, label: found }),
      past('85', { ...random, label: clean }),
      past('85', { ...random, label: found }),
      past('85', random),
      past('64', { label: clean }),
    ]);
    expect(counts.random).toEqual({ results: 3, hits: 2 });
    expect(counts.selectedAtRandom).toEqual({ results: 1, hits: 1 });
  });

  it('counts as added what would be controlled more, and its hours to release beside those of the lane to which it would go', () => {
    const counts = countsOf([
      past('64', { hoursToRelease: 1 }),
      past('64', { lane: 'yellow', hoursToRelease: 4 }),
      past('64', { lane: 'red', hoursToRelease: 90 }),
      past('64', { lane: 'orange', hoursToRelease: 20 }),
      past('85', { lane: 'orange', hoursToRelease: 30 }),
    ]);
    expect(counts).toMatchObject({ releaseOfAdded: 2.5, releaseOfLane: 25 });
    expect(counts.added).toEqual({ total: 2, lanes: { green: 0, blue: 0, yellow: 0, orange: 2, red: 0 } });
    expect(counts.removed.total).toBe(0);
    expect(countsOf([past('85')])).toMatchObject({ releaseOfAdded: null, releaseOfLane: null });
  });

  it('tells what else chose the same declarations', () => {
    const counts = countsOf([
      past('64', { rules: ['shoes', 'price-below-floor'], selectedBy: ['inspection'] }),
      past('64', { rules: ['price-below-floor'] }),
      past('64', { rules: ['shoes'] }),
      past('64', { selectedBy: ['random'] }),
    ]);
    expect([...counts.otherRules]).toEqual([['price-below-floor', 2]]);
    expect(counts).toMatchObject({ byModel: 1, alone: 1 });
  });

  it('tells on how many declarations the rule fails, and why', () => {
    const counts = countsOf([past('64'), past('85')], { condition: 'declaration.items[1].origin == "CN"' });
    expect(counts).toMatchObject({ selected: 0, failed: 2 });
    expect(counts.faults).toHaveLength(1);
  });

  it('shows a rule that asks for no lane but whose weight, alone or with others, leads to one', () => {
    const heavy = { lane: 'green' as const, weight: 70 };
    expect(countsOf([past('64')], heavy).added).toMatchObject({ total: 1, lanes: { red: 1 } });
    const together = past('64', { lane: 'yellow', ...told(['tobacco', 'yellow', 30]) });
    expect(countsOf([together], { lane: 'green', weight: 15 }).added).toMatchObject({ total: 1, lanes: { orange: 1 } });
    expect(countsOf([past('64')], { lane: 'green', weight: 15 }).added.total).toBe(0);
  });

  it('does not add the weights of models, which are probabilities', () => {
    const chosen = past('64', { lane: 'yellow', ...told(['model:fraud', 'yellow', 60]) });
    expect(countsOf([chosen], { lane: 'green', weight: 40 }).added.total).toBe(0);
  });

  it('shows which control a negative weight takes away, and what would have been missed', () => {
    const heavy = told(['tobacco', 'yellow', 40], ['watchlist:known', 'green', 30]);
    const counts = countsOf(
      [past('64', { lane: 'red', ...heavy, label: found }), past('64', { lane: 'red', ...heavy }), past('85')],
      { lane: 'green', weight: -50 },
    );
    expect(counts.removed).toEqual({
      total: 2,
      lanes: { green: 0, blue: 0, yellow: 0, orange: 0, red: 2 },
      tally: { results: 1, hits: 1 },
    });
    expect(counts.added.total).toBe(0);
  });

  it('shows which control of documents a status waives, and leaves what was chosen at random or failed', () => {
    const documents = told(['origin-missing', 'yellow', 10]);
    const status = { lane: 'green' as const, weight: 0, waivesDocuments: true };
    const counts = countsOf(
      [
        past('64', { lane: 'yellow', ...documents }),
        past('64', { lane: 'yellow', ...told(['rule-failed:tobacco', 'yellow', 0]) }),
        past('64', { lane: 'red', ...told(['origin-missing', 'yellow', 10], ['random-control', 'red', 0]) }),
      ],
      status,
    );
    expect(counts.removed).toMatchObject({ total: 1, lanes: { yellow: 1 } });
  });

  it('leaves documents waived where another rule waives them', () => {
    const authorised = [past('64', told(['authorised', 'green', -10]))];
    const setting = { waiving: new Set(['authorised']) };
    expect(countsOf(authorised, { lane: 'yellow' }, setting).added.total).toBe(0);
    expect(countsOf(authorised, { lane: 'yellow' }).added.total).toBe(1);
  });

  it('takes the place of the version before it: what only that one had chosen is no longer controlled', () => {
    const earlier = { lane: 'orange' as const, rules: ['shoes'], ...told(['shoes', 'orange', 30]) };
    const counts = countsOf([past('85', earlier), past('64', earlier), past('85', { lane: 'orange' })]);
    expect(counts).toMatchObject({ selected: 1, added: { total: 0 }, removed: { total: 1, lanes: { orange: 1 } } });
  });

  it('asks the watchlists, whenever they hold', () => {
    const watched = WatchlistContent.parse({
      ...{ id: 'known', subject: { kind: 'party', id: 'CO1' }, purpose: 'P', expectedFinding: 'F', instruction: 'I' },
      ...{ lane: 'red', weight: 0, validFrom: rule.validFrom, validTo: rule.validTo },
    });
    const condition = 'declaration.declarant.watched';
    expect(countsOf([past('64')], { condition }, { watchlists: [watched] })).toMatchObject({
      selected: 1,
      added: { total: 1, lanes: { orange: 1 } },
    });
    expect(countsOf([past('64')], { condition }).selected).toBe(0);
  });

  it('counts the control of documents of those on which it fails', () => {
    const counts = countsOf([past('64')], { condition: 'declaration.items[1].origin == "CN"', lane: 'red' });
    expect(counts.added).toMatchObject({ total: 1, lanes: { yellow: 1 } });
  });
});
