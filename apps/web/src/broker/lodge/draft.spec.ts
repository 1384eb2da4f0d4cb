import { itemsOf, newDraft, valueAt, withItem, withValue } from './draft.js';

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

  it('begins with what most lodge, and numbers items on, taking over what most have alike', () => {
    const draft = withValue(withValue(newDraft(known), 'items.0.origin', 'DE'), 'items.0.price.currency', 'EUR');
    expect(draft).toMatchObject({ kind: 'import', office: 'COBOG', importer: { id: 'CO900111222' } });
    expect(itemsOf(withItem(draft))[1]).toEqual({
      number: 2,
      origin: 'DE',
      procedure: { current: '40', previous: '00' },
      price: { currency: 'EUR' },
    });
  });
});
