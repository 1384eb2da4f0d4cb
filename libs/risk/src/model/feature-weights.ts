import { restored } from './artefact-arrays.js';
import type { ModelArtefact } from './artefact.js';
import type { Tree } from './forest.js';

/**
 * How much each feature decides in a model, as a share of all: by how far its splits part the training rows' scores (the sum of squares
 * between the two sides, over all trees). Features that no tree asks are left out.
 */
export function featureWeights({ forest }: Pick<ModelArtefact, 'forest'>): Record<string, number> {
  const { features, trees } = restored(forest);
  const parted = new Float64Array(features.length);
  for (const tree of trees) if (tree.feature.length > 0) partedBelow(tree, 0, parted);
  const all = parted.reduce((sum, each) => sum + each, 0);
  return Object.fromEntries(
    features.flatMap((name, feature) => {
      const weight = (parted[feature] as number) / all;
      return weight > 0 ? [[name, weight]] : [];
    }),
  );
}

/** Adds what the splits below a child part. @returns how many training rows reach it, and their mean score */
function partedBelow(tree: Tree, child: number, parted: Float64Array): { rows: number; mean: number } {
  if (child < 0) return { rows: tree.leafCover[~child] as number, mean: tree.leafValue[~child] as number };
  const left = partedBelow(tree, tree.left[child] as number, parted);
  const right = partedBelow(tree, tree.right[child] as number, parted);
  const rows = left.rows + right.rows;
  if (rows === 0) return { rows, mean: 0 };
  const feature = tree.feature[child] as number;
  const between = ((left.rows * right.rows) / rows) * (left.mean - right.mean) ** 2;
  parted[feature] = (parted[feature] as number) + between;
  return { rows, mean: (left.rows * left.mean + right.rows * right.mean) / rows };
}
