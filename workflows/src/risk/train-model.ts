import type { RiskWork } from '#activities';
import type { Instant } from '#libs/domain';
import { ActivityFailure, isCancellation, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { TrainingOrder } from './contract.js';

// Seconds for thousands of results, minutes for a million. It tells how far it is with every tree: where it falls silent, its worker is
// gone and another begins anew, which makes the same model. Calling it off is heard when it tells. What fails three times fails for a
// reason that stays.
const { trainAndJudge } = proxyActivities<RiskWork>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '30 seconds',
  retry: { maximumAttempts: 3, initialInterval: '10 seconds' },
});

// One statement, idempotent by the run: tried until it is on record.
const { recordTraining } = proxyActivities<RiskWork>({ startToCloseTimeout: '30 seconds' });

type Trained = Awaited<ReturnType<RiskWork['trainAndJudge']>>;

/**
 * Train a model of a target on the results of controls, judge it by later ones beside the champion, and propose it as a challenger
 * where it is better. It promotes nothing.
 */
export async function trainModel(order: TrainingOrder): Promise<Trained> {
  const { runId, startTime } = workflowInfo();
  const trained = await attempt({ ...order, madeAt: startTime.toISOString() as Instant });
  // What the schedule finds not worth while yet is no news.
  if (trained.outcome !== 'too-few-results' || order.newResults === 0) await recordTraining({ id: runId, ...trained });
  return trained;
}

async function attempt(order: Parameters<RiskWork['trainAndJudge']>[0]): Promise<Trained> {
  try {
    return await trainAndJudge(order);
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    const why = error.cause?.message ?? error.message;
    return { target: order.target, by: order.by, outcome: 'failed', why, results: 0, model: null, detail: {} };
  }
}
