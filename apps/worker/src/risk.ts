import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { riskWork } from '#activities';
import { openPool } from '#libs/store';
import { createWorker, type Temporal } from '#libs/temporal';
import { inThread } from '#libs/training';
import { RISK_TASK_QUEUE } from '#workflows';
import { keepSchedules } from './schedules.js';
import { untilDone } from './until-done.js';

/** The risk unit's workflows as `npm run build` bundled them. */
const BUNDLE = fileURLToPath(new URL('../../../risk-workflow-bundle.js', import.meta.url));
const CONNECTIONS = 4;
/** Two trainings at most, and what is short beside them. */
const ACTIVITIES = 4;

const TRY_AGAIN_MS = 5_000;

/** A worker of the risk unit; `stop` lets it finish what it holds. */
export interface RiskWorker {
  /** Resolves when it has stopped. */
  finished: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Host the risk unit's work in this process, for as long as it lives, and keep its schedules: where that cannot begin or fails, it is
 * tried again, and clearance, which the process hosts too, goes on meanwhile.
 *
 * @param databaseUrl of the owning role
 * @param onFailure told each time
 */
export function keepRiskWorker(
  temporal: Temporal,
  databaseUrl: string,
  onFailure: (error: unknown) => void,
): RiskWorker {
  let running: Running | undefined;
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  const keep = async (): Promise<void> => {
    while (!isStopping()) {
      try {
        running = await start(temporal, databaseUrl);
        if (isStopping()) running.stop();
        await running.finished;
      } catch (error) {
        onFailure(error);
        await delay(TRY_AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  };
  const ready = untilDone(() => keepSchedules(temporal.client), TRY_AGAIN_MS, stopping.signal, onFailure);
  const finished = Promise.all([keep(), ready]).then(() => undefined);
  return {
    finished,
    stop: async () => {
      stopping.abort();
      running?.stop();
      await finished;
    },
  };
}

interface Running {
  finished: Promise<void>;
  stop(): void;
}

/** Begin to host the workflows and their activities. */
async function start(temporal: Temporal, databaseUrl: string): Promise<Running> {
  const pool = openPool(databaseUrl, { role: 'owner', connections: CONNECTIONS });
  const activities = riskWork({ pool, sealing: temporal.sealing, doJob: inThread });
  const hosting = { taskQueue: RISK_TASK_QUEUE, workflows: { codePath: BUNDLE }, activities };
  const worker = await createWorker(temporal, { ...hosting, remoteActivities: ACTIVITIES }).catch(
    async (error: unknown) => {
      await pool.end();
      throw error;
    },
  );
  const finished = worker.run().finally(() => pool.end());
  return {
    finished,
    stop: () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
    },
  };
}
