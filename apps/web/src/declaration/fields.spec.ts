import { askedAt, fieldTexts, nameOf, placeOf } from './fields.js';

describe('a place in a declaration', () => {
  it('is called as the form calls it, with its item', () => {
    expect(nameOf(fieldTexts.es, 'items.1.origin')).toBe('Ítem 2 · País de origen');
    expect(nameOf(fieldTexts.en, 'localReference')).toBe('Local reference');
    expect(nameOf(fieldTexts.en, 'items.0.documents.1.type')).toBe('Item 1 · Type of document');
    expect(nameOf(fieldTexts.en, 'documents.1.type')).toBe('Document 2 · Type');
    expect(nameOf(fieldTexts.en, 'items.0.taxes.0.rate')).toBe('Item 1 · Duties and taxes · 1 · Rate %');
  });

  it('that is missing as a whole is asked for by its first field', () => {
    expect(askedAt('declarant')).toBe('declarant.id');
    expect(askedAt('items.0.price')).toBe('items.0.price.amount');
    expect(askedAt('containers.3')).toBe('containers');
    expect(askedAt('items')).toBe('items');
    expect(nameOf(fieldTexts.es, 'importer')).toBe('Identificación del importador');
  });

  it('is found by its JSON pointer; an XML path and a column are none', () => {
    expect(placeOf('/items/0/origin')).toBe('items.0.origin');
    expect(placeOf('/Declaration/GoodsShipment')).toBeUndefined();
    expect(placeOf('HS6 Code')).toBeUndefined();
  });
});
