import { setTimeout as delay } from 'node:timers/promises';

/**
 * Do something until it succeeds, or nobody wants it any more.
 *
 * @param pauseMs between two attempts
 * @param onFailure told each time
 */
export async function untilDone(
  work: () => Promise<void>,
  pauseMs: number,
  stopping: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      await work();
      return;
    } catch (error) {
      onFailure(error);
      // Stopping ends the pause.
      await delay(pauseMs, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
}
