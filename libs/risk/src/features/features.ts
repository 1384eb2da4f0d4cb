import { createHash } from 'node:crypto';
import { EMPTY_STATISTIC } from './learn.js';
import { COMBINATION, ENTITIES, keysOf } from './keys.js';
import type { RiskItem } from './item.js';
import type { Statistic, Statistics } from './statistic.js';

/**
 * Results that a rate starts from, as if they had been seen already: half a hit in one (the prior of Jeffreys). Not the rate of all
 * results, which moves with what is selected: a model would take the same history for another every month.
 */
const PRIOR = { results: 1, hits: 0.5 };
const DAY_MS = 86_400_000;

/** What is known of an item besides its statistics. */
const RAW = [
  'log-mass',
  'log-price',
  'log-unit-price',
  'tax-rate',
  'expedited',
  'items',
  'chapter-number',
  'unit-price-against-hs6',
  'unit-price-against-hs4',
  'known-combinations',
  'critical-rate-hs6',
  'critical-rate-hs6-origin',
  'critical-rate-hs4-route',
  'critical-rate-shipment',
  'days-since-shipment',
  'days-since-hs6-route',
] as const;

/** Names of the features, in the order of a row. */
export const FEATURES: readonly string[] = [
  ...RAW,
  ...ENTITIES.flatMap(({ name }) => [`rate-${name}`, `results-${name}`]),
];

/** Names the features and how they are computed: a model takes only the features that it was made with. */
export const FEATURE_SET: string = createHash('sha256')
  .update(['2026.11.1', PRIOR.hits, PRIOR.results, ...FEATURES].join('\n'))
  .digest('hex')
  .slice(0, 12);

/**
 * The features of a goods item, in the order of FEATURES; NaN where something is not declared or nothing is known.
 *
 * @param at the moment of decision, in milliseconds since 1970
 */
export function featuresOf(item: RiskItem, statistics: Statistics, at: number): Float64Array {
  const row = new Float64Array(FEATURES.length);
  const keys = keysOf(item);
  const found = keys.map((key) => (key === undefined ? undefined : (statistics.get(key) ?? EMPTY_STATISTIC)));
  const named = (name: string) => found[INDEX.get(name) ?? -1];
  const logUnitPrice = finite(Math.log(item.price / item.massKg));
  const critical = (name: string) => smoothed(named(name), 'critical');
  const raw: Record<(typeof RAW)[number], number> = {
    'log-mass': finite(Math.log(item.massKg)),
    'log-price': finite(Math.log(item.price)),
    'log-unit-price': logUnitPrice,
    'tax-rate': item.taxRate === '' ? NaN : finite(Number(item.taxRate.split('+')[0])),
    expedited: item.expedited ? 1 : 0,
    items: item.items,
    'chapter-number': item.hs6 === '' ? NaN : Number(item.hs6.slice(0, 2)),
    'unit-price-against-hs6': deviation(logUnitPrice, named('hs6')),
    'unit-price-against-hs4': deviation(logUnitPrice, named('hs4')),
    'known-combinations': found.filter((statistic) => (statistic?.inspected ?? 0) > 0).length,
    'critical-rate-hs6': critical('hs6'),
    'critical-rate-hs6-origin': critical('hs6-origin'),
    'critical-rate-hs4-route': critical('hs4-route'),
    'critical-rate-shipment': critical(COMBINATION),
    'days-since-shipment': daysSince(named(COMBINATION), at),
    'days-since-hs6-route': daysSince(named('hs6-route'), at),
  };
  RAW.forEach((name, index) => (row[index] = raw[name]));
  found.forEach((statistic, index) => {
    row[RAW.length + 2 * index] = smoothed(statistic, 'hits');
    row[RAW.length + 2 * index + 1] = statistic === undefined ? NaN : Math.log1p(statistic.inspected);
  });
  return row;
}

const INDEX = new Map(ENTITIES.map(({ name }, index) => [name, index]));

const finite = (value: number): number => (Number.isFinite(value) ? value : NaN);

/** A rate, drawn towards a half where there are few results; NaN where there is none. */
function smoothed(statistic: Statistic | undefined, of: 'hits' | 'critical'): number {
  if (statistic === undefined || statistic.inspected === 0) return NaN;
  return (statistic[of] + PRIOR.hits) / (statistic.inspected + PRIOR.results);
}

/** Hits among so many results that a rate tells of. */
export const hitsOf = (rate: number, results: number): number =>
  Math.max(0, Math.round(rate * (results + PRIOR.results) - PRIOR.hits));

/** How many standard deviations of the logarithm a price per kilogram lies from those of the same goods. */
function deviation(logUnitPrice: number, statistic: Statistic | undefined): number {
  if (statistic === undefined || statistic.priced < 3) return NaN;
  const mean = statistic.logPriceSum / statistic.priced;
  const variance = Math.max(statistic.logPriceSquares / statistic.priced - mean * mean, 0.01);
  return (logUnitPrice - mean) / Math.sqrt(variance);
}

const daysSince = (statistic: Statistic | undefined, at: number): number =>
  statistic === undefined || statistic.inspected === 0 ? NaN : (at - statistic.lastAt) / DAY_MS;
