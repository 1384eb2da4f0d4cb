import { setTimeout as delay } from 'node:timers/promises';
import { beat, HEARTBEAT_MS, openPool } from '#libs/store';
import type pg from 'pg';
import { tellingOnce } from './telling-once.js';

/** The heartbeats of a process for as long as it lives, whatever it serves: `stop` ends them. */
export interface Heart extends Pick<Heartbeats, 'beat'> {
  stop(): Promise<void>;
}

/**
 * Give heartbeats from now on, on a connection of their own, so that nothing else that the process does keeps one back.
 *
 * @param databaseUrl of the owning role
 * @param kind of process: api, worker
 * @param onFault told when heartbeats begin to fail, once until one is given again
 */
export function startHeart(
  databaseUrl: string,
  kind: 'api' | 'worker',
  onFault: (fault: string, error: unknown) => void,
): Heart {
  const pool = openPool(databaseUrl, { role: 'owner', connections: 1 });
  const given = heartbeats(pool, kind, onFault);
  const stopping = new AbortController();
  const beating = given.goOn(stopping.signal);
  return {
    beat: () => given.beat(),
    stop: async () => {
      stopping.abort();
      await beating;
      await pool.end();
    },
  };
}

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
