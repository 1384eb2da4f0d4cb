import { createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { trusted, knownCheckpointKeys, type TrustedKeys } from '#libs/checkpoints';
import type { Checkpoint } from '#libs/domain';
import {
  checkpointKeysOnRecord,
  diskBlobs,
  openPool,
  verifyArchive,
  verifyBlobs,
  verifyCheckpoints,
  verifyDraws,
  verifyInForce,
  verifyRecords,
  verifyStatistics,
  type ArchiveBroken,
  type BlobMissing,
  type InForceDiffers,
  type MonthBroken,
  type VerifiedCheckpoints,
  type VerifiedDraws,
  type VerifiedPage,
} from '#libs/store';
import { connectTemporal } from '#libs/temporal';
import type pg from 'pg';
import type { StackAtHand } from '../with-stack.js';
import { WorkflowsAgainstRecords } from './workflows.js';

/** What verifying a stack found; `ok` where all lists are empty. */
export interface Verification {
  declarations: number;
  events: number;
  /** How many of them are archived, and of how many retention removed the record: nothing of those can be compared. */
  archived: number;
  removed: number;
  /** Of how many the study is yet to be told: their rows of it are not compared. */
  studyWaiting: number;
  archiveBroken: ArchiveBroken[];
  monthsBroken: MonthBroken[];
  /** The first broken link of each declaration whose chain does not hold. */
  chainBroken: VerifiedPage['chainBroken'];
  readModelDiffers: VerifiedPage['readModelDiffers'];
  /** Declarations that wait for something, without a running workflow. */
  workflowsMissing: string[];
  /** Running workflows whose declaration is closed or not on record. */
  workflowsUnexpected: string[];
  blobsMissing: BlobMissing[];
  /** Keys whose statistic is not what results of controls tell, at most a thousand. */
  statisticsDiffer: string[];
  /** Results whose record retention removed: where there are any, statistics are not compared. */
  statisticsNotTold: number;
  /** Why results are not numbered as they must be; empty where they are. */
  resultsNotNumbered: string[];
  /** Days whose revealed seed is not the one committed to, and decisions that the draw of such a day does not explain. */
  seedDiffers: VerifiedDraws['seedDiffers'];
  drawDiffers: VerifiedDraws['drawDiffers'];
  /** How many signed checkpoints there are, and how many declarations have events that wait for the next one. */
  checkpoints: number;
  notAnchored: number;
  /** Whether the keys come from the record itself, for want of others: then they prove nothing against who could change it. */
  keysFromRecord: boolean;
  checkpointsBroken: VerifiedCheckpoints['checkpointsBroken'];
  /** Of each declaration whose anchored links are not all on record, the first. */
  anchorsBroken: VerifiedCheckpoints['anchorsBroken'];
  /** How many acts wait for the next checkpoint, and those that are not on record as they were anchored. */
  actsNotAnchored: number;
  actsBroken: VerifiedCheckpoints['actsBroken'];
  /** How many logged reads wait for the next checkpoint, and pages of their log that are not as they were anchored. */
  readsNotAnchored: number;
  readsBroken: VerifiedCheckpoints['readsBroken'];
  /** Offices, settings, rules and models in force that are not what the last of what was done with them says. */
  inForceDiffers: InForceDiffers[];
  ok: boolean;
}

/** What checkpoints are held against: keys, and copies of them that somebody kept outside. */
export interface Outside {
  /** Undefined: those of the installation. */
  keys?: TrustedKeys;
  copies?: Checkpoint[];
}

/** Verifies events, read models, workflows and bytes of a stack, also while it works; in constant memory where all is well. */
export async function verify(
  { config }: Pick<StackAtHand, 'config'>,
  onProgress: (declarations: number) => void = () => undefined,
  outside: Outside = {},
): Promise<Verification> {
  const pool = openPool(config.databaseUrl, { role: 'owner', connections: 2 });
  const temporal = await connectTemporal(config);
  try {
    const found: Omit<Verification, 'ok'> = {
      declarations: 0,
      events: 0,
      archived: 0,
      removed: 0,
      studyWaiting: 0,
      archiveBroken: [],
      monthsBroken: [],
      chainBroken: [],
      readModelDiffers: [],
      workflowsMissing: [],
      workflowsUnexpected: [],
      blobsMissing: [],
      statisticsDiffer: [],
      statisticsNotTold: 0,
      resultsNotNumbered: [],
      seedDiffers: [],
      drawDiffers: [],
      checkpoints: 0,
      notAnchored: 0,
      keysFromRecord: false,
      checkpointsBroken: [],
      anchorsBroken: [],
      actsNotAnchored: 0,
      actsBroken: [],
      readsNotAnchored: 0,
      readsBroken: [],
      inForceDiffers: [],
    };
    const workflows = new WorkflowsAgainstRecords(temporal.client, pool);
    for await (const page of verifyRecords(pool)) {
      found.declarations += page.declarations.length;
      found.events += page.events;
      found.removed += page.removed;
      found.studyWaiting += page.studyWaiting;
      found.chainBroken.push(...page.chainBroken);
      found.readModelDiffers.push(...page.readModelDiffers);
      await workflows.look(page);
      onProgress(found.declarations);
    }
    Object.assign(found, await verifyArchive(pool));
    Object.assign(found, await againstCheckpoints(config, pool, outside));
    found.inForceDiffers = await verifyInForce(pool);
    for await (const missing of verifyBlobs(pool, diskBlobs(join(config.data, 'blobs'))))
      found.blobsMissing.push(missing);
    const statistics = await verifyStatistics(pool);
    found.statisticsDiffer = statistics.differ;
    found.statisticsNotTold = statistics.notTold;
    if (!statistics.numbered)
      found.resultsNotNumbered = [`${statistics.results} results are not numbered without a gap`];
    const { seedDiffers, drawDiffers } = await verifyDraws(pool);
    Object.assign(found, { seedDiffers, drawDiffers });
    const { missing, unexpected } = await workflows.conclude();
    found.workflowsMissing = missing;
    found.workflowsUnexpected = unexpected;
    return { ...found, ok: isClean(found) };
  } finally {
    await temporal.close();
    await pool.end();
  }
}

async function againstCheckpoints(
  config: StackAtHand['config'],
  pool: pg.Pool,
  { keys, copies = [] }: Outside,
): Promise<VerifiedCheckpoints & Pick<Verification, 'keysFromRecord'>> {
  const known = keys ? undefined : await knownCheckpointKeys(config.checkpointKey, config.data);
  const own = keys ?? (known && trusted(known.publicKeys));
  const onRecord = async () =>
    trusted((await checkpointKeysOnRecord(pool)).map(({ publicKey }) => createPublicKey(publicKey)));
  const found = await verifyCheckpoints(pool, own ?? (await onRecord()), copies);
  return { ...found, keysFromRecord: own === undefined && found.checkpoints > 0 };
}

/** Whether every list of findings is empty. */
const isClean = (found: object): boolean =>
  Object.values(found).every((finding) => !Array.isArray(finding) || finding.length === 0);
