import { setTimeout as delay } from 'node:timers/promises';
import { keepReleaseModel, openPool, organisationReader } from '#libs/store';

/** How often expected release times learn and count the queues anew. */
const EVERY_MS = 300_000;
/** How often it is tried again where the database could not be had. */
const TRY_AGAIN_MS = 30_000;

/** A running keeper of the model of release times; `stop` lets it finish its turn. */
export interface ReleaseModelKeeper {
  /** Resolves when it has stopped. */
  finished: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Keep the model of release times, for as long as this process lives: what fails is told and tried again, and nothing else waits for it.
 * Several processes may do so at once: the database lets one at a time.
 *
 * @param databaseUrl of the owning role
 * @param onFailure told each time
 */
export function startReleaseModelKeeper(
  databaseUrl: string,
  onFailure: (error: unknown) => void,
  everyMs = EVERY_MS,
): ReleaseModelKeeper {
  const stopping = new AbortController();
  const pool = openPool(databaseUrl, { role: 'owner', connections: 1 });
  const organisation = organisationReader(pool);
  const keep = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      let pauseMs = everyMs;
      try {
        await keepReleaseModel(pool, await organisation(), Date.now());
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
