import fc from 'fast-check';
import { FEATURES, featuresOf } from './features.js';
import type { RiskItem } from './item.js';
import { combinationOf, ENTITIES, EVERYTHING, keysOf, keysOfAll } from './keys.js';
import { EMPTY_STATISTIC, learn, lessonOf, together } from './learn.js';
import type { Statistic } from './statistic.js';
import { tell } from './words.js';

const ITEM: RiskItem = {
  ...{ number: 1, hs6: '440890', origin: 'BE', dispatch: 'NL', importer: 'I1', exporter: 'E1', declarant: 'D1' },
  ...{ office: '30', mode: 'sea', procedure: 'import.B11', taxType: 'FEU1', taxRate: '0', mass: '108', massKg: 108 },
  ...{ price: 372254.4, currency: 'KRW', expedited: false, items: 1 },
};
const DAY = 86_400_000;
const of = (row: Float64Array, name: string) => row[FEATURES.indexOf(name)];

describe('keys', () => {
  it('are one for each entity, by the values declared', () => {
    const keys = keysOf(ITEM);
    expect(keys).toHaveLength(ENTITIES.length);
    expect(keys).toContain('hs6-route:440890|BE|NL');
    expect(combinationOf(ITEM)).toBe('shipment:440890|BE|NL|FEU1|0|108');
    expect(keysOfAll([ITEM, ITEM])).toEqual([EVERYTHING, ...keys]);
  });

  it('are none where a part is not declared: unknown is nobody', () => {
    const keys = keysOf({ ...ITEM, importer: '', origin: '' });
    expect(keys.filter((key) => key === undefined).length).toBe(
      ENTITIES.filter(({ name }) => /importer|origin|route|bundle|shipment/.test(name)).length,
    );
  });

  it('of different values are different, whatever they contain', () => {
    const text = fc.string({ minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(text, text, text, text, (importer, exporter, otherImporter, otherExporter) => {
        fc.pre((importer !== otherImporter || exporter !== otherExporter) && !/[|¦]/.test(importer + otherImporter));
        const index = ENTITIES.findIndex(({ name }) => name === 'importer-exporter');
        const [one, other] = [
          keysOf({ ...ITEM, importer, exporter })[index],
          keysOf({ ...ITEM, importer: otherImporter, exporter: otherExporter })[index],
        ];
        expect(one).not.toBe(other);
        expect(one!.length).toBeLessThanOrEqual(160);
      }),
    );
  });
});

describe('features', () => {
  it('know nothing of an item nobody like which was controlled', () => {
    const row = featuresOf(ITEM, new Map(), DAY);
    expect(of(row, 'rate-hs6')).toBeNaN();
    expect(of(row, 'days-since-shipment')).toBeNaN();
    expect([of(row, 'results-hs6'), of(row, 'known-combinations')]).toEqual([0, 0]);
    expect(of(row, 'log-unit-price')).toBeCloseTo(Math.log(372254.4 / 108));
  });

  it('tell rates that start from half a finding in one result', () => {
    const book = new Map<string, Statistic>();
    learn(book, ITEM, { fraud: true, critical: false }, 2 * DAY);
    const once = featuresOf(ITEM, book, 5 * DAY);
    expect(of(once, 'rate-shipment')).toBe(1.5 / 2);
    expect(of(once, 'critical-rate-shipment')).toBe(0.5 / 2);
    expect(of(once, 'days-since-shipment')).toBe(3);
    expect(of(once, 'known-combinations')).toBe(ENTITIES.length);
    learn(book, ITEM, { fraud: false, critical: false }, 3 * DAY);
    expect(of(featuresOf(ITEM, book, 5 * DAY), 'rate-shipment')).toBe(1.5 / 3);
    expect(of(featuresOf({ ...ITEM, mass: '7' }, book, 5 * DAY), 'rate-shipment')).toBeNaN();
  });

  it('compare the price per kilogram with that of the same goods, from three results on', () => {
    const book = new Map<string, Statistic>();
    for (const price of [100, 200, 400])
      learn(book, { ...ITEM, price, massKg: 1 }, { fraud: false, critical: false }, DAY);
    const cheap = featuresOf({ ...ITEM, price: 200 / Math.E, massKg: 1 }, book, DAY);
    const deviation = Math.sqrt((2 * Math.log(2) ** 2) / 3);
    expect(of(cheap, 'unit-price-against-hs6')).toBeCloseTo(-1 / deviation, 9);
    expect(of(featuresOf({ ...ITEM, price: NaN }, book, DAY), 'unit-price-against-hs6')).toBeNaN();
  });

  it('are the same whether results are counted one by one or together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ fraud: fc.boolean(), critical: fc.boolean() }), { maxLength: 30 }),
        (results) => {
          const book = new Map<string, Statistic>();
          results.forEach((result, day) => learn(book, ITEM, result, day * DAY));
          const adds = results.map((result, day) => lessonOf(ITEM, result, day * DAY).adds);
          const [odd, even] = [1, 0].map((rest) =>
            adds.filter((_, index) => index % 2 === rest).reduce(together, EMPTY_STATISTIC),
          );
          const counted = book.get('hs6:440890') ?? EMPTY_STATISTIC;
          const sum = together(odd!, even!);
          expect({ ...sum, logPriceSum: 0, logPriceSquares: 0 }).toEqual({
            ...{ ...counted, logPriceSum: 0, logPriceSquares: 0 },
          });
          expect(sum.logPriceSum).toBeCloseTo(counted.logPriceSum, 6);
        },
      ),
    );
  });
});

describe('an officer is told', () => {
  it.each(FEATURES)('%s in words, whatever its value', (feature) => {
    const isAlwaysTold = ['items', 'known-combinations', 'expedited'].includes(feature);
    for (const value of [...(isAlwaysTold ? [] : [NaN]), 0, 0.5, 30]) {
      const row = new Float64Array(FEATURES.length).fill(value);
      expect(tell(feature, row)).toMatch(/^[a-z0-9].+ .+/);
      expect(tell(feature, row)).not.toMatch(/NaN|undefined|null/);
    }
  });

  it('a rate with the results behind it', () => {
    const book = new Map<string, Statistic>();
    for (let day = 0; day < 9; day++) learn(book, ITEM, { fraud: day < 6, critical: false }, day * DAY);
    expect(tell('rate-hs6-route', featuresOf(ITEM, book, 10 * DAY))).toBe(
      'goods of this subheading by this route: 6 of 9 results wrong',
    );
  });
});
