import { setTimeout as delay } from 'node:timers/promises';
import { beat, HEARTBEAT_MS } from '#libs/store';
import type pg from 'pg';
import { tellingOnce } from './telling-once.js';

/** The heartbeats of one process. */
export interface Heartbeats {
  /** One at once, unless the last one is recent: told before anything is decided by the time that has passed. */
  beat(): Promise<void>;
  /** Every few seconds until it is called off; where one fails, the next is tried all the same. */
  goOn(stopping: AbortSignal): Promise<void>;
}

/**
 * Heartbeats tell whether the system was out: each looks for the one before, and records the outage where it is too old.
 *
 * @param pool of the owning role
 * @param kind of process: api, worker
 * @param onFault told when heartbeats begin to fail, once until one is given again
 */
export function heartbeats(pool: pg.Pool, kind: string, onFault: (fault: string, error: unknown) => void): Heartbeats {
  let last = -Infinity;
  const once = async () => {
    // By the clock on the wall: others stand still while a machine sleeps.
    if (Math.abs(Date.now() - last) < HEARTBEAT_MS) return;
    await beat(pool, kind);
    last = Date.now();
  };
  return {
    beat: once,
    async goOn(stopping) {
      const told = tellingOnce('heartbeats wait for the database', onFault);
      while (!stopping.aborted) {
        await told(once);
        await delay(HEARTBEAT_MS, undefined, { signal: stopping }).catch(() => undefined);
      }
    },
  };
}
