import type { Language } from '../texts/language.js';
import { countryOf } from './countries.js';

/** Parts that are decimals, wherever they stand. */
const DECIMALS = ['amount', 'grossMassKg', 'netMassKg', 'quantity'];

/** Parts that are countries. */
const COUNTRIES = ['country', 'origin', 'dispatchCountry', 'destinationCountry'];

/**
 * With groups of three or a comma for decimals, as each language writes numbers; and, where points and commas both stand in it, as the
 * other does, which can be read in one way only. A single point stays what the contract takes it for.
 */
const WRITTEN: Record<Language, RegExp> = {
  es: /^(\d{1,3}(\.\d{3})+,\d+|\d+,\d+|\d{1,3}(\.\d{3}){2,}|\d{1,3}(,\d{3})+\.\d+)$/,
  en: /^(\d{1,3}(,\d{3})+(\.\d+)?|\d{1,3}(\.\d{3})+,\d+)$/,
};

/** A decimal as the contract takes it: `1.200,5` is 1200.5 in Spanish. What is no number in the language stays as it is. */
export function decimalOf(text: string, language: Language): string {
  const its = text.replace(/\s/g, '');
  if (!WRITTEN[language].test(its)) return text;
  const hasBoth = its.includes('.') && its.includes(',');
  const isComma = hasBoth ? its.lastIndexOf(',') > its.lastIndexOf('.') : language === 'es';
  return isComma ? its.replaceAll('.', '').replace(',', '.') : its.replaceAll(',', '');
}

/** What is filled in, with its numbers, countries and commodity codes as the contract takes them. */
export function exactly<T>(filled: T, language: Language): T {
  return inside(filled, '', language) as T;
}

function inside(value: unknown, name: string, language: Language): unknown {
  if (typeof value === 'string') {
    if (name === 'commodityCode') return value.replace(/(?<=\d)[. ](?=\d)/g, '');
    if (COUNTRIES.includes(name)) return countryOf(value);
    return DECIMALS.includes(name) ? decimalOf(value, language) : value;
  }
  if (Array.isArray(value)) return value.map((each) => inside(each, name, language));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inside(each, key, language)]));
}
