import { setTimeout as delay } from 'node:timers/promises';
import { archiveFiles, makeMonthsAhead, monthsBefore, openPool } from '#libs/store';

const EVERY_MS = 3_600_000;
/** How soon it is tried again where the database was away. */
const TRY_AGAIN_MS = 60_000;

/** Keeps the archive; `stop` lets it finish the batch at hand. */
export interface ArchiveKeeper {
  /** Resolves when it has stopped. */
  finished: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Archive files that were closed long ago, and make the months of the log of reads ahead, once an hour for as long as this process
 * lives. What fails is told and tried again, and nothing else waits for it: after each batch it rests as long as the batch took. Several
 * processes may do so at once: the database lets one at a time.
 *
 * @param months since a file was closed; undefined: nothing is archived
 * @param databaseUrl of the owning role; one connection is held while it works
 * @param onFailure told each time
 * @param everyMs between two turns
 */
export function keepArchive(
  months: number | undefined,
  databaseUrl: string,
  onFailure: (error: unknown) => void,
  everyMs = EVERY_MS,
): ArchiveKeeper {
  const stopping = new AbortController();
  const pause = (ms: number) => delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  const pool = openPool(databaseUrl, { role: 'owner', connections: 1 });
  const once = async (): Promise<void> => {
    await makeMonthsAhead(pool);
    if (months === undefined) return;
    await archiveFiles(pool, monthsBefore(months, Date.now()), { stopping: stopping.signal, rest: pause });
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
      await pause(pauseMs);
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
