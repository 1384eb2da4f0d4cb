import { differences } from '../../declaration/differences.js';
import { carriedOver } from './carry-over.js';

const base = {
  kind: 'import',
  goodsLocation: 'Muelle 4',
  items: [
    { number: 1, grossMassKg: '120', price: { amount: '10', currency: 'USD' } },
    { number: 2, grossMassKg: '7' },
  ],
};
const theirs = {
  ...base,
  ucr: 'UCR-1',
  items: [{ number: 1, grossMassKg: '130', price: { amount: '10', currency: 'EUR' } }, base.items[1]],
};

describe('an amendment that a colleague’s overtook', () => {
  it('tells what the colleague changed', () => {
    expect(differences(base, theirs)).toEqual(['items.0.grossMassKg', 'items.0.price.currency', 'ucr']);
    expect(differences(base, base)).toEqual([]);
    expect(differences(base, { ...base, items: [base.items[0]] })).toEqual(['items']);
  });

  it('keeps what was typed, and has the rest as the colleague made it', () => {
    const typed = {
      kind: 'import',
      items: [{ number: 1, grossMassKg: '125', price: { amount: '12', currency: 'USD' } }, base.items[1]],
    };
    expect(carriedOver(base, typed, theirs)).toEqual({
      kind: 'import',
      ucr: 'UCR-1',
      items: [{ number: 1, grossMassKg: '125', price: { amount: '12', currency: 'EUR' } }, base.items[1]],
    });
  });

  it('takes a list whole where lines were added or removed', () => {
    const typed = { ...base, items: [...base.items, { number: 3 }] };
    expect(carriedOver(base, typed, theirs)).toEqual({ ...typed, ucr: 'UCR-1' });
    expect(carriedOver(base, base, { ...base, items: [] })).toEqual({ ...base, items: [] });
  });
});
