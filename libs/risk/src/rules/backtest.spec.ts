import { Declaration, type Instant, type VersionedRule } from '#libs/domain';
import { backtesting, type Past } from './backtest.js';

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
  selectedBy: [],
  hoursToRelease: null,
  label: null,
  ...change,
});
const found = { fraud: true, critical: false };
const clean = { fraud: false, critical: false };

function countsOf(all: Past[], change: Partial<VersionedRule> = {}) {
  const backtest = backtesting({ ...rule, ...change });
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

  it('counts as added what was controlled less than in the lane of the rule, and its hours to release beside those of the lane', () => {
    const counts = countsOf([
      past('64', { hoursToRelease: 1 }),
      past('64', { lane: 'yellow', hoursToRelease: 4 }),
      past('64', { lane: 'red', hoursToRelease: 90 }),
      past('64', { lane: 'orange', hoursToRelease: 20 }),
      past('85', { lane: 'orange', hoursToRelease: 30 }),
    ]);
    expect(counts).toMatchObject({ added: 2, releaseOfAdded: 2.5, releaseOfLane: 25 });
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
});
