import type { ReportLanguage } from '#libs/domain';

/** Goods of which results are counted: by the code in the names of features, the phrase that a reason names them by, and its Spanish. */
export const GOODS: Readonly<Record<string, Record<ReportLanguage, string>>> = {
  chapter: { en: 'goods of this chapter', es: 'mercancía de este capítulo' },
  hs4: { en: 'goods of this heading', es: 'mercancía de esta partida' },
  hs6: { en: 'goods of this subheading', es: 'mercancía de esta subpartida' },
  origin: { en: 'goods of this origin', es: 'mercancía de este origen' },
  dispatch: { en: 'goods dispatched from this country', es: 'mercancía despachada de este país' },
  route: {
    en: 'goods of this origin by this country of dispatch',
    es: 'mercancía de este origen por este país de despacho',
  },
  office: { en: 'goods at this office', es: 'mercancía en esta oficina' },
  mode: { en: 'goods by this mode of transport', es: 'mercancía por este modo de transporte' },
  procedure: { en: 'declarations of this type', es: 'declaraciones de este tipo' },
  importer: { en: 'goods of this importer', es: 'mercancía de este importador' },
  exporter: { en: 'goods of this exporter', es: 'mercancía de este exportador' },
  declarant: { en: 'goods of this declarant', es: 'mercancía de este declarante' },
  tariff: { en: 'goods under this tax type and rate', es: 'mercancía con este tributo y esta tarifa' },
  'importer-exporter': {
    en: 'goods between this importer and exporter',
    es: 'mercancía entre este importador y este exportador',
  },
  'importer-hs4': { en: 'goods of this heading of this importer', es: 'mercancía de esta partida de este importador' },
  'exporter-hs4': { en: 'goods of this heading of this exporter', es: 'mercancía de esta partida de este exportador' },
  'declarant-importer': {
    en: 'goods of this importer by this declarant',
    es: 'mercancía de este importador por este declarante',
  },
  'exporter-origin': { en: 'goods of this origin of this exporter', es: 'mercancía de este origen de este exportador' },
  'office-hs4': { en: 'goods of this heading at this office', es: 'mercancía de esta partida en esta oficina' },
  'office-mode': { en: 'goods by this mode at this office', es: 'mercancía por este modo en esta oficina' },
  'hs4-origin': { en: 'goods of this heading and origin', es: 'mercancía de esta partida y este origen' },
  'hs4-route': { en: 'goods of this heading by this route', es: 'mercancía de esta partida por esta ruta' },
  'hs6-origin': { en: 'goods of this subheading and origin', es: 'mercancía de esta subpartida y este origen' },
  'hs6-dispatch': { en: 'goods of this subheading from this country', es: 'mercancía de esta subpartida de este país' },
  'hs6-route': { en: 'goods of this subheading by this route', es: 'mercancía de esta subpartida por esta ruta' },
  'hs6-tariff': {
    en: 'goods of this subheading under this tariff',
    es: 'mercancía de esta subpartida con este tributo',
  },
  'hs6-procedure': {
    en: 'goods of this subheading on declarations of this type',
    es: 'mercancía de esta subpartida en declaraciones de este tipo',
  },
  'hs6-mode': { en: 'goods of this subheading by this mode', es: 'mercancía de esta subpartida por este modo' },
  'hs6-unit-price': {
    en: 'goods of this subheading at this price per kilogram',
    es: 'mercancía de esta subpartida a este precio por kilo',
  },
  'hs6-mass': { en: 'goods of this subheading of this size', es: 'mercancía de esta subpartida de este tamaño' },
  'hs6-exact-mass': {
    en: 'goods of this subheading of exactly this mass',
    es: 'mercancía de esta subpartida con exactamente este peso',
  },
  'tariff-bundle': {
    en: 'goods of this subheading and origin under this tariff',
    es: 'mercancía de esta subpartida y este origen con este tributo',
  },
  shipment: { en: 'the same goods, mass, route and tariff', es: 'la misma mercancía, peso, ruta y tributo' },
};
