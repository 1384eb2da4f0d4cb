import type { RiskWork } from '#activities';
import { proxyActivities, setHandler } from '@temporalio/workflow';
import { recompute } from './contract.js';

// Reads four weeks of every office: seconds, or a minute where there is much. It tells with each office that it lives; what it has
// set stays set, so another attempt only goes over it again.
const { setAllThresholds } = proxyActivities<RiskWork>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '1 minute',
  scheduleToCloseTimeout: '30 minutes',
});

/**
 * Set thresholds so that expected work meets the capacity of each office; and again where that is asked for meanwhile.
 *
 * @returns offices whose thresholds changed
 */
export async function keepThresholds(): Promise<string[]> {
  const changed = new Set<string>();
  let asked = 0;
  setHandler(recompute, () => {
    asked++;
  });
  for (let answered = -1; answered !== asked;) {
    answered = asked;
    for (const office of await setAllThresholds()) changed.add(office);
  }
  return [...changed];
}
