import { keysOf, type Cell, type Model } from './model.js';
import type { Situation } from './moment.js';

/** Share of releases that intervals are meant to cover. */
export const COVERAGE = 0.8;

/** From how many alike an estimate is made; where a cell has fewer, a wider one is asked. */
const ENOUGH = 50;
/** Of the widest cell these will do. */
const FEWEST = 20;

/** When release is to be expected, in seconds from the moment of asking, on the clock of the situation. */
export interface Estimate {
  low: number;
  median: number;
  high: number;
  /** Past stays that it is made from. */
  basedOn: number;
  /** 0: the most alike; each wider cell one more. */
  width: number;
}

/**
 * What the release of declarations in the same situation took, of those that had been in it as long as this one. Null where too few
 * were: then nothing is known by which to tell.
 *
 * @param elapsed seconds on the situation's clock since its holds last changed
 */
export function estimate(model: Model, situation: Situation, elapsed: number): Estimate | null {
  const keys = keysOf(situation, model.bands);
  for (const [width, key] of keys.entries()) {
    const left = stillHeld(model, key, elapsed);
    if (left.length < (width === keys.length - 1 ? FEWEST : ENOUGH)) continue;
    const margin = marginOf(model, situation, elapsed);
    const tail = (1 - COVERAGE) / 2;
    const median = quantile(left, 0.5);
    return {
      low: Math.min(median, unspread(spread(quantile(left, tail)) - margin)),
      median,
      high: Math.max(median, unspread(spread(quantile(left, 1 - tail)) + margin)),
      basedOn: left.length,
      width,
    };
  }
  return null;
}

/** What was left until release of those that stayed longer than `elapsed`, least first. */
function stillHeld(model: Model, key: string, elapsed: number): Float64Array {
  const cell = model.cells.get(key);
  if (!cell) return new Float64Array();
  if (elapsed === 0) return sortedOf(cell);
  const left = cell.remaining.filter((_each, at) => (cell.stay[at] ?? 0) >= elapsed).map((each) => each - elapsed);
  return Float64Array.from(left).sort();
}

/** Most questions are of the beginning of a stay: there a cell is sorted once. */
function sortedOf(cell: Cell): Float64Array {
  let known = sorted.get(cell);
  if (!known) sorted.set(cell, (known = Float64Array.from(cell.remaining).sort()));
  return known;
}
const sorted = new WeakMap<Cell, Float64Array>();

export function quantile(sorted: Float64Array | number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  return below + ((sorted[Math.ceil(place)] ?? 0) - below) * (place % 1);
}

/** Waits are spread over orders of magnitude, so bounds are moved on the logarithm of minutes, begun at 0. */
export const spread = (seconds: number): number => Math.log1p(Math.max(0, seconds) / 60);
const unspread = (value: number): number => Math.max(0, Math.expm1(value) * 60);

/**
 * Names of the margins that tell of a situation, the closer first: at a change of holds and later apart, since who asks within a stay
 * meets the long ones.
 */
export function marginKeys(
  { audience, open }: Pick<Situation, 'audience' | 'open'>,
  elapsed: number,
): [string, string] {
  const wide = `${audience}|${elapsed === 0 ? 'at-change' : 'between'}`;
  return [`${wide}|${encodeURIComponent(open)}`, wide];
}

function marginOf({ margins }: Model, situation: Situation, elapsed: number): number {
  const [close, wide] = marginKeys(situation, elapsed);
  return margins.get(close) ?? margins.get(wide) ?? 0;
}
