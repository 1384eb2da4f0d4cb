import type { Instant } from '#libs/domain';
import { figuresOf } from '../evaluation/metrics.js';
import { FEATURE_SET, FEATURES } from '../features/features.js';
import { artefactOf, type ModelArtefact, type ModelCard } from './artefact.js';
import { calibrated, fitCalibration } from './calibration.js';
import type { Forest, Target } from './forest.js';
import { layoutOf } from './scoring-layout.js';
import { scorerOf } from './scoring.js';
import { trainForest, trainingOptions, type TrainingOptions } from './train.js';

/** Results to learn from, each with the features that its goods item had when it was decided on. Plain data: it can go to a thread. */
export interface TrainingSet {
  target: Target;
  /** One array for each of FEATURES, over rows. */
  columns: readonly Float64Array[];
  /** 1: found. */
  labels: Uint8Array;
  /** Moments of decision in milliseconds since 1970, none before the one that precedes it. */
  at: Float64Array;
  /** How much each row counts; 1 unless told. */
  weights?: Float64Array;
  seed: number;
  options?: Partial<TrainingOptions>;
  author: string;
  madeAt: Instant;
  /** Where the results come from: a sentence for the card. */
  origin: string;
}

/** How far a training has come. */
export interface TrainingProgress {
  /** `trial`: on the earlier rows, to calibrate and to measure; `training`: on all. */
  stage: 'trial' | 'training';
  trees: number;
  of: number;
}

/** Shares of the rows, in the order of time, that the trial learns from, and from which on it is measured. */
const TRIAL = 0.7;
const MEASURED = 0.85;

/**
 * Makes a model. A trial learns from the first 70 % of the rows, is calibrated on the next 15 % and measured on the last 15 %, which
 * are later than all that it knows. The model itself then learns from all rows; its calibration is that of the trial's scores on the
 * last 30 %, which the trial did not know. The same set makes the same artefact.
 *
 * @throws RangeError where there is too little to learn from, or the rows are not in the order of time
 */
export function trainModel(
  set: TrainingSet,
  onProgress: (progress: TrainingProgress) => void = () => undefined,
): ModelArtefact {
  const { at, labels, target, seed } = set;
  checkSet(set);
  const options: TrainingOptions = { ...trainingOptions(labels.length), ...set.options, seed };
  const train = (rows: TrainingSet, stage: TrainingProgress['stage']): Forest => {
    const told = (trees: number) => onProgress({ stage, trees, of: options.trees });
    return trainForest({ ...rows, features: FEATURES }, options, told);
  };
  const [tried, measured] = [cut(at, TRIAL), cut(at, MEASURED)];
  const trial = train(part(set, 0, tried), 'trial');
  const scores = scoresOf(trial, set, tried);
  const later = labels.subarray(tried);
  const between = measured - tried;
  const probability = calibrated(fitCalibration(scores.subarray(0, between), later.subarray(0, between)));
  const heldOut = figuresOf(scores.subarray(between).map(probability), later.subarray(between));
  const forest = train(set, 'training');
  const positives = countOf(labels);
  const window = { from: instant(at[0]), to: instant(at.at(-1)), rows: labels.length, positives };
  return artefactOf({
    ...{ target, source: 'trained', featureSet: FEATURE_SET, forest, window, seed },
    calibration: fitCalibration(scores, later),
    parameters: { ...options },
    metrics: { 'held-out': { ...heldOut } },
    card: cardOf(set, window),
  });
}

function checkSet({ columns, at, labels }: TrainingSet): void {
  if (columns.length !== FEATURES.length)
    throw new RangeError(`There are ${columns.length} columns, and ${FEATURES.length} features.`);
  if (at.some((moment, row) => row > 0 && !(moment >= (at[row - 1] as number))))
    throw new RangeError('The rows are not in the order of time.');
  const known = labels.subarray(0, cut(at, TRIAL));
  const later = labels.length - known.length;
  if (known.length < 50 || later < 20)
    throw new RangeError(`There are ${labels.length} results, which is too few to learn from and to measure by.`);
  if (countOf(known) < 2) throw new RangeError('There are too few findings among the earlier results to learn from.');
}

/** The first row at or after a share of them with which a new moment begins, so that none is split: 0.7 of the rows, and the rest of its day. */
function cut(at: Float64Array, share: number): number {
  let row = Math.floor(at.length * share);
  while (row > 0 && row < at.length && at[row] === at[row - 1]) row++;
  return row;
}

const part = (set: TrainingSet, from: number, to: number): TrainingSet => ({
  ...set,
  columns: set.columns.map((column) => column.subarray(from, to)),
  labels: set.labels.subarray(from, to),
  weights: set.weights?.subarray(from, to),
});

const countOf = (labels: Uint8Array): number => labels.reduce((sum, label) => sum + (label === 0 ? 0 : 1), 0);
const instant = (at: number | undefined): Instant => new Date(at ?? NaN).toISOString() as Instant;

/** Scores of the rows from one on. */
function scoresOf(forest: Forest, { columns, labels }: TrainingSet, from: number): Float64Array {
  const score = scorerOf(layoutOf(forest));
  const row = new Float64Array(columns.length);
  return Float64Array.from({ length: labels.length - from }, (_, index) => {
    columns.forEach((column, feature) => (row[feature] = column[from + index] as number));
    return score(row);
  });
}

function cardOf(
  { target, author, madeAt, origin }: TrainingSet,
  window: NonNullable<ModelArtefact['window']>,
): ModelCard {
  const what =
    target === 'fraud' ? 'a finding' : 'a critical finding (prohibited or undeclared goods, false documents)';
  return {
    purpose: `How probable it is that a control of a goods item ends with ${what}.`,
    data:
      `${origin} ${window.rows} results, ${window.positives} of them with ${what}, decided on from ${window.from} to ${window.to}. ` +
      'Features and statistics as they were known at the moment of each decision.',
    method:
      'Gradient-boosted trees by log-loss, calibrated and measured on later rows than those that a trial learnt from; then trained ' +
      'on all rows. Explained by exact TreeSHAP.',
    limits:
      'It knows only what was controlled, and repeats what was found there. It says nothing of why goods were found wrong, and ' +
      'loses value as trade changes; figures are those of the trial.',
    intendedUse:
      'To rank declarations for control within the capacity of an office; never the only ground of a penalty.',
    author,
    madeAt,
  };
}

/** Rows of features as one array for each feature. */
export function columnsOf(rows: readonly Float64Array[]): Float64Array[] {
  return FEATURES.map((_, feature) => Float64Array.from(rows, (row) => row[feature] as number));
}
