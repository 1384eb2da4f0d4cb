import { lookedFor } from './index.js';

const reason = (expectedFinding: string) => ({ purpose: 'p', expectedFinding, instruction: 'i' });

describe('what a control says was found or not', () => {
  it('is what the reason expects, in the reader’s language', () => {
    const expected = reason('Prohibited or undeclared goods, or false documents');
    expect(lookedFor(expected, 'en')).toBe('Prohibited or undeclared goods, or false documents');
    expect(lookedFor(expected, 'es')).toBe('Mercancía prohibida o sin declarar, o documentos falsos');
  });

  it('can be answered where nothing in particular is expected', () => {
    const random = reason('None in particular: what is found tells how often declarations are wrong');
    expect(lookedFor(random, 'en')).toMatch(/^Anything other than declared/);
    expect(lookedFor(random, 'es')).toMatch(/^Algo distinto de lo declarado/);
  });
});
