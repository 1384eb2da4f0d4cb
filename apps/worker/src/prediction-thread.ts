import { parentPort, workerData } from 'node:worker_threads';
import { setTimeout as delay } from 'node:timers/promises';
import { keepReleaseModel, openPool, organisationReader } from '#libs/store';

/** How often it is tried again where the database could not be had. */
const TRY_AGAIN_MS = 30_000;

// Learning takes seconds, which nobody who is being cleared should wait for: so it has a thread of its own.
const { databaseUrl, everyMs } = workerData as { databaseUrl: string; everyMs: number };
const stopping = new AbortController();
parentPort?.once('message', () => stopping.abort());
const pool = openPool(databaseUrl, { role: 'owner', connections: 1 });
const organisation = organisationReader(pool);
while (!stopping.signal.aborted) {
  let pauseMs = everyMs;
  try {
    await keepReleaseModel(pool, await organisation(), Date.now());
  } catch (error) {
    parentPort?.postMessage(error instanceof Error ? (error.stack ?? error.message) : String(error));
    pauseMs = Math.min(TRY_AGAIN_MS, everyMs);
  }
  // Stopping ends the pause.
  await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
}
await pool.end();
