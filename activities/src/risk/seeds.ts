import { instant } from '#libs/domain';
import { commitSeeds, revealSeeds } from '#libs/store';
import type { RiskMeans } from './means.js';

/** How many days ahead seeds are committed: whoever looks can see that a day's draw was fixed before the day. */
const DAYS_AHEAD = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface SeedKeeping {
  /** Commit to the seeds of today and of the days to come, and reveal those of days that are over. Idempotent by day. */
  keepSeeds(): Promise<void>;
}

export function seedKeeping({ pool, sealing }: Pick<RiskMeans, 'pool' | 'sealing'>): SeedKeeping {
  return {
    async keepSeeds() {
      const now = Date.now();
      const days = Array.from({ length: DAYS_AHEAD + 1 }, (_each, ahead) => dayOf(now + ahead * DAY_MS));
      await commitSeeds(pool, (plain) => sealing.seal(plain), days);
      await revealSeeds(pool, (sealed) => sealing.open(sealed), dayOf(now));
    },
  };
}

/** A day in UTC, as seeds are named by. */
const dayOf = (milliseconds: number): string => instant(milliseconds).slice(0, 10);
