import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits so that it is passed at most so many times a second. What was missed is not made up for: after a pause it goes on at the same
 * pace.
 */
export function paceOf(perSecond: number): () => Promise<void> {
  let next = 0;
  return async () => {
    const now = performance.now();
    const at = Math.max(now, next);
    next = at + 1000 / perSecond;
    // Timers fire late by up to a millisecond and a bit; shorter waits are left to those that follow.
    if (at - now >= 2) await sleep(at - now);
  };
}
