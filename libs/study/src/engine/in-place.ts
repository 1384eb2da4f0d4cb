/**
 * Reorder values so that each of these ranks has the value that sorting would put there, with none larger before it.
 *
 * @param ranks ascending, without repetition
 */
export function putInPlace(values: Float32Array, ranks: readonly number[]): void {
  select(values, 0, values.length - 1, ranks, 2 * Math.ceil(Math.log2(values.length + 1)));
}

/** Below this many values sorting is as quick as choosing. */
const FEW = 64;

function select(values: Float32Array, from: number, to: number, ranks: readonly number[], depth: number): void {
  if (ranks.length === 0 || from >= to) return;
  // A sequence made to mislead the choice of pivots would take time in proportion to its square.
  if (to - from < FEW || depth === 0) {
    values.subarray(from, to + 1).sort();
    return;
  }
  const pivot = medianOfThree(values[from] as number, values[(from + to) >>> 1] as number, values[to] as number);
  let left = from;
  let right = to;
  while (left <= right) {
    while ((values[left] as number) < pivot) left++;
    while ((values[right] as number) > pivot) right--;
    if (left <= right) {
      const kept = values[left] as number;
      values[left++] = values[right] as number;
      values[right--] = kept;
    }
  }
  // Between `right` and `left` stands the pivot, in its place already.
  select(
    values,
    from,
    right,
    ranks.filter((rank) => rank <= right),
    depth - 1,
  );
  select(
    values,
    left,
    to,
    ranks.filter((rank) => rank >= left),
    depth - 1,
  );
}

const medianOfThree = (a: number, b: number, c: number): number =>
  a < b ? (b < c ? b : Math.max(a, c)) : a < c ? a : Math.max(b, c);
