import { itemsOf, newDraft, numbered, valueAt, withItem, without, withValue } from './draft.js';

const known = { office: 'COBOG', party: 'CO900111222', country: 'CO' };

describe('a declaration that is being filled in', () => {
  it('keeps what the form does not ask for', () => {
    const draft = { ucr: 'X', items: [{ number: 1, taxes: [{ type: 'A00' }] }] };
    expect(withValue(draft, 'items.0.origin', 'DE')).toEqual({
      ucr: 'X',
      items: [{ number: 1, taxes: [{ type: 'A00' }], origin: 'DE' }],
    });
  });

  it('leaves out what is emptied, and whatever holds nothing then', () => {
    const draft = withValue({}, 'exporter.name', 'Acme');
    expect(draft).toEqual({ exporter: { name: 'Acme' } });
    expect(withValue(draft, 'exporter.name', '')).toEqual({});
    expect(valueAt(withValue({ items: [{ number: 1 }] }, 'items.0.price.amount', '5'), 'items.0.price.amount')).toBe(
      '5',
    );
  });

  it('numbers the items that a file did not, and leaves the numbers that it gave', () => {
    const draft = { items: [{ origin: 'DE' }, { number: 1 }, { number: 7 }, { number: 7 }, { number: 'two' }] };
    expect(itemsOf(numbered(draft)).map(({ number }) => number)).toEqual([2, 1, 7, 3, 4]);
    const whole = { items: [{ number: 3 }, { number: 5 }] };
    expect(numbered(whole)).toBe(whole);
    expect(numbered({})).toEqual({});
  });

  it('leaves out what the form does not ask for, and of a list the line that is wrong only', () => {
    const isAsked = (path: string) => ['items', 'items.0', 'items.0.origin'].includes(path);
    const item = { origin: 'DE', taxes: [{ type: 'A00' }, { rate: 'ten' }], valuationMethod: 'long' };
    const draft = { ucr: 7, items: [item] };
    expect(without(draft, 'ucr', isAsked)).toEqual({ items: [item] });
    expect(without(draft, 'items.0.valuationMethod', isAsked)['items']).toEqual([{ origin: 'DE', taxes: item.taxes }]);
    expect(without(draft, 'items.0.taxes.1.rate', isAsked)['items']).toEqual([{ ...item, taxes: [{ type: 'A00' }] }]);
    expect(without(draft, 'items.0.origin', isAsked)).toBe(draft);
  });

  it('begins with what most lodge, and numbers items on, taking over what most have alike', () => {
    const draft = withValue(withValue(newDraft(known), 'items.0.origin', 'DE'), 'items.0.price.currency', 'EUR');
    expect(draft).toMatchObject({ kind: 'import', office: 'COBOG', declarant: { id: 'CO900111222' } });
    // Whoever declares may do so for others: who imports is to be said.
    expect(draft['importer']).toBeUndefined();
    expect(itemsOf(withItem(draft))[1]).toEqual({
      number: 2,
      origin: 'DE',
      procedure: { current: '40', previous: '00' },
      price: { currency: 'EUR' },
    });
  });
});
