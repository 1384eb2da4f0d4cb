import { checkpointKeys, trusted } from '#libs/checkpoints';
import { anchorAll, verifyCheckpoints, verifyDraws, verifyRecords, verifyStatistics } from '#libs/store';
import type pg from 'pg';
import { say } from '../../say.js';
import type { StackAtHand } from '../../with-stack.js';
import { rounded } from '../sample.js';

/** What proving the record takes, in seconds. Nothing is found where all is whole. */
export interface Proving {
  /** The signing of checkpoints over the whole file, and over a day's additions. */
  anchorSeconds: number;
  anchorDaySeconds: number;
  checkpoints: number;
  verifyCheckpointsSeconds: number;
  /** So many declarations were verified, from the first on: chains, and rows that people read. */
  verified: number;
  verifySeconds: number;
  /** What was found to be broken or different. */
  broken: number;
}

const MOST_VERIFIED = 10_000;

/** Signs checkpoints until all is anchored, whoever else is at it. @returns seconds */
export async function anchorEverything({ config, data }: StackAtHand, pool: pg.Pool): Promise<number> {
  const { signing } = await checkpointKeys(config.checkpointKey, data);
  if (!signing) throw new Error('The stack has no key that signs checkpoints.');
  const began = performance.now();
  for (;;) {
    await anchorAll(pool, signing);
    const { rows } = await pool.query<{ waiting: boolean }>(
      `select exists (select from declarations d left join anchored_heads a on a.declaration_id = d.id
         where a.seq is null or a.seq < d.seq) as waiting`,
    );
    if (!rows[0]?.waiting) return secondsSince(began);
  }
}

/** Verifies the checkpoints, draws and statistics of the whole file, and the record of its first declarations. */
export async function prove(
  { config, data }: StackAtHand,
  pool: pg.Pool,
): Promise<Omit<Proving, 'anchorSeconds' | 'anchorDaySeconds'>> {
  const { publicKeys } = await checkpointKeys(config.checkpointKey, data);
  let began = performance.now();
  const { checkpoints, ...found } = await verifyCheckpoints(pool, trusted(publicKeys));
  const verifyCheckpointsSeconds = secondsSince(began);
  began = performance.now();
  let verified = 0;
  const records: object[] = [];
  for await (const page of verifyRecords(pool)) {
    verified += page.declarations.length;
    records.push(...page.chainBroken, ...page.readModelDiffers);
    if (verified >= MOST_VERIFIED) break;
  }
  const verifySeconds = secondsSince(began);
  const draws = await verifyDraws(pool);
  const statistics = await verifyStatistics(pool);
  const broken = {
    checkpoints: [...found.checkpointsBroken, ...found.anchorsBroken, ...found.actsBroken, ...found.readsBroken],
    records,
    draws: [...draws.seedDiffers, ...draws.drawDiffers],
    statistics: [...statistics.differ, ...(statistics.numbered ? [] : ['Results are not numbered without a gap.'])],
  };
  for (const [what, parts] of Object.entries(broken))
    if (parts.length > 0) say(`  ${parts.length} ${what} are not whole, the first: ${JSON.stringify(parts[0])}`);
  const all = Object.values(broken).reduce((sum, parts) => sum + parts.length, 0);
  return { checkpoints, verifyCheckpointsSeconds, verified, verifySeconds, broken: all };
}

const secondsSince = (began: number): number => rounded((performance.now() - began) / 1000);
