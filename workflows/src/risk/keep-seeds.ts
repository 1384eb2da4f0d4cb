import type { RiskWork } from '#activities';
import { proxyActivities } from '@temporalio/workflow';

// One short statement, harmless when repeated: it is tried until the database is there. Whoever runs next does what was missed.
const { keepSeeds: keep } = proxyActivities<RiskWork>({
  startToCloseTimeout: '30 seconds',
  scheduleToCloseTimeout: '30 minutes',
});

/** Commit to the seeds of the days to come, and reveal those of the days that are over. */
export async function keepSeeds(): Promise<void> {
  await keep();
}
