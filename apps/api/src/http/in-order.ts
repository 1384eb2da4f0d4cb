/**
 * Work on what comes, several at once, and give the results in the order in which things came. At most `width` are under way, so
 * that memory stays the same however much comes; a result is given as soon as it is next, even while nothing more comes.
 */
export async function* inOrder<In, Out>(
  source: AsyncIterable<In>,
  width: number,
  work: (each: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const iterator = source[Symbol.asyncIterator]();
  const underWay: Promise<Out>[] = [];
  const pull = () => iterator.next().then((read) => ({ read }));
  let coming: ReturnType<typeof pull> | undefined = pull();
  try {
    while (coming || underWay.length > 0) {
      const candidates: Promise<{ read?: IteratorResult<In>; result?: Out }>[] = [];
      const [first] = underWay;
      if (first) candidates.push(first.then((result) => ({ result })));
      if (coming && underWay.length < width) candidates.push(coming);
      const { read, result } = await Promise.race(candidates);
      if (read === undefined) {
        underWay.shift();
        yield result as Out;
      } else if (read.done) {
        coming = undefined;
      } else {
        underWay.push(work(read.value));
        coming = pull();
      }
    }
  } finally {
    // Whoever stops listening stops the reading too.
    await iterator.return?.();
  }
}
