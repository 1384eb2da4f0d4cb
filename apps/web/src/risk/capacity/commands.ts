import type { SettingsRequest } from '#libs/domain';
import { command } from '../../api/client.js';
import { refresh } from '../../api/queries.js';

/**
 * @param office `*`: the defaults
 * @throws Problem settings-changed where another change came first; content-invalid where the contract refuses it
 */
export async function changeSettings(office: string, request: SettingsRequest): Promise<void> {
  await command('PUT', `/risk/settings/${encodeURIComponent(office)}`, request);
  await refresh('/risk/settings', '/risk/thresholds');
}

/** Thresholds as soon as they are computed. */
export async function computeThresholds(): Promise<void> {
  await command('POST', '/risk/thresholds/now');
  await refresh('/risk/thresholds');
}
