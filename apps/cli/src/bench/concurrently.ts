/** How many times something was done, and in how many seconds, the last of it included. */
export interface Rate {
  done: number;
  seconds: number;
}

export const perSecond = ({ done, seconds }: Rate): number => done / seconds;

/** Does something over and over for some seconds, so many at a time. What was begun in time is finished and counted, time and all. */
export async function repeat(concurrency: number, seconds: number, work: () => Promise<unknown>): Promise<Rate> {
  const began = performance.now();
  const until = began + seconds * 1000;
  let done = 0;
  const one = async (): Promise<void> => {
    while (performance.now() < until) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return { done, seconds: (performance.now() - began) / 1000 };
}
