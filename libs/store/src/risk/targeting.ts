import { rulesAlone, type Targeting } from '#libs/risk';
import type pg from 'pg';
import { modelsInForce } from './models-in-force.js';
import { rulesInForce } from '../rules/in-force.js';
import { commitSeeds, type Open, type Seal } from './seeds.js';
import { selectionInForce, type SelectionInForce, type Unreadable } from './selection-in-force.js';

/** What is in force, as a process keeps it in memory. */
export interface InForce {
  targeting: Targeting;
  lateSeeds: SelectionInForce['lateSeeds'];
  /** What of it cannot be read: decisions that lack it go to the safer lane. */
  unreadable: Unreadable[];
}

/** What is in force at least in this version and on this day (UTC, YYYY-MM-DD), so that its seed is there. Never rejects. */
export type TargetingReader = (version: string, day: string) => Promise<InForce>;

interface Means {
  /**
   * A pool of the reader's own, of one connection: it reads while those who ask hold connections of theirs, which therefore it must
   * not wait for.
   */
  pool: pg.Pool;
  sealing: { seal: Seal; open: Open };
  /** Told once for each reading, where something of it fails. */
  onFault: (fault: string, error?: unknown) => void;
}

/** After a failure, and where a day's seed cannot be had, decisions go on with what there is for so long before it is read again. */
const PATIENCE_MS = 5_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Keeps what is in force in memory, and reads it again when the database tells another version. A seed of today and of tomorrow is
 * made where nobody has (the seeds of the days to come are the risk unit's scheduled work; this is for when that has not run).
 */
export function targetingReader({ pool, sealing, onFault }: Means): TargetingReader {
  let kept: { inForce: InForce; restUntil: number } | undefined;
  let reading: Promise<InForce> | undefined;

  const isOutdated = ({ targeting }: InForce, version: string, day: string) =>
    targeting.version !== version || !targeting.seeds.has(day);

  async function readAgain(day: string): Promise<InForce> {
    const { inForce, failed } = await attempt();
    // A day whose seed cannot be had even so is not looked for with each declaration.
    const rests = failed || !inForce.targeting.seeds.has(day);
    kept = { inForce, restUntil: rests ? Date.now() + PATIENCE_MS : 0 };
    return inForce;
  }

  async function attempt(): Promise<{ inForce: InForce; failed: boolean }> {
    try {
      return { inForce: await readInForce(pool, sealing, onFault), failed: false };
    } catch (error) {
      onFault(UNREADABLE.fault, error);
      const { targeting, lateSeeds } = kept?.inForce ?? WITHOUT_DATABASE;
      return { inForce: { targeting, lateSeeds, unreadable: [UNREADABLE] }, failed: true };
    }
  }

  return async (version, day) => {
    const isKept = () => kept && (Date.now() < kept.restUntil || !isOutdated(kept.inForce, version, day));
    // A reading that was under way may have begun before what is asked for was put in force.
    if (!isKept() && reading) await reading;
    if (kept && isKept()) return kept.inForce;
    reading ??= readAgain(day).finally(() => (reading = undefined));
    return reading;
  };
}

const UNREADABLE: Unreadable = { office: null, fault: 'targeting-unreadable' };

async function readInForce(pool: pg.Pool, sealing: Means['sealing'], onFault: Means['onFault']): Promise<InForce> {
  const now = Date.now();
  await commitSeeds(pool, (plain) => sealing.seal(plain), [dayOf(now), dayOf(now + DAY_MS)]);
  // The version first: what changes while the rest is read has a later one, and is read again.
  const { rows } = await pool.query<{ version: string }>('select version from risk_state');
  const version = rows[0]?.version;
  if (version === undefined) throw new Error('risk_state has no row.');
  const rules = await rulesInForce(pool);
  const models = await modelsInForce(pool);
  const { lateSeeds, unreadable, ...selection } = await selectionInForce(pool, (sealed) => sealing.open(sealed));
  for (const fault of [...rules.faults, ...models.faults, ...unreadable.map((each) => each.fault)]) onFault(fault);
  // A rule or a champion that cannot be used fails on each declaration, and says so itself; an entry of a watchlist is not there.
  for (const fault of rules.faults) if (fault.startsWith('watchlist-')) unreadable.push({ office: null, fault });
  const targeting = {
    version,
    rules: rules.rules,
    champions: models.champions,
    challengers: models.challengers,
    ...selection,
  };
  return { targeting, lateSeeds, unreadable };
}

const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** Where nothing was ever read: the rules that a new system begins with, and nothing by priority or at random. */
const WITHOUT_DATABASE: InForce = { targeting: rulesAlone(), lateSeeds: new Set(), unreadable: [] };
