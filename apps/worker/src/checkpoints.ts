import { setTimeout as delay } from 'node:timers/promises';
import { checkpointKeys } from '#libs/checkpoints';
import type { Config } from '#libs/config';
import { anchorAll, openPool } from '#libs/store';

/** How often it is tried again where the key or the database could not be had. */
const TRY_AGAIN_MS = 5_000;

/** Keeps the checkpoints; `stop` lets it finish the one at hand. */
export interface CheckpointKeeper {
  /** Resolves when it has stopped. */
  finished: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Anchor the chains of events every so often, for as long as this process lives: what fails is told and tried again, and nothing
 * else waits for it. Several processes may do so at once: the database lets one at a time, and not before its time.
 *
 * @param databaseUrl of the owning role
 * @param onFailure told each time
 */
export function keepCheckpoints(
  { checkpointKey, checkpointSeconds, data }: Pick<Config, 'checkpointKey' | 'checkpointSeconds' | 'data'>,
  databaseUrl: string,
  onFailure: (error: unknown) => void,
): CheckpointKeeper {
  const stopping = new AbortController();
  const everyMs = checkpointSeconds * 1000;
  const pool = openPool(databaseUrl, { role: 'owner', connections: 1 });
  const once = async (): Promise<void> => {
    const { signing } = await checkpointKeys(checkpointKey, data);
    if (!signing) throw new Error('Among the keys of checkpoints there is no private one.');
    await anchorAll(pool, signing, everyMs);
  };
  const keep = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      let pauseMs = everyMs;
      try {
        await once();
      } catch (error) {
        onFailure(error);
        pauseMs = Math.min(TRY_AGAIN_MS, everyMs);
      }
      // Stopping ends the pause.
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const finished = keep().finally(() => pool.end());
  return {
    finished,
    stop: async () => {
      stopping.abort();
      await finished;
    },
  };
}
