import type { OutageCorrection, OutageDetail, OutageRequest } from '#libs/domain';
import { command } from '../../api/client.js';
import { refresh } from '../../api/queries.js';

// Whatever changes an outage changes due dates and the study as well, so these are read anew.
const told = () => refresh('/outages', '/tasks', '/clearance-times', '/declarations');

/** @throws Problem content-invalid where a moment is in the future or out of order */
export async function record(request: OutageRequest): Promise<OutageDetail | undefined> {
  const outage = await command<OutageDetail>('POST', '/outages', request);
  await told();
  return outage;
}

/** @throws Problem outage-corrected where another correction came first; else as above */
export async function correct(id: string, correction: OutageCorrection): Promise<OutageDetail | undefined> {
  const outage = await command<OutageDetail>('POST', `/outages/${id}/corrections`, correction);
  await told();
  return outage;
}
