import { FEATURES, hitsOf } from './features.js';
import { ENTITIES } from './keys.js';

const PHRASES = new Map(ENTITIES.map(({ name, phrase }) => [name, phrase]));
const INDEX = new Map(FEATURES.map((name, index) => [name, index]));

/** A feature in words that an officer understands, with its value in this row. */
export function tell(feature: string, row: Float64Array | undefined): string {
  const value = row?.[INDEX.get(feature) ?? -1] ?? NaN;
  const [kind, entity] = parts(feature);
  const phrase = entity === undefined ? undefined : PHRASES.get(entity);
  if (phrase !== undefined && Number.isNaN(row?.[INDEX.get(`results-${entity}`) ?? -1] ?? NaN))
    return `${phrase}: unknown, since not all of that is declared`;
  if (phrase !== undefined && (kind === 'rate' || kind === 'critical-rate')) {
    const wrong = kind === 'rate' ? 'wrong' : 'critically wrong';
    if (Number.isNaN(value)) return `${phrase}: never controlled`;
    const results = resultsOf(entity ?? '', row);
    return `${phrase}: ${hitsOf(value, results)} of ${results} ${results === 1 ? 'result' : 'results'} ${wrong}`;
  }
  if (phrase !== undefined && kind === 'results') {
    const results = resultsOf(entity ?? '', row);
    return results === 0
      ? `${phrase}: never controlled`
      : `${phrase}: ${results} ${results === 1 ? 'result' : 'results'} so far`;
  }
  if (phrase !== undefined && kind === 'days-since')
    return Number.isNaN(value) ? `${phrase}: never controlled` : `${phrase}: last result ${Math.round(value)} days ago`;
  return TOLD[feature]?.(value) ?? feature.replaceAll('-', ' ');
}

function parts(feature: string): [kind: string, entity: string | undefined] {
  for (const kind of ['critical-rate', 'rate', 'results', 'days-since'])
    if (feature.startsWith(`${kind}-`)) return [kind, feature.slice(kind.length + 1)];
  return [feature, undefined];
}

const resultsOf = (entity: string, row: Float64Array | undefined): number =>
  Math.round(Math.expm1(row?.[INDEX.get(`results-${entity}`) ?? -1] ?? 0));

/** To three digits, and no zeros that tell nothing. */
const rounded = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));

/** @param value NaN where missing */
type Telling = (value: number) => string;

const given =
  (sentence: (value: number) => string, missing: string): Telling =>
  (value) =>
    Number.isNaN(value) ? missing : sentence(value);

const against = (goods: string): Telling =>
  given(
    (value) =>
      `price per kilogram ${Number(Math.abs(value).toFixed(1))} standard deviations ${value < 0 ? 'below' : 'above'} that of ${goods}`,
    `price per kilogram cannot be compared with that of ${goods}`,
  );

const TOLD: Record<string, Telling> = {
  'log-mass': given((value) => `net mass ${rounded(Math.exp(value))} kg`, 'no net mass declared'),
  'log-price': given((value) => `price ${rounded(Math.exp(value))}`, 'no price declared'),
  'log-unit-price': given((value) => `price per kilogram ${rounded(Math.exp(value))}`, 'no price per kilogram'),
  'tax-rate': given((value) => `tax rate ${rounded(value)} %`, 'no tax rate declared'),
  expedited: (value) => (value === 1 ? 'expedited consignment' : 'no expedited consignment'),
  items: (value) => `${value} goods ${value === 1 ? 'item' : 'items'}`,
  'chapter-number': given((value) => `chapter ${value}`, 'no commodity code'),
  'unit-price-against-hs6': against('the same subheading'),
  'unit-price-against-hs4': against('the same heading'),
  'known-combinations': (value) => `${value} of ${ENTITIES.length} of its entities and combinations have had results`,
};
