import type { Declaration } from '#libs/domain';
import { dutiesOf, dutiesWithoutAmount } from './duties.js';

const declared = (...amounts: [string, string][]) =>
  ({ items: amounts.map(([amount, currency]) => ({ taxes: [{ amount: { amount, currency } }, {}] })) }) as Pick<
    Declaration,
    'items'
  >;

describe('duties as declared', () => {
  it('are added up exactly, one sum for each currency', () => {
    expect(dutiesOf(declared(['0.1', 'COP'], ['0.2', 'COP'], ['100', 'USD'], ['9007199254740993', 'EUR']))).toEqual([
      { amount: '0.3', currency: 'COP' },
      { amount: '100', currency: 'USD' },
      { amount: '9007199254740993', currency: 'EUR' },
    ]);
    expect(dutiesOf(declared())).toEqual([]);
  });

  it('are counted where they have no amount', () => {
    expect(dutiesWithoutAmount(declared(['0.1', 'COP'], ['0.2', 'COP']))).toBe(2);
    expect(dutiesWithoutAmount(declared())).toBe(0);
  });
});
