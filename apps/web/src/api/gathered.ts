/** Work that is asked for often and done together. */
export interface Gathered {
  /** It is to be done: soon, and not before what is under way is done. */
  ask: () => void;
  stop: () => void;
}

/**
 * Do something once for all who ask within a pause, however many there are and however long they go on. The first one starts the
 * pause; who asks while the work is under way is served by the next.
 */
export function gathered(work: () => Promise<unknown>, pauseMs: number): Gathered {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isUnderWay = false;
  let again = false;
  let stopped = false;
  const run = async () => {
    timer = undefined;
    isUnderWay = true;
    await work().catch(() => undefined);
    isUnderWay = false;
    if (again) ask();
  };
  const ask = () => {
    again = isUnderWay;
    if (isUnderWay || stopped) return;
    timer ??= setTimeout(() => void run(), pauseMs);
  };
  return {
    ask,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
