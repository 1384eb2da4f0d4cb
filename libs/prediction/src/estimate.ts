import { FEWEST, keysOf, type Cell, type Model } from './model.js';
import type { Situation } from './moment.js';

/** Share of releases that intervals are meant to cover. */
export const COVERAGE = 0.8;

/** From how many alike an estimate is made; where a cell has fewer, a wider one is asked. */
const ENOUGH = 50;
/** Of those alike, so many tell, those before whom most nearly as much was ahead; but never fewer than are enough. */
const NEAREST = 1 / 3;
/** What follows a wait may have a queue of its own, which grows along with it. */
const STEEPEST = 2;

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
  const keys = keysOf(situation);
  for (const [width, key] of keys.entries()) {
    const held = stillHeld(model.cells.get(key), elapsed);
    if (held.length < (width === keys.length - 1 ? FEWEST : ENOUGH)) continue;
    const left = inItsPlace(held, situation.ahead);
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

interface StillHeld {
  left: number;
  ahead: number;
}

/** What was left until release of those that stayed longer than `elapsed`, and what was ahead of them still: by then their turn had come nearer. */
const stillHeld = (cell: Cell | undefined, elapsed: number): StillHeld[] =>
  (cell?.remaining ?? []).flatMap((remaining, at) =>
    (cell?.stay[at] ?? 0) < elapsed
      ? []
      : [{ left: remaining - elapsed, ahead: Math.max(0, (cell?.ahead[at] ?? 0) - elapsed) }],
  );

/**
 * What is left by those who stood most nearly as far from their turn, as if they had stood in this place: least first. So a queue that
 * is longer than any that was seen is told by the longest ones, and what it has grown since.
 */
function inItsPlace(held: StillHeld[], ahead: number): Float64Array {
  const slope = slopeOf(held);
  const off = ({ ahead: its }: StillHeld) => Math.abs(its - ahead);
  const distances = Float64Array.from(held, off).sort();
  const limit = distances[Math.min(held.length, Math.max(ENOUGH, Math.ceil(held.length * NEAREST))) - 1] ?? 0;
  const near = held.filter((each) => off(each) <= limit);
  return Float64Array.from(near, ({ left, ahead: its }) => Math.max(0, left + slope * (ahead - its))).sort();
}

/**
 * How much longer release takes for each second more ahead: from 0, where work is not what goods wait for, to STEEPEST. By the medians of
 * the third that had least ahead and the third that had most.
 */
function slopeOf(held: StillHeld[]): number {
  const ordered = held.sort((a, b) => a.ahead - b.ahead);
  const third = Math.floor(ordered.length / 3);
  const [least, most] = [ordered.slice(0, third), ordered.slice(-third)];
  const median = (of: (each: StillHeld) => number, those: StillHeld[]) =>
    quantile(Float64Array.from(those, of).sort(), 0.5);
  const rise = (of: (each: StillHeld) => number) => median(of, most) - median(of, least);
  const further = rise(({ ahead }) => ahead);
  return further > 0 ? Math.min(STEEPEST, Math.max(0, rise(({ left }) => left) / further)) : 0;
}

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
