import type { RiskWork } from '#activities';
import { proxyActivities } from '@temporalio/workflow';

// Reads samples of decisions and the results of the random control group: seconds, a minute where there is much. Kept by day, so that
// another attempt changes nothing.
const { watchModels: watch } = proxyActivities<RiskWork>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '2 minutes',
  scheduleToCloseTimeout: '2 hours',
});

/** Look at how the models in force hold up: whether what they see has shifted, and whether their promises hold. */
export async function watchModels(): Promise<Record<string, string[]>> {
  return watch();
}
