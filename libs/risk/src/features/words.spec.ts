import { FEATURES } from './features.js';
import { tell } from './words.js';

const rowOf = (values: Partial<Record<string, number>>): Float64Array =>
  Float64Array.from(FEATURES, (name) => values[name] ?? NaN);

describe('a feature in words', () => {
  it.each([
    ['unit-price-against-hs6', -165.04, 'price per kilogram 165 standard deviations below that of the same subheading'],
    ['unit-price-against-hs4', 2, 'price per kilogram 2 standard deviations above that of the same heading'],
    ['log-mass', Math.log(12.5), 'net mass 12.5 kg'],
    ['log-price', Math.log(1234.5), 'price 1235'],
    ['tax-rate', 165, 'tax rate 165 %'],
  ])('%s of %d has the digits that tell something, and no zeros after them', (feature, value, said) => {
    expect(tell(feature, rowOf({ [feature]: value }))).toBe(said);
  });

  it('says of goods that no control has looked at that they were never controlled, whatever is counted of them', () => {
    const row = rowOf({ 'results-importer': 0 });
    for (const feature of ['rate-importer', 'critical-rate-importer', 'results-importer', 'days-since-importer'])
      expect(tell(feature, row)).toBe('goods of this importer: never controlled');
  });

  it('says of what is not declared that nothing is known, not that it was never controlled', () => {
    for (const feature of ['rate-importer', 'critical-rate-importer', 'results-importer', 'days-since-importer'])
      expect(tell(feature, rowOf({}))).toBe('goods of this importer: unknown, since not all of that is declared');
  });
});
