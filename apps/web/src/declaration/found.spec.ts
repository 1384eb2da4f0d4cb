import type { GoodsItem } from '#libs/domain';
import { containersFound, foundOf } from './found.js';

const item = (number: number, more: Partial<GoodsItem>) => ({ number, packages: [], ...more }) as unknown as GoodsItem;

describe('what was counted', () => {
  it('stands beside what was declared, and differs by what it is, not by how it is written', () => {
    const items = [
      item(1, { packages: [{ count: 8 }, { count: 2 }] as never, grossMassKg: '10.50' }),
      item(2, { supplementaryQuantity: '3' }),
    ];
    const counted = [
      { item: 1, packages: 12, grossMassKg: '10.5' as never },
      { item: 2, packages: 1, quantity: '4' as never },
    ];
    expect(foundOf(counted, items)).toEqual([
      { item: 1, of: 'packages', declared: '10', found: '12', differs: true },
      { item: 1, of: 'grossMassKg', declared: '10.50', found: '10.5', differs: false },
      { item: 2, of: 'packages', declared: undefined, found: '1', differs: false },
      { item: 2, of: 'quantity', declared: '3', found: '4', differs: true },
    ]);
  });
});

describe('containers', () => {
  it('are those declared, others, and those not found', () => {
    expect(containersFound(['A', 'C'], ['A', 'B'])).toEqual({ declared: ['A'], others: ['C'], missing: ['B'] });
  });
});
