import { codes } from '../words/codes.js';
import { inWords, partedBy, type Telling } from './in-words.js';
import { partNames } from './part-names.js';

const TELLING: Telling = {
  parts: partNames.en,
  meanings: { 'documents.type': codes.en.document, 'procedure.current': codes.en.procedure },
  values: { 'transport.mode': { sea: 'Sea' } },
  yes: 'yes',
  no: 'no',
};
const said = (value: unknown, path: string) => inWords(value, path, TELLING);

describe('a part of a declaration in words', () => {
  it('is a value as it is, a code with its meaning, and a dash where there is nothing', () => {
    expect(said('DE', 'items.0.origin')).toBe('DE');
    expect(said('sea', 'transport.mode')).toBe('Sea');
    expect(said('40', 'items.0.procedure.current')).toBe('40 · Home use and free circulation');
    expect(said(true, 'advance')).toBe('yes');
    expect([said(undefined, 'goodsLocation'), said([], 'containers'), said({}, 'guarantee')]).toEqual(['—', '—', '—']);
  });

  it('is a list by its members, each by what its parts are called', () => {
    expect(said(['MSCU6639871', 'MSCU6639872'], 'containers')).toBe('MSCU6639871; MSCU6639872');
    expect(said([{ type: 'N954', id: 'A1' }, { type: 'N999' }], 'documents')).toBe(
      'Type: N954 · Movement certificate EUR.1, Number: A1; N999',
    );
    expect(said({ amount: '9000', currency: 'EUR' }, 'items.0.price')).toBe('9000 EUR');
    expect(said([{ type: 'A00', amount: { amount: '5', currency: 'EUR' } }], 'items.0.taxes')).toBe(
      'Type: A00, Amount: 5 EUR',
    );
  });

  it('of two lists is what came and what went', () => {
    expect(partedBy(['a', 'b'], ['b', 'c', 'd'])).toEqual([['a'], ['c', 'd']]);
    expect(partedBy('a', undefined)).toEqual(['a', undefined]);
  });
});
