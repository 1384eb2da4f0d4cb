import type { Declaration } from '#libs/domain';
import type { RiskItem } from '../features/item.js';
import { sequence } from '../model/random.js';
import type { Labelled } from './labelled.js';
import type { Ranking, Seen } from './policies.js';
import { simulate, type Simulation } from './simulate.js';
import { tryPolicy } from './try-policy.js';
import { compileRules } from '../rules/compile-rules.js';

const DAY = 86_400_000;
const SEED = '5e'.repeat(32);

/** Twelve weeks of forty a day, a fifth fraudulent: goods of some subheadings, whoever brings them. */
function twelveWeeks(): Labelled[] {
  const random = sequence(3);
  return Array.from({ length: 12 * 7 * 40 }, (_, index): Labelled => {
    const goods = Math.floor(random() * 50);
    const item: RiskItem = {
      ...{
        number: 1,
        hs6: String(850000 + goods),
        origin: 'CN',
        dispatch: 'CN',
        importer: `I${Math.floor(random() * 99)}`,
      },
      ...{
        exporter: 'E',
        declarant: 'D',
        office: '10',
        mode: 'sea',
        procedure: 'import.A',
        taxType: 'A',
        taxRate: '5',
      },
      ...{
        mass: String(1 + (index % 997)),
        massKg: 1 + (index % 997),
        price: 100,
        currency: 'KRW',
        expedited: false,
        items: 1,
      },
    };
    const fraud = random() < (goods < 10 ? 0.9 : 0.025);
    return {
      ...{ at: Math.floor(index / 40) * DAY, item, result: { fraud, critical: false } },
      declaration: { localReference: `R${index}`, office: '10', items: [{}] } as unknown as Declaration,
    };
  });
}

const rows = twelveWeeks();
const simulation = (ranking: Ranking, change: Partial<Simulation> = {}): Simulation => ({
  ...{ ranking, rate: 0.1, labelWeeks: 3, settings: { random: 0, exploration: 0 }, seed: SEED },
  ...change,
});
const total = (weeks: ReturnType<typeof simulate>, of: 'rows' | 'inspected' | 'hits' | 'frauds') =>
  weeks.reduce((sum, week) => sum + week[of], 0);

/** Knows the truth. */
const oracle: Ranking = { learn: () => undefined, priority: ({ row }, draw) => (row.result.fraud ? 1 : 0) + draw / 2 };
const chance: Ranking = { learn: () => undefined, priority: (_, draw) => draw };

describe('a simulation', () => {
  it('counts the weeks after the labelled ones, all of their declarations', () => {
    const weeks = simulate(rows, simulation(chance));
    expect(weeks.map(({ week }) => week)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(total(weeks, 'rows')).toBe(9 * 7 * 40);
  });

  it('inspects the share that it may, whatever ranks', () => {
    for (const ranking of [oracle, chance])
      for (const rate of [0.05, 0.1, 0.3]) {
        const weeks = simulate(rows, simulation(ranking, { rate }));
        expect(total(weeks, 'inspected') / total(weeks, 'rows')).toBeCloseTo(rate, 2);
      }
  });

  it('finds all where the ranking knows the truth, and what chance would where it knows nothing', () => {
    const known = simulate(rows, simulation(oracle));
    expect(total(known, 'hits') / total(known, 'inspected')).toBe(1);
    const blind = simulate(rows, simulation(chance, { rate: 0.3 }));
    const base = total(blind, 'frauds') / total(blind, 'rows');
    expect(Math.abs(total(blind, 'hits') / total(blind, 'inspected') - base)).toBeLessThan(0.05);
  });

  it('learns from what was inspected on earlier days, and from nothing else', () => {
    const learnt: Seen[][] = [];
    const spy: Ranking = {
      learn: (known) => void learnt.push([...known]),
      priority: (_, draw) => draw,
    };
    const weeks = simulate(rows, simulation(spy));
    // Once before the first thresholds, on the weeks before the last labelled one; then at the beginning of each week.
    expect(learnt).toHaveLength(1 + weeks.length);
    expect(learnt[0]!.every(({ row }) => row.at < 14 * DAY)).toBe(true);
    learnt.slice(1).forEach((known, index) => {
      expect(Math.max(...known.map(({ row }) => row.at))).toBeLessThan((21 + 7 * index) * DAY);
      const inspected = total(weeks.slice(0, index), 'inspected');
      expect(known).toHaveLength(3 * 7 * 40 + inspected);
    });
  });

  it('inspects at random besides, and no more in all', () => {
    const weeks = simulate(rows, simulation(oracle, { settings: { random: 0.05, exploration: 0 } }));
    expect(total(weeks, 'inspected') / total(weeks, 'rows')).toBeCloseTo(0.1, 1);
    const precision = total(weeks, 'hits') / total(weeks, 'inspected');
    expect(precision).toBeGreaterThan(0.45);
    expect(precision).toBeLessThan(0.75);
  });

  it('learns what tells fraud in these data, and says how that compares', () => {
    const trial = { policy: 'exploitation', rate: 0.1, labelWeeks: 3, seed: SEED } as const;
    const figures = tryPolicy(rows, trial, compileRules([], []));
    expect(figures.precision).toBeGreaterThan(0.85);
    expect(figures.ratio.random).toBeGreaterThan(3);
    // Rules that never apply rank by chance.
    expect(figures.ratio.expert).toBe(figures.ratio.random);
    expect(figures.hits).toBe(total(figures.weeks, 'hits'));
    expect(figures.recall).toBeCloseTo(figures.hits / total(figures.weeks, 'frauds'), 9);
  });

  it('is refused where nothing is left after the labelled weeks', () => {
    const trial = { policy: 'random', rate: 0.1, labelWeeks: 12, seed: SEED } as const;
    expect(() => tryPolicy(rows, trial, compileRules([], []))).toThrow(/nothing left to try on/);
  });
});
