import { SelectionSettings } from '#libs/domain';
import { DEFAULT_SETTINGS, type Thresholds } from '#libs/risk';
import type pg from 'pg';
import { z } from 'zod';
import type { Open } from './seeds.js';

/** Something in force that cannot be read, and the office whose decisions lack it; null: all. */
export interface Unreadable {
  office: string | null;
  fault: string;
}

/** What is told of the selection, by office or by day; and what of it cannot be read. */
export interface SelectionInForce {
  settings: Map<string, SelectionSettings>;
  thresholds: Map<string, Thresholds>;
  seeds: Map<string, string>;
  /** Days whose seed was committed only when the day had begun: whoever made it could have known what is lodged. */
  lateSeeds: Set<string>;
  unreadable: Unreadable[];
}

/** Offices without settings of their own follow these. */
const EVERY_OFFICE = '*';

const threshold = z.number().nullable();
const ThresholdsBody = z.object({
  office: z.string(),
  version: z.string(),
  at: z.string(),
  inspection: threshold,
  scan: threshold,
  documents: threshold,
  exploration: threshold,
});

/** A declaration is amended while it is held: its draw is that of the day on which it was received, however long ago. */
const SEEDS_DAYS = 400;

/** @param open opens seeds that are not revealed yet */
export async function selectionInForce(pool: pg.Pool, open: Open): Promise<SelectionInForce> {
  const unreadable: Unreadable[] = [];
  const settings = await settingsByOffice(pool, unreadable);
  const thresholds = await thresholdsByOffice(pool, unreadable);
  return { settings, thresholds, ...(await seedsByDay(pool, open)), unreadable };
}

async function settingsByOffice(pool: pg.Pool, unreadable: Unreadable[]): Promise<SelectionInForce['settings']> {
  const { rows } = await pool.query<{ office: string; body: unknown }>('select office, body from risk_settings');
  const settings = new Map([[EVERY_OFFICE, DEFAULT_SETTINGS]]);
  for (const { office, body } of rows) {
    const read = SelectionSettings.safeParse(body);
    if (read.success) settings.set(office, read.data);
    else unreadable.push({ office: officeOrAll(office), fault: `settings-unreadable:${office}` });
  }
  if (!rows.some(({ office }) => office === EVERY_OFFICE))
    unreadable.push({ office: null, fault: `settings-missing:${EVERY_OFFICE}` });
  return settings;
}

const officeOrAll = (office: string): string | null => (office === EVERY_OFFICE ? null : office);

async function thresholdsByOffice(pool: pg.Pool, unreadable: Unreadable[]): Promise<SelectionInForce['thresholds']> {
  const { rows } = await pool.query<{ office: string; body: unknown }>(
    'select distinct on (office) office, body from risk_thresholds order by office, at desc',
  );
  const thresholds: SelectionInForce['thresholds'] = new Map();
  for (const { office, body } of rows) {
    const read = ThresholdsBody.safeParse(body);
    if (read.success) thresholds.set(office, read.data as Thresholds);
    else unreadable.push({ office: officeOrAll(office), fault: `thresholds-unreadable:${office}` });
  }
  return thresholds;
}

/** A seed that cannot be opened (its key is gone) is as one that is missing: the decision that needs it says so. */
async function seedsByDay(pool: pg.Pool, open: Open): Promise<Pick<SelectionInForce, 'seeds' | 'lateSeeds'>> {
  const { rows } = await pool.query<{ day: string; seed: Buffer; revealed: string | null; late: boolean }>(
    `select day::text, seed, revealed, committed_at >= day::timestamp at time zone 'UTC' as late
     from risk_seeds where day >= (now() at time zone 'UTC')::date - ${SEEDS_DAYS}`,
  );
  const seeds = new Map<string, string>();
  for (const { day, seed, revealed } of rows) {
    const plain = revealed ?? opened(open, seed);
    if (plain !== undefined) seeds.set(day, plain);
  }
  return { seeds, lateSeeds: new Set(rows.filter(({ late }) => late).map(({ day }) => day)) };
}

function opened(open: Open, seed: Buffer): string | undefined {
  try {
    return open(seed).toString('hex');
  } catch {
    return undefined;
  }
}
