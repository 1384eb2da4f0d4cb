import { demoOffices } from '#libs/calendar';
import { backtest } from './backtest.js';
import { clocksOf } from './clock.js';
import type { Out } from './outages.js';
import { syntheticHistory } from './synthetic.js';

const DAY = 86_400_000;
const offices = demoOffices.filter(({ code }) => code === 'COBOG' || code === 'COCTG');
const from = Date.parse('2026-01-05T00:00:00.000Z');

interface Trade {
  perDay?: number;
  outages?: readonly Out[];
  /** Whether the outages are on record. */
  recorded?: boolean;
}

/** What a history of some days lets one tell of its last ones. */
function backtested(seed: number, { perDay = 60, outages = [], recorded = true }: Trade = {}) {
  const past = syntheticHistory({ offices, from, days: 75, perDay, seed, outages });
  const queued = past.flatMap(({ office, perishable, holds }) =>
    holds.map((hold) => ({ office, perishable, ...hold })),
  );
  const clockOf = clocksOf(new Map(offices.map((office) => [office.code, office])));
  const known = recorded ? outages : [];
  return backtest(past, queued, clockOf, { everyDays: 7, historyDays: 40, seed, outages: known }, from + 60 * DAY);
}

it('covers four of five releases of a synthetic trade that it has not seen, for whoever asks and whenever', () => {
  const results = backtested(1);
  expect(results.map(({ audience, asked }) => `${audience} ${asked}`)).toEqual([
    'customs at-change',
    'customs between',
    'outside at-change',
    'outside between',
  ]);
  for (const { all, answered } of results) {
    expect(all.n).toBeGreaterThan(500);
    expect(answered).toBeGreaterThan(0.85);
    expect(all.covered).toBeGreaterThan(0.75);
    expect(all.covered).toBeLessThan(0.85);
  }
});

it('is the same of the same seed, and another of another', () => {
  const history = (seed: number) => syntheticHistory({ offices, from, days: 5, perDay: 20, seed });
  expect(history(2)).toEqual(history(2));
  expect(history(2)).not.toEqual(history(3));
});
