/**
 * How good a ranking is. Rows of equal score are never told apart by the order in which they came: where a cut falls among them, what
 * is above it holds their average share of hits, which is the expectation over all of their orders, and needs no random number.
 */
export interface Ranking {
  /** Each distinct score once, highest first. */
  score: Float64Array;
  /** Rows, and hits among them, with that score or a higher one. */
  rows: Float64Array;
  hits: Float64Array;
}

/** Scores, in steps from the highest to the lowest. Throws a RangeError for a score that is NaN, and for unequal lengths. */
export function rankingOf(scores: Float64Array, labels: Uint8Array): Ranking {
  if (scores.length !== labels.length)
    throw new RangeError(`There are ${scores.length} scores and ${labels.length} labels.`);
  const nan = scores.findIndex((score) => Number.isNaN(score));
  if (nan >= 0) throw new RangeError(`The score of row ${nan} is not a number.`);
  const order = Uint32Array.from(scores, (_, row) => row);
  order.sort((one, other) => (scores[other] as number) - (scores[one] as number) || 0);
  const score = new Float64Array(order.length);
  const rows = new Float64Array(order.length);
  const hits = new Float64Array(order.length);
  let steps = 0;
  let found = 0;
  for (let place = 0; place < order.length; place++) {
    const row = order[place] as number;
    if (steps === 0 || scores[row] !== score[steps - 1]) steps++;
    found += labels[row] === 0 ? 0 : 1;
    score[steps - 1] = scores[row] as number;
    rows[steps - 1] = place + 1;
    hits[steps - 1] = found;
  }
  return { score: score.slice(0, steps), rows: rows.slice(0, steps), hits: hits.slice(0, steps) };
}

const last = (values: Float64Array): number => values.at(-1) ?? 0;

/** Hits among the first `count` rows; equal scores share theirs evenly. */
function hitsWithin({ rows, hits }: Ranking, count: number): number {
  const step = rows.findIndex((until) => until >= count);
  if (step < 0) return last(hits);
  const [before, hitsBefore] = step === 0 ? [0, 0] : [rows[step - 1] as number, hits[step - 1] as number];
  const share = (count - before) / ((rows[step] as number) - before);
  return hitsBefore + share * ((hits[step] as number) - hitsBefore);
}

/**
 * Precision and recall of controlling the share (0 to 1) of rows that score highest: that many rows rounded to the nearest, and at
 * least one. NaN where there is nothing to divide by.
 */
export function atTop(ranking: Ranking, share: number): { precision: number; recall: number } {
  const rows = last(ranking.rows);
  const count = Math.min(rows, Math.max(1, Math.round(rows * share)));
  const found = hitsWithin(ranking, count);
  return { precision: found / count, recall: found / last(ranking.hits) };
}

/** Average precision, as scikit-learn's `average_precision_score` defines it: Σ (Rₙ − Rₙ₋₁) Pₙ over distinct scores. NaN without hits. */
export function averagePrecision({ rows, hits }: Ranking): number {
  let sum = 0;
  for (let step = 0; step < rows.length; step++) {
    const gained = (hits[step] as number) - (step === 0 ? 0 : (hits[step - 1] as number));
    sum += (gained * (hits[step] as number)) / (rows[step] as number);
  }
  return sum / last(hits);
}

/**
 * Expected calibration error: rows ordered by probability are cut into bins of equal count; the mean over rows of how far a bin's mean
 * probability is from its share of hits. 0 is perfect. The ranking must be of probabilities. NaN without rows.
 */
export function expectedCalibrationError(ranking: Ranking, bins = 15): number {
  const total = last(ranking.rows);
  const mass = massesOf(ranking);
  let error = 0;
  let before = { mass: 0, hits: 0 };
  for (let bin = 1; bin <= bins; bin++) {
    const until = Math.round((bin * total) / bins);
    const here = { mass: hitsWithin({ ...ranking, hits: mass }, until), hits: hitsWithin(ranking, until) };
    error += Math.abs(here.mass - before.mass - (here.hits - before.hits));
    before = here;
  }
  return error / total;
}

/** Sum of the probabilities of all rows with that score or a higher one. */
function massesOf({ score, rows }: Ranking): Float64Array {
  let sum = 0;
  return score.map((probability, step) => (sum += probability * ((rows[step] as number) - (rows[step - 1] ?? 0))));
}

/** What is reported of a model on a set of rows; `p5` is the precision, `r5` the recall, at the highest 5 %. */
export interface Figures {
  rows: number;
  /** Share of hits among all rows: what controlling at random would find. */
  base: number;
  p1: number;
  p5: number;
  p10: number;
  p20: number;
  r1: number;
  r5: number;
  r10: number;
  r20: number;
  ap: number;
  ece: number;
}

/** All figures at once. @param probabilities calibrated, or `ece` says nothing @throws RangeError see rankingOf */
export function figuresOf(probabilities: Float64Array, labels: Uint8Array): Figures {
  const ranking = rankingOf(probabilities, labels);
  const [at1, at5, at10, at20] = [0.01, 0.05, 0.1, 0.2].map((share) => atTop(ranking, share)) as [Cut, Cut, Cut, Cut];
  return {
    rows: labels.length,
    base: last(ranking.hits) / labels.length,
    ...{ p1: at1.precision, p5: at5.precision, p10: at10.precision, p20: at20.precision },
    ...{ r1: at1.recall, r5: at5.recall, r10: at10.recall, r20: at20.recall },
    ap: averagePrecision(ranking),
    ece: expectedCalibrationError(ranking),
  };
}

type Cut = ReturnType<typeof atTop>;
