import { createHash } from 'node:crypto';
import type { RiskItem } from './item.js';

type Part = (item: RiskItem) => string;

const hs6: Part = ({ hs6 }) => hs6;
const hs4: Part = ({ hs6 }) => hs6.slice(0, 4);
const hs2: Part = ({ hs6 }) => hs6.slice(0, 2);
const origin: Part = (item) => item.origin;
const dispatch: Part = (item) => item.dispatch;
const importer: Part = (item) => item.importer;
const exporter: Part = (item) => item.exporter;
const declarant: Part = (item) => item.declarant;
const office: Part = (item) => item.office;
const mode: Part = (item) => item.mode;
const procedure: Part = (item) => item.procedure;
const taxType: Part = (item) => item.taxType;
const taxRate: Part = (item) => item.taxRate;
const mass: Part = (item) => item.mass;
/** Tenths of the order of magnitude: prices per kilogram within a quarter of each other share one. */
const unitPrice: Part = ({ price, massKg }) => {
  const decade = Math.log10(price / massKg);
  return Number.isFinite(decade) ? String(Math.round(decade * 10)) : '';
};
const massRange: Part = ({ massKg }) => (massKg > 0 ? String(Math.round(Math.log10(massKg) * 4)) : '');

/** An entity or combination that results are counted for: a name, a phrase that an officer understands, and what it is made of. */
export interface Entity {
  name: string;
  /** For a sentence: "of `phrase` a third were found wrong". */
  phrase: string;
  parts: readonly Part[];
}

const entity = (name: string, phrase: string, ...parts: Part[]): Entity => ({ name, phrase, parts });

/** The finest combination: the same goods and mass by the same route under the same tariff. */
export const COMBINATION = 'shipment';

/** All entities and combinations, coarse before fine. */
export const ENTITIES: readonly Entity[] = [
  entity('chapter', 'goods of this chapter', hs2),
  entity('hs4', 'goods of this heading', hs4),
  entity('hs6', 'goods of this subheading', hs6),
  entity('origin', 'goods of this origin', origin),
  entity('dispatch', 'goods dispatched from this country', dispatch),
  entity('route', 'goods of this origin by this country of dispatch', origin, dispatch),
  entity('office', 'goods at this office', office),
  entity('mode', 'goods by this mode of transport', mode),
  entity('procedure', 'declarations of this type', procedure),
  entity('importer', 'goods of this importer', importer),
  entity('exporter', 'goods of this exporter', exporter),
  entity('declarant', 'goods of this declarant', declarant),
  entity('tariff', 'goods under this tax type and rate', taxType, taxRate),
  entity('importer-exporter', 'goods between this importer and exporter', importer, exporter),
  entity('importer-hs4', 'goods of this heading of this importer', importer, hs4),
  entity('exporter-hs4', 'goods of this heading of this exporter', exporter, hs4),
  entity('declarant-importer', 'goods of this importer by this declarant', declarant, importer),
  entity('exporter-origin', 'goods of this origin of this exporter', exporter, origin),
  entity('office-hs4', 'goods of this heading at this office', office, hs4),
  entity('office-mode', 'goods by this mode at this office', office, mode),
  entity('hs4-origin', 'goods of this heading and origin', hs4, origin),
  entity('hs4-route', 'goods of this heading by this route', hs4, origin, dispatch),
  entity('hs6-origin', 'goods of this subheading and origin', hs6, origin),
  entity('hs6-dispatch', 'goods of this subheading from this country', hs6, dispatch),
  entity('hs6-route', 'goods of this subheading by this route', hs6, origin, dispatch),
  entity('hs6-tariff', 'goods of this subheading under this tariff', hs6, taxType, taxRate),
  entity('hs6-procedure', 'goods of this subheading on declarations of this type', hs6, procedure),
  entity('hs6-mode', 'goods of this subheading by this mode', hs6, mode),
  entity('hs6-unit-price', 'goods of this subheading at this price per kilogram', hs6, unitPrice),
  entity('hs6-mass', 'goods of this subheading of this size', hs6, massRange),
  entity('hs6-exact-mass', 'goods of this subheading of exactly this mass', hs6, mass),
  entity('tariff-bundle', 'goods of this subheading and origin under this tariff', hs6, origin, taxType, taxRate),
  entity(COMBINATION, 'the same goods, mass, route and tariff', hs6, origin, dispatch, taxType, taxRate, mass),
];

/** All results together: what a rate is measured against. */
export const EVERYTHING = 'all';

const LONGEST = 160;

/**
 * The key of each entity for this item, in the order of ENTITIES; undefined where a part is not declared, since "unknown" is nobody.
 */
export function keysOf(item: RiskItem): readonly (string | undefined)[] {
  const known = KEYS.get(item);
  if (known) return known;
  const keys = ENTITIES.map(({ name, parts }) => {
    const values = parts.map((part) => part(item));
    if (values.includes('')) return undefined;
    const key = `${name}:${values.map((value) => value.replaceAll('|', '¦')).join('|')}`;
    return key.length <= LONGEST ? key : `${name}:#${createHash('sha256').update(key).digest('hex')}`;
  });
  KEYS.set(item, keys);
  return keys;
}

/** Features, statistics and exploration all ask for the keys of the same items. */
const KEYS = new WeakMap<RiskItem, readonly (string | undefined)[]>();

/** The key of an item's finest combination; undefined where a part of it is not declared. */
export const combinationOf = (item: RiskItem): string | undefined => keysOf(item).at(-1);

/** Every key that results of these items count for, each once. */
export const keysOfAll = (items: readonly RiskItem[]): string[] => [
  ...new Set([EVERYTHING, ...items.flatMap((item) => keysOf(item).filter((key) => key !== undefined))]),
];
