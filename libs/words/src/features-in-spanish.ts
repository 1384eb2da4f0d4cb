import { GOODS } from './goods.js';

/** By the phrase that a reason names them by. */
const PHRASES = new Map(Object.values(GOODS).map(({ en, es }) => [en, es]));

const SAID: Readonly<Record<string, string>> = {
  'no net mass declared': 'sin peso neto declarado',
  'no price declared': 'sin precio declarado',
  'no price per kilogram': 'sin precio por kilo',
  'no tax rate declared': 'sin tarifa declarada',
  'expedited consignment': 'envío urgente',
  'no expedited consignment': 'no es envío urgente',
  'no commodity code': 'sin subpartida',
  'price per kilogram cannot be compared with that of the same subheading':
    'precio por kilo que no se puede comparar con el de la misma subpartida',
  'price per kilogram cannot be compared with that of the same heading':
    'precio por kilo que no se puede comparar con el de la misma partida',
};

const COUNTED: Readonly<Record<string, string>> = {
  // As it was told before.
  'no results yet': 'aún sin resultados',
  'unknown, since not all of that is declared': 'no se sabe, pues no todo está declarado',
  'never controlled': 'sin ningún control hasta ahora',
};

/** What is told with numbers, and how in Spanish; a number is `(.+)`. */
const TOLD: readonly [RegExp, (...numbers: string[]) => string][] = [
  [/^net mass (.+) kg$/, (mass) => `peso neto ${mass} kg`],
  [
    /^price per kilogram (.+) standard deviations below that of the same (heading|subheading)$/,
    deviating('por debajo'),
  ],
  [
    /^price per kilogram (.+) standard deviations above that of the same (heading|subheading)$/,
    deviating('por encima'),
  ],
  [/^price per kilogram (\S+)$/, (price) => `precio por kilo ${price}`],
  [/^price (\S+)$/, (price) => `precio ${price}`],
  [/^tax rate (.+) %$/, (rate) => `tarifa ${rate} %`],
  [/^(.+) goods items?$/, (items) => `${items} ${items === '1' ? 'ítem' : 'ítems'}`],
  [/^chapter (.+)$/, (chapter) => `capítulo ${chapter}`],
  [
    /^(\S+) of (\d+) of its entities and combinations have had results$/,
    (known, all) => `${known} de sus ${all} entidades y combinaciones han tenido resultados`,
  ],
];

const OF_GOODS: readonly [RegExp, (...numbers: string[]) => string][] = [
  [/^(\d+) of (\d+) results? wrong$/, (hits, results) => `${hits} de ${counted(results)} con hallazgo`],
  [
    /^(\d+) of (\d+) results? critically wrong$/,
    (hits, results) => `${hits} de ${counted(results)} con hallazgo crítico`,
  ],
  [/^(\d+) results? so far$/, (results) => `${counted(results)} hasta ahora`],
  [/^last result (\d+) days ago$/, (days) => `último resultado hace ${days} ${days === '1' ? 'día' : 'días'}`],
];

const counted = (results: string): string => `${results} ${results === '1' ? 'resultado' : 'resultados'}`;

function deviating(where: string): (deviations: string, goods: string) => string {
  return (deviations, goods) =>
    `precio por kilo ${deviations} desviaciones estándar ${where} del de la misma ${goods === 'heading' ? 'partida' : 'subpartida'}`;
}

/** What raised a model's score, as a reason tells it, in Spanish; undefined where it is not told so. */
export function featureInSpanish(told: string): string | undefined {
  const [, phrase = '', rest = ''] = /^(.*?): (.*)$/.exec(told) ?? [];
  const goods = PHRASES.get(phrase);
  if (goods === undefined) return SAID[told] ?? byPattern(told, TOLD);
  const count = COUNTED[rest] ?? byPattern(rest, OF_GOODS);
  return count === undefined ? undefined : `${goods}: ${count}`;
}

function byPattern(text: string, patterns: typeof TOLD): string | undefined {
  for (const [pattern, say] of patterns) {
    const [, ...parts] = pattern.exec(text) ?? [];
    if (parts.length > 0) return say(...parts.map((part) => part.replace('.', ',')));
  }
  return undefined;
}
