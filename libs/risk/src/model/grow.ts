import type { Binned } from './bins.js';
import type { Tree } from './forest.js';

/** What bounds a tree. */
export interface Growth {
  leaves: number;
  /** Fewest rows of a leaf. */
  leafRows: number;
  /** Penalty on the square of a leaf's value. */
  lambda: number;
  /** Least gain of a split. */
  gain: number;
  learningRate: number;
}

/** The best way found to part a leaf's rows. */
interface Split {
  gain: number;
  feature: number;
  /** Rows of this bin and those before go left. */
  bin: number;
  missingLeft: boolean;
}

interface Leaf {
  /** Its rows are `rows[from]` to `rows[to - 1]`. */
  from: number;
  to: number;
  gradient: number;
  hessian: number;
  /** For each bin of each feature: sum of gradients, sum of hessians, rows. */
  histogram: Float64Array;
  split: Split | undefined;
  /** The inner node and side where it hangs. */
  parent: number;
  isLeft: boolean;
}

/**
 * Grows a tree leaf by leaf, always where the loss falls most (as LightGBM does), on first and second derivatives of the loss.
 * A leaf's sums are those of its parent less its sibling's, so only the smaller of two leaves is counted.
 */
export class Grower {
  private readonly offsets: Int32Array;
  private readonly spare: Float64Array[] = [];
  private readonly width: number;
  private readonly scratch: Int32Array;
  private readonly orderedGradients: Float64Array;
  private readonly orderedHessians: Float64Array;

  constructor(
    private readonly binned: Binned,
    rows: number,
    private readonly growth: Growth,
  ) {
    this.offsets = new Int32Array(binned.bins.length);
    let width = 0;
    binned.bounds.forEach((bounds, feature) => {
      this.offsets[feature] = width * 3;
      width += bounds.length + 1;
    });
    this.width = width * 3;
    this.scratch = new Int32Array(rows);
    this.orderedGradients = new Float64Array(rows);
    this.orderedHessians = new Float64Array(rows);
  }

  /**
   * @param rows the rows to learn from; left in the order of the tree's leaves
   * @param features to split by
   */
  grow(rows: Int32Array, gradients: Float64Array, hessians: Float64Array, features: readonly number[]): Tree {
    const tree = emptyTree(this.growth.leaves);
    let gradient = 0;
    let hessian = 0;
    for (const row of rows) {
      gradient += gradients[row]!;
      hessian += hessians[row]!;
    }
    const histogram = this.counted(rows, 0, rows.length, gradients, hessians, features);
    const root: Leaf = {
      ...{ from: 0, to: rows.length, gradient, hessian, histogram },
      ...{ split: undefined, parent: -1, isLeft: false },
    };
    root.split = this.bestSplit(root, features);
    const leaves = [root];
    let nodes = 0;
    while (leaves.length < this.growth.leaves) {
      let best = 0;
      for (let index = 1; index < leaves.length; index++)
        if ((leaves[index]!.split?.gain ?? 0) > (leaves[best]!.split?.gain ?? 0)) best = index;
      const leaf = leaves[best]!;
      const { split } = leaf;
      if (!split) break;
      const node = nodes++;
      this.write(tree, node, leaf, split);
      const [left, right] = this.parted(leaf, split, node, rows, gradients, hessians, features);
      left.split = this.bestSplit(left, features);
      right.split = this.bestSplit(right, features);
      leaves[best] = left;
      leaves.push(right);
    }
    leaves.forEach((leaf, index) => {
      if (leaf.parent >= 0) (leaf.isLeft ? tree.left : tree.right)[leaf.parent] = ~index;
      tree.leafCover[index] = leaf.to - leaf.from;
      tree.leafValue[index] = (-leaf.gradient / (leaf.hessian + this.growth.lambda)) * this.growth.learningRate;
      this.spare.push(leaf.histogram);
    });
    return cut(tree, nodes);
  }

  private write(tree: Tree, node: number, leaf: Leaf, { feature, bin, missingLeft }: Split): void {
    if (leaf.parent >= 0) (leaf.isLeft ? tree.left : tree.right)[leaf.parent] = node;
    tree.feature[node] = feature;
    tree.threshold[node] = this.binned.bounds[feature]![bin - 1]!;
    tree.missingLeft[node] = missingLeft ? 1 : 0;
    tree.cover[node] = leaf.to - leaf.from;
  }

  private counted(
    rows: Int32Array,
    from: number,
    to: number,
    gradients: Float64Array,
    hessians: Float64Array,
    features: readonly number[],
  ): Float64Array {
    const histogram = this.spare.pop() ?? new Float64Array(this.width);
    histogram.fill(0);
    const { orderedGradients, orderedHessians } = this;
    for (let index = from; index < to; index++) {
      orderedGradients[index] = gradients[rows[index]!]!;
      orderedHessians[index] = hessians[rows[index]!]!;
    }
    for (const feature of features) {
      const bins = this.binned.bins[feature]!;
      const offset = this.offsets[feature]!;
      for (let index = from; index < to; index++) {
        const at = offset + bins[rows[index]!]! * 3;
        histogram[at]! += orderedGradients[index]!;
        histogram[at + 1]! += orderedHessians[index]!;
        histogram[at + 2]! += 1;
      }
    }
    return histogram;
  }

  private bestSplit(leaf: Leaf, features: readonly number[]): Split | undefined {
    const { lambda, leafRows, gain } = this.growth;
    const { histogram, gradient, hessian } = leaf;
    const rows = leaf.to - leaf.from;
    if (rows < 2 * leafRows) return undefined;
    const whole = (gradient * gradient) / (hessian + lambda);
    let best = gain;
    let split: Split | undefined;
    for (const feature of features) {
      const offset = this.offsets[feature]!;
      const last = this.binned.bounds[feature]!.length;
      const missingRows = histogram[offset + 2]!;
      for (let side = 0; side < (missingRows > 0 ? 2 : 1); side++) {
        const missingLeft = side === 1;
        let leftGradient = missingLeft ? histogram[offset]! : 0;
        let leftHessian = missingLeft ? histogram[offset + 1]! : 0;
        let leftRows = missingLeft ? missingRows : 0;
        for (let bin = 1; bin <= last; bin++) {
          const at = offset + bin * 3;
          leftGradient += histogram[at]!;
          leftHessian += histogram[at + 1]!;
          leftRows += histogram[at + 2]!;
          if (leftRows < leafRows) continue;
          if (rows - leftRows < leafRows) break;
          const rightGradient = gradient - leftGradient;
          const rightHessian = hessian - leftHessian;
          const found =
            (leftGradient * leftGradient) / (leftHessian + lambda) +
            (rightGradient * rightGradient) / (rightHessian + lambda) -
            whole;
          if (found <= best) continue;
          best = found;
          // A value that was never missing here goes, when it is, where most rows go.
          const isLeft = missingRows > 0 ? missingLeft : leftRows * 2 >= rows;
          split = { gain: found, feature, bin, missingLeft: isLeft };
        }
      }
    }
    return split;
  }

  /** The two leaves that a split makes of one, whose rows are put in order: those that go left first. */
  private parted(
    leaf: Leaf,
    { feature, bin, missingLeft }: Split,
    parent: number,
    rows: Int32Array,
    gradients: Float64Array,
    hessians: Float64Array,
    features: readonly number[],
  ): [Leaf, Leaf] {
    const bins = this.binned.bins[feature]!;
    let middle = leaf.from;
    let others = 0;
    let gradient = 0;
    let hessian = 0;
    for (let index = leaf.from; index < leaf.to; index++) {
      const row = rows[index]!;
      const value = bins[row]!;
      if (value === 0 ? missingLeft : value <= bin) {
        rows[middle++] = row;
        gradient += gradients[row]!;
        hessian += hessians[row]!;
      } else this.scratch[others++] = row;
    }
    rows.set(this.scratch.subarray(0, others), middle);
    const isLeftSmall = middle - leaf.from <= leaf.to - middle;
    const small = isLeftSmall
      ? this.counted(rows, leaf.from, middle, gradients, hessians, features)
      : this.counted(rows, middle, leaf.to, gradients, hessians, features);
    // What was the whole's becomes the larger part's.
    const large = leaf.histogram;
    for (let at = 0; at < large.length; at++) large[at]! -= small[at]!;
    const common = { split: undefined, parent };
    return [
      {
        ...{ from: leaf.from, to: middle, gradient, hessian },
        ...{ ...common, histogram: isLeftSmall ? small : large, isLeft: true },
      },
      {
        ...{ from: middle, to: leaf.to, gradient: leaf.gradient - gradient, hessian: leaf.hessian - hessian },
        ...{ ...common, histogram: isLeftSmall ? large : small, isLeft: false },
      },
    ];
  }
}

function emptyTree(leaves: number): Tree {
  const nodes = Math.max(leaves - 1, 0);
  return {
    feature: new Int32Array(nodes),
    threshold: new Float64Array(nodes),
    missingLeft: new Uint8Array(nodes),
    left: new Int32Array(nodes),
    right: new Int32Array(nodes),
    cover: new Float64Array(nodes),
    leafCover: new Float64Array(leaves),
    leafValue: new Float64Array(leaves),
  };
}

function cut(tree: Tree, nodes: number): Tree {
  return {
    feature: tree.feature.slice(0, nodes),
    threshold: tree.threshold.slice(0, nodes),
    missingLeft: tree.missingLeft.slice(0, nodes),
    left: tree.left.slice(0, nodes),
    right: tree.right.slice(0, nodes),
    cover: tree.cover.slice(0, nodes),
    leafCover: tree.leafCover.slice(0, nodes + 1),
    leafValue: tree.leafValue.slice(0, nodes + 1),
  };
}
