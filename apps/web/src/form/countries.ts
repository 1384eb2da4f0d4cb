import type { Language } from '../texts/language.js';

const namesIn = (language: Language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
const NAMES: Record<Language, Intl.DisplayNames> = { es: namesIn('es'), en: namesIn('en') };

const nameIn = (language: Language, code: string): string | undefined => NAMES[language].of(code);

/** What the browser names beside countries: groups of them, the unknown one, and letters for tests. */
const NONE = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'];

/** Whether a code is a country's today, as the browser knows them: the contracts, which know too, are larger than the page. */
const isCountry = (code: string): boolean =>
  !NONE.includes(code) && nameIn('en', code) !== undefined && new Intl.Locale(`und-${code}`).region === code;

/** The code of a country that is named as one of the languages does, `alemania` or `Germany`; what names none stays as it is. */
export function countryOf(text: string): string {
  const named = plain(text);
  const code = text.trim().toUpperCase();
  if (named.length <= 2) return code;
  return (
    PAIRS.find(
      (each) => LANGUAGES.some((language) => plain(nameIn(language, each) ?? '') === named) && isCountry(each),
    ) ?? text
  );
}

const LANGUAGES: Language[] = ['es', 'en'];
const LETTERS = Array.from({ length: 26 }, (_none, index) => String.fromCharCode(65 + index));
const PAIRS = LETTERS.flatMap((one) => LETTERS.map((other) => one + other));

/** The country that a code names, so that a slip of the finger is seen; nothing where no country has the code. */
export const nameOfCountry = (code: string, language: Language): string | undefined =>
  /^[A-Z]{2}$/.test(code) && isCountry(code) ? nameIn(language, code) : undefined;

/** Without accents and case, in which people differ. */
const plain = (text: string): string => text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
