import { SelectionSettings } from '#libs/risk';
import { settingsOf } from '#libs/store';
import type pg from 'pg';

/** Of the models' judging, where capacity is counted in inspections a day and no share can be told: that of a new system. */
const SHARE = 0.05;

/** The share of declarations that offices without settings of their own can inspect. */
export async function capacityForInspections(pool: pg.Pool): Promise<number> {
  const settings = SelectionSettings.safeParse(await settingsOf(pool, '*'));
  const capacity = settings.success ? settings.data.capacity.inspection : undefined;
  // At least some declarations: a share of nothing measures nothing.
  return capacity && 'share' in capacity && capacity.share > 0 ? capacity.share : SHARE;
}
