import { printable } from './printable.js';

describe('what the standard fonts can write', () => {
  it('is left as it is: Spanish, dashes, quotes, the euro', () => {
    const text = '¿Qué día señaló “Ñandú”? 10–15 min · 3 €';
    expect(printable(text)).toBe(text);
    expect(printable('n\u0303')).toBe('ñ');
  });

  it('takes the place of what they cannot: letters without marks, else a question mark', () => {
    expect(printable('Łódź Čedo ≤ 日')).toBe('?ódz Cedo ? ?');
    expect(printable('1\u202f000 %\u0007')).toBe('1\u00a0000 %?');
  });
});
