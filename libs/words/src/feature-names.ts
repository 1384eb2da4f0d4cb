import type { ReportLanguage } from '#libs/domain';
import { GOODS } from './goods.js';

type Name = Record<ReportLanguage, string>;

/** What is known of a goods item besides results, by its code. */
const KNOWN: Readonly<Record<string, Name>> = {
  'log-mass': { en: 'net mass', es: 'peso neto' },
  'log-price': { en: 'price', es: 'precio' },
  'log-unit-price': { en: 'price per kilogram', es: 'precio por kilo' },
  'tax-rate': { en: 'tax rate', es: 'tarifa' },
  expedited: { en: 'expedited consignment', es: 'envío urgente' },
  items: { en: 'number of goods items', es: 'número de ítems' },
  'chapter-number': { en: 'chapter', es: 'capítulo' },
  'unit-price-against-hs6': {
    en: 'price per kilogram against that of the same subheading',
    es: 'precio por kilo frente al de la misma subpartida',
  },
  'unit-price-against-hs4': {
    en: 'price per kilogram against that of the same heading',
    es: 'precio por kilo frente al de la misma partida',
  },
  'known-combinations': {
    en: 'how many of its entities and combinations have had results',
    es: 'cuántas de sus entidades y combinaciones han tenido resultados',
  },
};

/** What is counted of goods, by how the code begins. */
const COUNTED: readonly [beginning: string, Name][] = [
  ['critical-rate-', { en: 'share with a critical finding', es: 'parte con hallazgo crítico' }],
  ['rate-', { en: 'share with a finding', es: 'parte con hallazgo' }],
  ['results-', { en: 'how many results', es: 'cuántos resultados' }],
  ['days-since-', { en: 'days since the last result', es: 'días desde el último resultado' }],
];

/** What a feature is called, whatever its value; its code where it is none that is known here. */
export function featureName(code: string, language: ReportLanguage): string {
  const [beginning, counted] = COUNTED.find(([each]) => code.startsWith(each)) ?? ['', undefined];
  const goods = GOODS[code.slice(beginning.length)];
  if (counted && goods) return `${goods[language]}: ${counted[language]}`;
  return KNOWN[code]?.[language] ?? code;
}
