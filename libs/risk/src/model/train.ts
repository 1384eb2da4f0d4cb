import { binned, type Binned } from './bins.js';
import type { Forest, Tree } from './forest.js';
import { Grower, type Growth } from './grow.js';
import { sequence } from './random.js';

/** Rows to learn from, by column. */
export interface TrainingRows {
  features: readonly string[];
  /** One array for each feature, over rows; NaN where missing. */
  columns: readonly Float64Array[];
  /** 1 or 0, over rows. */
  labels: Uint8Array;
  /** How much each row counts; 1 unless told. */
  weights?: Float64Array;
}

export interface TrainingOptions extends Growth {
  trees: number;
  /** Share of the rows, and of the features, that each tree learns from. */
  rowShare: number;
  featureShare: number;
  seed: number;
}

/** What was found to serve on the public data; few leaves, since most of what is to be learnt is in the statistics. */
const TRAINING_OPTIONS: TrainingOptions = {
  ...{ trees: 100, leaves: 15, leafRows: 20, lambda: 1, gain: 1e-6, learningRate: 0.1 },
  ...{ rowShare: 0.8, featureShare: 0.5, seed: 1 },
};

/** Options for so many results: where they are few, larger trees would learn their noise. */
export const trainingOptions = (results: number): TrainingOptions => ({
  ...TRAINING_OPTIONS,
  leaves: Math.min(TRAINING_OPTIONS.leaves, Math.max(4, Math.round(results / 1000))),
});

/**
 * Trains gradient-boosted trees by log-loss (Friedman 2001; histograms and leaf-wise growth as in LightGBM, Ke 2017). The same rows,
 * options and seed give the same forest.
 *
 * @param onTree told after each tree how many there are
 * @throws RangeError where no row is positive or none is negative: there is nothing to tell apart
 */
export function trainForest(
  rows: TrainingRows,
  options: TrainingOptions = trainingOptions(rows.labels.length),
  onTree: (done: number) => void = () => undefined,
): Forest {
  const { labels, weights } = rows;
  const count = labels.length;
  const positives = weighed(labels, weights, 1);
  const negatives = weighed(labels, weights, 0);
  if (positives === 0 || negatives === 0)
    throw new RangeError('Training needs results of both kinds: with a finding and without.');
  const base = Math.log(positives / negatives);
  const scores = new Float64Array(count).fill(base);
  const gradients = new Float64Array(count);
  const hessians = new Float64Array(count);
  const table = binned(rows.columns);
  const grower = new Grower(table, count, options);
  const random = sequence(options.seed);
  const trees: Tree[] = [];
  while (trees.length < options.trees) {
    for (let row = 0; row < count; row++) {
      const probability = 1 / (1 + Math.exp(-scores[row]!));
      const weight = weights ? weights[row]! : 1;
      gradients[row] = (probability - labels[row]!) * weight;
      hessians[row] = Math.max(probability * (1 - probability), 1e-16) * weight;
    }
    const chosen = sampleOf(count, options.rowShare, random);
    const features = [...sampleOf(rows.columns.length, options.featureShare, random)];
    const tree = grower.grow(chosen, gradients, hessians, features);
    trees.push(tree);
    addTree(scores, tree, table);
    onTree(trees.length);
  }
  return { features: rows.features, base, trees };
}

function weighed(labels: Uint8Array, weights: Float64Array | undefined, of: number): number {
  let sum = 0;
  labels.forEach((label, row) => {
    if (label === of) sum += weights ? weights[row]! : 1;
  });
  return sum;
}

/** In ascending order, so that columns are read forwards. */
function sampleOf(count: number, share: number, random: () => number): Int32Array {
  if (share >= 1) return Int32Array.from({ length: count }, (_, index) => index);
  let wanted = Math.max(1, Math.round(count * share));
  const sample = new Int32Array(wanted);
  let taken = 0;
  for (let index = 0; index < count && wanted > 0; index++) {
    if (random() * (count - index) >= wanted) continue;
    sample[taken++] = index;
    wanted--;
  }
  return sample;
}

/** Every row's score goes up by its leaf's value, those included that the tree did not learn from. */
function addTree(scores: Float64Array, tree: Tree, { bins, bounds }: Binned): void {
  const { feature, threshold, missingLeft, left, right, leafValue } = tree;
  if (feature.length === 0) {
    for (let row = 0; row < scores.length; row++) scores[row]! += leafValue[0]!;
    return;
  }
  const lastBin = Array.from(feature, (name, node) => bounds[name]!.indexOf(threshold[node]!) + 1);
  for (let row = 0; row < scores.length; row++) {
    let node = 0;
    while (node >= 0) {
      const bin = bins[feature[node]!]![row]!;
      const isLeft = bin === 0 ? missingLeft[node] === 1 : bin <= lastBin[node]!;
      node = isLeft ? left[node]! : right[node]!;
    }
    scores[row]! += leafValue[~node]!;
  }
}
