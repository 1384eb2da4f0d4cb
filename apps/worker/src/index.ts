import { fileURLToPath } from 'node:url';
import { clearing } from '#activities';
import { checkOffice } from '#libs/calendar';
import { instant } from '#libs/domain';
import { assess } from '#libs/risk';
import { openPool, organisationReader, targetingReader, type Organisation } from '#libs/store';
import { createWorker, type Temporal } from '#libs/temporal';
import { TASK_QUEUE } from '#workflows';
import type { Heart } from './heartbeats.js';
import { startStudyKeeper } from './study.js';

export { startHeart, type Heart } from './heartbeats.js';

/** The workflows as `npm run build` bundled them. */
const BUNDLE = fileURLToPath(new URL('../../../workflow-bundle.js', import.meta.url));

/** A running clearance worker; `stop` lets it finish what it holds. */
export interface ClearanceWorker {
  /** Rejects if the worker fails; resolves when it has stopped. */
  finished: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Host the clearance workflow and its activities in this process, and keep the study of clearance times beside them.
 *
 * @param databaseUrl of the owning role: the recorder writes what people only read
 * @param heart of the process that hosts it
 * @param connections to PostgreSQL that this worker may hold, and two more
 * @param onFault told where something that the risk unit has put in force cannot be read: clearance goes on without it
 * @param onUntold told where the study of clearance times cannot tell a declaration's, and when it waits for the database
 */
export async function startClearanceWorker(
  temporal: Temporal,
  databaseUrl: string,
  heart: Pick<Heart, 'beat'>,
  connections: number,
  onFault: (fault: string, error?: unknown) => void,
  onUntold: (fault: string, error: unknown) => void,
): Promise<ClearanceWorker> {
  const pool = openPool(databaseUrl, { role: 'owner', connections, pipeline: true, keyed: true });
  const organisation = organisationReader(pool);
  await checkCalendars(organisation);
  const own = openPool(databaseUrl, { role: 'owner', connections: 1 });
  // Before any clock can ring: whether the system was out until now.
  await heart.beat();
  const targeting = targetingReader({ pool: own, sealing: temporal.sealing, onFault });
  const activities = clearing({ pool, organisation, targeting, engine: assess, beat: () => heart.beat() });
  const worker = await createWorker(temporal, { taskQueue: TASK_QUEUE, workflows: { codePath: BUNDLE }, activities });
  const study = startStudyKeeper(databaseUrl, onUntold);
  const finished = worker.run().finally(async () => {
    await Promise.all([pool.end(), own.end(), study.stop()]);
  });
  return {
    finished,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await finished;
    },
  };
}

/**
 * Try the clocks of each office before any work is taken: a calendar that cannot be computed with (an unknown time zone, an office
 * that never opens) is an error now, not a record that is tried again for ever; and holidays are known from here on.
 */
async function checkCalendars(organisation: () => Promise<Organisation>): Promise<void> {
  const now = instant(Date.now());
  for (const office of (await organisation()).offices.values()) checkOffice(office, now);
}
