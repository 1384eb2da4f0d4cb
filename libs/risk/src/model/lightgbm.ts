import type { Forest, Tree } from './forest.js';
import { checkForest } from './scoring-check.js';
import { ModelRefused, type ModelFault } from './scoring-refused.js';
import { linesOf, type Section } from './lightgbm-lines.js';

/**
 * Reads a binary classifier that LightGBM saved as text (`Booster.save_model`; versions v3 and v4 of the format). Splits on numbers
 * only, with any treatment of missing values but `zero_as_missing`; what else there is, is refused. Scores of the forest are those of
 * LightGBM's `predict(raw_score=True)`, times the objective's sigmoid parameter: logarithms of odds.
 *
 * @throws ModelRefused naming the line
 */
export function readLightgbm(text: string): Forest {
  const { header, trees } = linesOf(text);
  const version = header.text('version');
  if (version !== 'v3' && version !== 'v4') header.refuse('version', `is ${version}; v3 and v4 are known`);
  for (const one of ['num_class', 'num_tree_per_iteration'])
    if (header.text(one) !== '1') header.refuse(one, `is ${header.text(one)}; a model of one class is needed`);
  if (header.has('average_output')) header.refuse('average_output', 'says that trees are averaged; boosting is needed');
  const sigmoid = sigmoidOf(header);
  const features = header.text('feature_names').split(' ');
  if (features.length !== header.number('max_feature_idx') + 1)
    header.refuse('feature_names', `names ${features.length} features, not as many as there are`, 'model-malformed');
  const forest: Forest = { features, base: 0, trees: trees.map((tree) => treeOf(tree, sigmoid)) };
  checkForest(forest);
  return forest;
}

/** `binary sigmoid:1`: a probability is 1 / (1 + exp(−sigmoid · score)). */
function sigmoidOf(header: Section): number {
  const objective = header.has('objective') ? header.text('objective') : 'none';
  const found = /^binary sigmoid:(\S+)$/.exec(objective);
  const sigmoid = Number(found?.[1]);
  if (!found) header.refuse('objective', `is "${objective}"; only binary classifiers can be used`);
  if (!(sigmoid > 0 && sigmoid < Infinity)) header.refuse('objective', `has no sigmoid above 0: ${objective}`);
  return sigmoid;
}

function treeOf(section: Section, sigmoid: number): Tree {
  const leaves = section.number('num_leaves');
  const nodes = leaves - 1;
  if (section.has('num_cat') && section.number('num_cat') !== 0)
    section.refuse('num_cat', 'says that it splits on categories; only splits on numbers are known');
  if (section.has('is_linear') && section.number('is_linear') !== 0)
    section.refuse('is_linear', 'says that leaves are linear models; only constant leaves are known');
  const leafValue = Float64Array.from(section.numbers('leaf_value', leaves), (value) => value * sigmoid);
  // A tree of one leaf tells no count; nothing weighs by it.
  const leafCover = Float64Array.from(nodes === 0 ? [1] : section.numbers('leaf_count', leaves));
  const threshold = Float64Array.from(section.numbers('threshold', nodes));
  const decisions = section.numbers('decision_type', nodes);
  const tree: Tree = {
    feature: Int32Array.from(section.numbers('split_feature', nodes)),
    threshold,
    missingLeft: Uint8Array.from(decisions, (decision, node) =>
      missingGoesLeft(section, decision, threshold[node] as number) ? 1 : 0,
    ),
    left: Int32Array.from(section.numbers('left_child', nodes)),
    right: Int32Array.from(section.numbers('right_child', nodes)),
    cover: new Float64Array(nodes),
    leafCover,
    leafValue,
  };
  sumCovers(tree);
  return tree;
}

/**
 * Bits of a decision type: 0 category, 1 missing goes left, 2 and 3 what is missing (0 nothing: NaN counts as zero; 1 zero, and NaN as
 * zero; 2 NaN).
 */
function missingGoesLeft(section: Section, decision: number, threshold: number): boolean {
  const [category, defaultLeft, missing] = [decision & 1, (decision & 2) !== 0, (decision >> 2) & 3];
  if (category !== 0) section.refuse('decision_type', 'splits on a category; only splits on numbers are known');
  if (missing === 2) return defaultLeft;
  const zeroLeft = 0 <= threshold;
  // Where zero is missing, it must go where it would go as a number, for here the number 0 is one.
  if (missing === 1 && zeroLeft !== defaultLeft)
    section.refuse('decision_type', 'sends zeros where missing values go; train without zero_as_missing');
  if (missing === 3) section.refuse('decision_type', `has a kind of missing value that is unknown`, 'model-malformed');
  return zeroLeft;
}

/** Rows that reach a split: those of the leaves below it. A child is numbered after its parent, or the tree is refused later. */
function sumCovers({ cover, leafCover, left, right }: Tree): void {
  for (let node = cover.length - 1; node >= 0; node--)
    for (const child of [left[node] as number, right[node] as number])
      cover[node] = (cover[node] as number) + ((child < 0 ? leafCover[~child] : cover[child]) ?? NaN);
}

/**
 * The same forest over the features of a feature set, found by name; LightGBM writes `_` for what a name of its own cannot hold, so that
 * counts as the same. The model may use fewer features. @throws ModelRefused for a feature that is not in the set
 */
export function withFeatures(forest: Forest, names: readonly string[]): Forest {
  const places = new Map(names.map((name, place) => [plain(name), place]));
  if (places.size < names.length) throw new RangeError('Two features of the set read the same to LightGBM.');
  const placeOf = forest.features.map((name) => places.get(plain(name)));
  const unknown = forest.features.filter((_, index) => placeOf[index] === undefined);
  if (unknown.length > 0) {
    const fault: ModelFault = 'model-features-mismatch';
    throw new ModelRefused(fault, `The model takes features that there are not: ${unknown.slice(0, 5).join(', ')}.`);
  }
  const trees = forest.trees.map((tree) => ({
    ...tree,
    feature: tree.feature.map((feature) => placeOf[feature] as number),
  }));
  return { features: names, base: forest.base, trees };
}

const plain = (name: string): string => name.replaceAll(/[^A-Za-z0-9]/g, '_');
