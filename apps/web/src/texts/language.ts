import { stored, useStored } from '../device/stored.js';

export type Language = 'es' | 'en';

/** Texts in both languages: the Spanish ones say which there are, and English ones that miss one do not compile. */
export type Both<T> = Record<Language, T>;

const preferred = (): Language =>
  navigator.languages.find((each) => /^(es|en)/.test(each))?.startsWith('en') ? 'en' : 'es';

export const language = stored<Language>('language', preferred());

/** How dates, numbers and plurals are written. Colombian Spanish; British English, as the samples and the law quoted are. */
export const LOCALES: Record<Language, string> = { es: 'es-CO', en: 'en-GB' };

export const useLanguage = (): Language => useStored(language);

/** The texts in the language of whoever reads. */
export const useTexts = <T>(both: Both<T>): T => both[useLanguage()];
