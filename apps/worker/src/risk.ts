import { fileURLToPath } from 'node:url';
import { riskWork } from '#activities';
import { openPool } from '#libs/store';
import { createWorker, type Temporal } from '#libs/temporal';
import { inThread } from '#libs/training';
import { RISK_TASK_QUEUE } from '#workflows';
import { keepSchedules } from './schedules.js';

/** The risk unit's workflows as `npm run build` bundled them. */
const BUNDLE = fileURLToPath(new URL('../../../risk-workflow-bundle.js', import.meta.url));
const CONNECTIONS = 4;
/** Two trainings at most, and what is short beside them. */
const ACTIVITIES = 4;

/** A running worker of the risk unit; `stop` lets it finish what it holds. */
export interface RiskWorker {
  /** Rejects if the worker fails; resolves when it has stopped. */
  finished: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Host the risk unit's workflows and their activities in this process, and keep their schedules.
 *
 * @param databaseUrl of the owning role
 */
export async function startRiskWorker(temporal: Temporal, databaseUrl: string): Promise<RiskWorker> {
  const pool = openPool(databaseUrl, { role: 'owner', connections: CONNECTIONS });
  const activities = riskWork({ pool, sealing: temporal.sealing, doJob: inThread });
  // At once, since the first declaration of a new system is to be drawn for like any other.
  await activities.keepSeeds();
  const worker = await createWorker(temporal, {
    taskQueue: RISK_TASK_QUEUE,
    workflows: { codePath: BUNDLE },
    activities,
    remoteActivities: ACTIVITIES,
  });
  await keepSchedules(temporal.client);
  const finished = worker.run().finally(() => pool.end());
  return {
    finished,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await finished;
    },
  };
}
