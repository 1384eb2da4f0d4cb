import type { SelectionSettings } from '#libs/domain';

/** Where nobody has said otherwise; the migration that makes the settings begins with the same. */
export const DEFAULT_SETTINGS: SelectionSettings = {
  capacity: { inspection: { share: 0.05 }, scan: { share: 0.02 }, documents: { share: 0.1 } },
  random: 0.001,
  exploration: 0.1,
  criticalWeight: 2,
};
