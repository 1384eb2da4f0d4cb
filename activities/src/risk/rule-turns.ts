import { setImmediate } from 'node:timers/promises';

/** Longer than this nobody who clears goods in the same process is to wait. */
const MOST_MS = 20;

/**
 * Long work in turns with all else that the process does. To be awaited between two pieces of it: where the work has gone on for
 * long enough, everybody else has a turn.
 *
 * @param meanwhile done at each turn, before the others; ends the work by throwing
 * @param clock in milliseconds
 */
export function inTurns(meanwhile: () => void, clock: () => number = () => performance.now()): () => Promise<void> {
  let since = clock();
  return async () => {
    if (clock() - since < MOST_MS) return;
    meanwhile();
    await setImmediate();
    since = clock();
  };
}
