import { sequence } from '../model/random.js';
import { atTop, figuresOf, rankingOf, type Figures } from './metrics.js';

/** Recent results that neither of two models learnt from, and what the models say of them. */
export interface Trial {
  /** 1: found. Over rows, as all that follows. */
  labels: Uint8Array;
  /** Which declaration a row belongs to: its goods items are drawn together. Any numbers. */
  declarations: Int32Array;
  /** Calibrated probabilities. */
  challenger: Float64Array;
  /** Null: there is none to compare with. */
  champion: Float64Array | null;
  /** Rows of the random control group: 1. */
  random: Uint8Array;
}

/** What a trial told of one model. */
export interface TrialFigures {
  all: Figures;
  /** Of the random control group alone, which nobody chose; null where it has no results. */
  random: Figures | null;
  /** Precision among as many of the most suspicious as can be inspected. */
  atCapacity: number;
}

export interface Judgement {
  better: boolean;
  why: string;
  capacity: number;
  /** Average precision of the challenger less that of the champion, or less the share of hits where there is no champion. */
  gain: number;
  /** 95 % interval of the gain, by bootstrap over declarations. */
  interval: [low: number, high: number];
  challenger: TrialFigures;
  champion: TrialFigures | null;
}

const RESAMPLES = 1000;

/**
 * Whether a challenger is better than the champion: the 95 % interval of its gain in average precision, by a paired bootstrap over
 * declarations (Efron 1979), lies above 0, and its precision at the capacity for inspections is no lower. Where there is no champion,
 * it has to be better than chance in the same way.
 *
 * @param capacity share of these rows that make up as many as can be inspected in their time, at most 1
 * @throws RangeError where no row is a hit
 */
export function judge(trial: Trial, capacity: number, seed: number): Judgement {
  const { labels, challenger, champion } = trial;
  if (!labels.includes(1))
    throw new RangeError('None of the recent results is a finding: there is nothing to compare by.');
  const mine = trialFigures(trial, challenger, capacity);
  const theirs = champion && trialFigures(trial, champion, capacity);
  const gain = mine.all.ap - (theirs ? theirs.all.ap : mine.all.base);
  const interval = intervalOf(trial, seed);
  const isSure = interval[0] > 0;
  const isNoWorse = mine.atCapacity >= (theirs ? theirs.atCapacity : mine.all.base);
  return {
    better: isSure && isNoWorse,
    why: reasonFor(isSure, isNoWorse, theirs !== null, gain, interval),
    ...{ capacity, gain, interval, challenger: mine, champion: theirs },
  };
}

function reasonFor(
  isSure: boolean,
  isNoWorse: boolean,
  hasChampion: boolean,
  gain: number,
  [low, high]: [number, number],
) {
  const than = hasChampion ? 'the champion' : 'chance';
  const told = `average precision ${gain >= 0 ? '+' : ''}${gain.toFixed(3)} against ${than}, 95 % interval ${low.toFixed(3)} to ${high.toFixed(3)}`;
  if (!isSure) return `Not surely better than ${than}: ${told}.`;
  if (!isNoWorse) return `Less precise than ${than} among as many as can be inspected, though ${told}.`;
  return `Better than ${than}: ${told}.`;
}

function trialFigures({ labels, random }: Trial, scores: Float64Array, capacity: number): TrialFigures {
  const rows = [...random.keys()].filter((row) => random[row] === 1);
  const drawn = {
    scores: Float64Array.from(rows, (row) => scores[row] as number),
    labels: Uint8Array.from(rows, (row) => labels[row] as number),
  };
  return {
    all: figuresOf(scores, labels),
    random: rows.length === 0 ? null : figuresOf(drawn.scores, drawn.labels),
    atCapacity: atTop(rankingOf(scores, labels), capacity).precision,
  };
}

/** Declarations are drawn with replacement; both models are measured on the same draws. */
function intervalOf({ labels, declarations, challenger, champion }: Trial, seed: number): [number, number] {
  const places = new Map([...new Set(declarations)].map((declaration, place) => [declaration, place]));
  const placeOf = Int32Array.from(declarations, (declaration) => places.get(declaration) ?? 0);
  const random = sequence(seed);
  const mine = ordered(challenger, labels, placeOf);
  const theirs = champion && ordered(champion, labels, placeOf);
  const times = new Int32Array(places.size);
  const gains: number[] = [];
  for (let resample = 0; resample < RESAMPLES; resample++) {
    times.fill(0);
    for (let draw = 0; draw < times.length; draw++) {
      const drawn = Math.floor(random() * times.length);
      times[drawn] = (times[drawn] as number) + 1;
    }
    const measured = weightedPrecision(mine, times);
    // A draw without a single hit says nothing.
    if (Number.isNaN(measured.ap)) continue;
    gains.push(measured.ap - (theirs ? weightedPrecision(theirs, times).ap : measured.base));
  }
  gains.sort((one, other) => one - other);
  const at = (share: number) => gains[Math.min(gains.length - 1, Math.floor(share * gains.length))] ?? NaN;
  return [at(0.025), at(0.975)];
}

/** Rows from the highest score down: the declaration of each, its label, and whether it is the last of its score. */
interface Ordered {
  place: Int32Array;
  label: Uint8Array;
  isLast: Uint8Array;
}

function ordered(scores: Float64Array, labels: Uint8Array, placeOf: Int32Array): Ordered {
  const order = Uint32Array.from(scores, (_, row) => row);
  order.sort((one, other) => (scores[other] as number) - (scores[one] as number) || 0);
  return {
    place: Int32Array.from(order, (row) => placeOf[row] as number),
    label: Uint8Array.from(order, (row) => labels[row] as number),
    isLast: Uint8Array.from(order, (row, at) => (scores[row] === scores[order[at + 1] ?? -1] ? 0 : 1)),
  };
}

/** As `averagePrecision`, where each declaration counts as many times as it was drawn; and the share of hits. */
function weightedPrecision({ place, label, isLast }: Ordered, times: Int32Array): { ap: number; base: number } {
  let [rows, hits, sum, gained] = [0, 0, 0, 0];
  for (let at = 0; at < place.length; at++) {
    const weight = times[place[at] as number] as number;
    rows += weight;
    if (label[at] === 1) gained += weight;
    if (gained === 0 || isLast[at] === 0) continue;
    hits += gained;
    sum += (gained * hits) / rows;
    gained = 0;
  }
  return { ap: hits === 0 ? NaN : sum / hits, base: hits / rows };
}
