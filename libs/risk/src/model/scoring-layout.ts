import type { Forest } from './forest.js';

/** All trees of a forest one behind the other, so that a walk through them reads few arrays. Made once for a model. */
export interface Layout {
  features: number;
  base: number;
  /** Of each tree: an inner node, or, where the tree is a single leaf, `~leaf`. */
  roots: Int32Array;
  /** By inner node. Children are numbered like the roots. */
  feature: Int32Array;
  threshold: Float64Array;
  missingLeft: Uint8Array;
  left: Int32Array;
  right: Int32Array;
  cover: Float64Array;
  leafCover: Float64Array;
  leafValue: Float64Array;
  /** Inner nodes on the longest way from a root to a leaf. */
  depth: number;
}

/** Lays out a forest whose trees were checked. */
export function layoutOf({ features, base, trees }: Forest): Layout {
  const nodes = trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const leaves = trees.reduce((sum, tree) => sum + tree.leafValue.length, 0);
  const layout: Layout = {
    features: features.length,
    base,
    roots: new Int32Array(trees.length),
    feature: new Int32Array(nodes),
    threshold: new Float64Array(nodes),
    missingLeft: new Uint8Array(nodes),
    left: new Int32Array(nodes),
    right: new Int32Array(nodes),
    cover: new Float64Array(nodes),
    leafCover: new Float64Array(leaves),
    leafValue: new Float64Array(leaves),
    depth: 0,
  };
  let [node, leaf] = [0, 0];
  for (const [index, tree] of trees.entries()) {
    const [firstNode, firstLeaf] = [node, leaf];
    const moved = (child: number) => (child < 0 ? ~(~child + firstLeaf) : child + firstNode);
    layout.roots[index] = tree.feature.length > 0 ? firstNode : ~firstLeaf;
    for (const part of ['feature', 'threshold', 'missingLeft', 'cover'] as const)
      layout[part].set(tree[part], firstNode);
    layout.left.set(tree.left.map(moved), firstNode);
    layout.right.set(tree.right.map(moved), firstNode);
    for (const part of ['leafCover', 'leafValue'] as const) layout[part].set(tree[part], firstLeaf);
    node += tree.feature.length;
    leaf += tree.leafValue.length;
  }
  for (const root of layout.roots) layout.depth = Math.max(layout.depth, depthBelow(layout, root));
  return layout;
}

function depthBelow(layout: Layout, child: number): number {
  if (child < 0) return 0;
  return (
    1 + Math.max(depthBelow(layout, layout.left[child] as number), depthBelow(layout, layout.right[child] as number))
  );
}
