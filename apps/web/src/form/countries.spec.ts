import { countryOf, nameOfCountry } from './countries.js';

describe('a country that is typed', () => {
  it.each([
    ['Germany', 'DE'],
    ['alemania', 'DE'],
    ['Georgia', 'GE'],
    [' mexico ', 'MX'],
    ['de', 'DE'],
    ['Atlantis', 'Atlantis'],
    ['', ''],
  ])('%p is %p', (typed, code) => {
    expect(countryOf(typed)).toBe(code);
  });

  it('is told by its name, where there is one', () => {
    expect(nameOfCountry('DE', 'es')).toBe('Alemania');
    // No country's any more, and none at all.
    for (const code of ['DD', 'QQ', 'ZZ']) expect(nameOfCountry(code, 'en')).toBeUndefined();
  });
});
