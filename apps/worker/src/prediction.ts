import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** How often expected release times learn and count the queues anew. */
const EVERY_MS = 300_000;
/** How soon a thread that died is replaced. */
const AGAIN_MS = 30_000;

/** A running keeper of the model of release times; `stop` lets it finish its turn. */
export interface ReleaseModelKeeper {
  /** Resolves when it has stopped. */
  finished: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Keep the model of release times in a thread of its own, for as long as this process lives: what fails is told and tried again, and
 * nothing else waits for it. Several processes may do so at once: the database lets one at a time.
 *
 * @param databaseUrl of the owning role
 * @param onFailure told each time
 */
export function startReleaseModelKeeper(databaseUrl: string, onFailure: (error: unknown) => void): ReleaseModelKeeper {
  const stopping = new AbortController();
  let thread: Worker | undefined;
  const keep = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      thread = new Worker(new URL('./prediction-thread.js', import.meta.url), {
        workerData: { databaseUrl, everyMs: EVERY_MS },
      });
      thread.on('message', onFailure);
      thread.on('error', onFailure);
      await new Promise((resolve) => thread?.once('exit', resolve));
      await delay(AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const finished = keep();
  return {
    finished,
    stop: async () => {
      stopping.abort();
      thread?.postMessage('stop');
      await finished;
    },
  };
}
