import type { ReportLanguage } from '#libs/domain';

type Name = Record<ReportLanguage, string>;

/** What the initial rules, and reasons that come from no rule, are called for short, by their code. */
const NAMES: Readonly<Record<string, Name>> = {
  'arms-and-explosives': { es: 'Armas y explosivos', en: 'Arms and explosives' },
  tobacco: { es: 'Tabaco', en: 'Tobacco' },
  spirits: { es: 'Licores', en: 'Spirits' },
  'price-below-floor': { es: 'Precio bajo el mínimo del capítulo', en: 'Price below the chapter’s floor' },
  'price-far-below-statistics': { es: 'Precio muy inferior al valor estadístico', en: 'Price far below statistics' },
  'high-value': { es: 'Valor alto', en: 'High value' },
  'invoice-missing': { es: 'Sin factura', en: 'No invoice' },
  'origin-missing': { es: 'Sin origen', en: 'No origin' },
  'country-unknown': { es: 'País desconocido', en: 'Unknown country' },
  'third-country-route': { es: 'Ruta por un tercer país', en: 'Route by a third country' },
  'brand-goods-by-hub': { es: 'Mercancía de marca por puerto de redistribución', en: 'Brand goods by way of a hub' },
  'preference-not-direct': { es: 'Preferencia sin transporte directo', en: 'Preference without direct transport' },
  'reimport-or-outward-processing': {
    es: 'Reimportación o perfeccionamiento pasivo',
    en: 'Re-import or outward processing',
  },
  'suspensive-procedure': { es: 'Régimen suspensivo', en: 'Suspensive procedure' },
  'container-check-digit': { es: 'Dígito de control del contenedor', en: 'Container’s check digit' },
  'mass-implausible': { es: 'Peso que no puede ser', en: 'Implausible mass' },
  'aeo-authorised': { es: 'Operador económico autorizado', en: 'Authorised economic operator' },
  'random-control': { es: 'Control al azar', en: 'Random control' },
  exploration: { es: 'Para aprender', en: 'To learn' },
  'model:fraud': { es: 'Modelo de hallazgos', en: 'Model for findings' },
  'model:critical': { es: 'Modelo de hallazgos críticos', en: 'Model for critical findings' },
  'model-failed:fraud': { es: 'El modelo de hallazgos falló', en: 'The model for findings failed' },
  'model-failed:critical': {
    es: 'El modelo de hallazgos críticos falló',
    en: 'The model for critical findings failed',
  },
  'thresholds-missing': { es: 'Faltan umbrales', en: 'Thresholds are missing' },
  'relodged-after-cancellation': { es: 'Presentada otra vez tras anularse', en: 'Lodged again after a cancellation' },
  'further-reasons': { es: 'Más razones', en: 'Further reasons' },
  'targeting-failed': { es: 'No se pudo leer todo lo que está en vigor', en: 'Not all in force could be read' },
  'office-unknown': { es: 'Oficina desconocida', en: 'Unknown office' },
  'rule-failed:watchlists': { es: 'Las listas de vigilancia fallaron', en: 'The watchlists failed' },
};

const WITH_PARTS: readonly [RegExp, Record<ReportLanguage, (of: string) => string>][] = [
  [/^rule-failed:(.+)$/, { es: (of) => `La regla falló: ${of}`, en: (of) => `The rule failed: ${of}` }],
  [/^watchlist:(.+)$/, { es: () => 'Lista de vigilancia', en: () => 'Watchlist' }],
];

/**
 * What a reason is called for short, in the reader's language, beside its code, which stays.
 *
 * @returns undefined for a rule of the risk unit's own, which its purpose tells
 */
export function reasonName(code: string, language: ReportLanguage): string | undefined {
  const known = NAMES[code]?.[language];
  if (known !== undefined) return known;
  for (const [pattern, say] of WITH_PARTS) {
    const [, of] = pattern.exec(code) ?? [];
    if (of !== undefined) return say[language](reasonName(of, language) ?? of);
  }
  return undefined;
}
