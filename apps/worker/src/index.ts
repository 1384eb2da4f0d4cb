import { fileURLToPath } from 'node:url';
import { clearing } from '#activities';
import { ruleEngine } from '#libs/risk';
import { openPool, organisationReader } from '#libs/store';
import { createWorker, type Temporal } from '#libs/temporal';
import { TASK_QUEUE } from '#workflows';

/** The workflows as `npm run build` bundled them. */
const BUNDLE = fileURLToPath(new URL('../../../workflow-bundle.js', import.meta.url));

/** A running clearance worker; `stop` lets it finish what it holds. */
export interface ClearanceWorker {
  /** Rejects if the worker fails; resolves when it has stopped. */
  finished: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Host the clearance workflow and its activities in this process.
 *
 * @param databaseUrl of the owning role: the recorder writes what people only read
 * @param connections to PostgreSQL that this worker may hold
 */
export async function startClearanceWorker(
  temporal: Temporal,
  databaseUrl: string,
  connections: number,
): Promise<ClearanceWorker> {
  const pool = openPool(databaseUrl, { role: 'owner', connections });
  const activities = clearing({ pool, organisation: organisationReader(pool), risk: ruleEngine });
  const worker = await createWorker(temporal, { taskQueue: TASK_QUEUE, workflows: { codePath: BUNDLE }, activities });
  const finished = worker.run().finally(() => pool.end());
  return {
    finished,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await finished;
    },
  };
}
