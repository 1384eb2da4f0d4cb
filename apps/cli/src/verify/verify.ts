import { join } from 'node:path';
import {
  diskBlobs,
  openPool,
  verifyBlobs,
  verifyDraws,
  verifyRecords,
  verifyStatistics,
  type BlobMissing,
  type VerifiedDraws,
  type VerifiedPage,
} from '#libs/store';
import { connectTemporal } from '#libs/temporal';
import type { StackAtHand } from '../with-stack.js';
import { WorkflowsAgainstRecords } from './workflows.js';

/** What verifying a stack found; `ok` where all lists are empty. */
export interface Verification {
  declarations: number;
  events: number;
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
  /** Why results are not numbered as they must be; empty where they are. */
  resultsNotNumbered: string[];
  /** Days whose revealed seed is not the one committed to, and decisions that the draw of such a day does not explain. */
  seedDiffers: VerifiedDraws['seedDiffers'];
  drawDiffers: VerifiedDraws['drawDiffers'];
  ok: boolean;
}

/** Verifies events, read models, workflows and bytes of a stack, also while it works; in constant memory where all is well. */
export async function verify(
  { config }: Pick<StackAtHand, 'config'>,
  onProgress: (declarations: number) => void = () => undefined,
): Promise<Verification> {
  const pool = openPool(config.databaseUrl, { role: 'owner', connections: 2 });
  const temporal = await connectTemporal(config);
  try {
    const found: Omit<Verification, 'ok'> = {
      declarations: 0,
      events: 0,
      chainBroken: [],
      readModelDiffers: [],
      workflowsMissing: [],
      workflowsUnexpected: [],
      blobsMissing: [],
      statisticsDiffer: [],
      resultsNotNumbered: [],
      seedDiffers: [],
      drawDiffers: [],
    };
    const workflows = new WorkflowsAgainstRecords(temporal.client, pool);
    for await (const page of verifyRecords(pool)) {
      found.declarations += page.declarations.length;
      found.events += page.events;
      found.chainBroken.push(...page.chainBroken);
      found.readModelDiffers.push(...page.readModelDiffers);
      await workflows.look(page);
      onProgress(found.declarations);
    }
    for await (const missing of verifyBlobs(pool, diskBlobs(join(config.data, 'blobs'))))
      found.blobsMissing.push(missing);
    const statistics = await verifyStatistics(pool);
    found.statisticsDiffer = statistics.differ;
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

/** Whether every list of findings is empty. */
const isClean = (found: object): boolean =>
  Object.values(found).every((finding) => !Array.isArray(finding) || finding.length === 0);
