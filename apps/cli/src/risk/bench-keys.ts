import { FEATURES } from '#libs/risk';

/**
 * How many different values each entity has among the 37,385 declarations of the public data's first year, and how fast the number
 * grows with them (the exponent between the first half and all).
 */
const DISTINCT: Record<string, [values: number, growth: number]> = {
  chapter: [94, 0],
  hs4: [885, 0.08],
  hs6: [2368, 0.18],
  origin: [116, 0.19],
  dispatch: [101, 0.17],
  route: [711, 0.29],
  office: [42, 0.03],
  mode: [6, 0],
  procedure: [33, 0.14],
  importer: [12720, 0.47],
  exporter: [10536, 0.49],
  declarant: [1220, 0.07],
  tariff: [261, 0.16],
  'importer-exporter': [33528, 1],
  'importer-hs4': [36332, 0.98],
  'exporter-hs4': [32186, 0.98],
  'declarant-importer': [36273, 0.98],
  'exporter-origin': [21499, 0.8],
  'office-hs4': [4993, 0.48],
  'office-mode': [183, 0.34],
  'hs4-origin': [3881, 0.29],
  'hs4-route': [5149, 0.33],
  'hs6-origin': [5880, 0.33],
  'hs6-dispatch': [6096, 0.33],
  'hs6-route': [7010, 0.36],
  'hs6-tariff': [4741, 0.29],
  'hs6-procedure': [5366, 0.51],
  'hs6-mode': [4631, 0.35],
  'hs6-unit-price': [3232, 0.22],
  'hs6-mass': [8394, 0.36],
  'hs6-exact-mass': [14536, 0.49],
  'tariff-bundle': [7376, 0.36],
  shipment: [15504, 0.51],
};
const COUNTED = 37_385;
/** For an entity that was not counted. */
const FINE: [number, number] = [20_000, 0.7];

/** The entities that statistics are kept for, each with how many values it has after so many results. */
export function keyCounts(results: number): { entity: string; values: number }[] {
  const entities = FEATURES.filter((name) => name.startsWith('rate-')).map((name) => name.slice('rate-'.length));
  return entities.map((entity) => {
    const [values, growth] = DISTINCT[entity] ?? FINE;
    return { entity, values: Math.max(1, Math.round(values * (results / COUNTED) ** growth)) };
  });
}
