/** What happened next: something came (or nothing more comes), or the first result is there. */
interface Next<In, Out> {
  read?: IteratorResult<In>;
  result?: Out;
}

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
  const pull = () => iterator.next().then((read): Next<In, Out> => ({ read }));
  let coming: ReturnType<typeof pull> | undefined = pull();
  try {
    while (coming || underWay.length > 0) {
      const first = underWay.at(0)?.then((result): Next<In, Out> => ({ result }));
      const more = underWay.length < width ? coming : undefined;
      const { read, result } = await Promise.race([first, more].filter((each) => each !== undefined));
      if (read === undefined) {
        void underWay.shift();
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
