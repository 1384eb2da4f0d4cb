/** Something to do that takes its share of what may be under way at once. */
export interface Unit<Result> {
  weight: number;
  run: () => Promise<Result>;
}

/** Does things side by side, as many as their weights allow, and gives their results in the order in which they came. */
export async function* inTurn<Result>(units: AsyncIterable<Unit<Result>>, limit: number): AsyncGenerator<Result> {
  const underWay: { weight: number; result: Promise<Result> }[] = [];
  let load = 0;
  for await (const { weight, run } of units) {
    while (load + weight > limit) {
      const first = underWay.shift();
      if (!first) break;
      load -= first.weight;
      yield await first.result;
    }
    const result = run();
    // It is waited for in its turn; until then a failure must not count as one that nobody looks at.
    result.catch(() => undefined);
    underWay.push({ weight, result });
    load += weight;
  }
  for (const { result } of underWay) yield await result;
}
