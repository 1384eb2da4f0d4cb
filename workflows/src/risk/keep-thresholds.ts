import type { RiskWork } from '#activities';
import { proxyActivities } from '@temporalio/workflow';

// Reads four weeks of every office: seconds, or a minute where there is much. It tells with each office that it lives; what it has
// set stays set, so another attempt only goes over it again.
const { setAllThresholds } = proxyActivities<RiskWork>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '1 minute',
  scheduleToCloseTimeout: '30 minutes',
});

/** Set thresholds so that expected work meets the capacity of each office. @returns offices whose thresholds changed */
export async function keepThresholds(): Promise<string[]> {
  return setAllThresholds();
}
