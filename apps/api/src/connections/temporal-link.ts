import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { startClearanceWorker, type ClearanceWorker, type Heart } from '#apps/worker';
import type { Config } from '#libs/config';
import { Refused } from '#libs/domain';
import { connectTemporal, type Temporal } from '#libs/temporal';
import type { Logger } from 'pino';
import { targetingFaultsTotal } from '../health/metrics.js';

const TRY_AGAIN_MS = 1_000;
const WORKER_CONNECTIONS = 10;
const HEALTH_MS = 2_000;

/**
 * Temporal, and the worker of this process on the same connection, so that a lodgement starts eagerly. Where Temporal is away,
 * or the worker fails, it is tried again for as long as the process lives; meanwhile callers hear that the system is busy.
 */
export class TemporalLink {
  private temporal: Temporal | undefined;
  private worker: ClearanceWorker | undefined;
  private closing = false;
  private endWaiting = () => {};
  private readonly closed = new Promise<void>((resolve) => (this.endWaiting = resolve));
  private keeping: Promise<void> | undefined;

  constructor(
    private readonly config: Config,
    private readonly databaseUrl: string,
    private readonly heart: Pick<Heart, 'beat'>,
    private readonly log: Logger,
  ) {}

  /** Begin to connect; does not wait for it. */
  open(): void {
    this.keeping ??= this.keepOpen();
  }

  /** @throws Refused busy while there is no connection */
  get client(): Client {
    if (!this.temporal || this.closing) throw new Refused('busy', 'Temporal is not reachable; send the same again.');
    return this.temporal.client;
  }

  /** Whether Temporal answers and a worker of this process serves. */
  async isServing(): Promise<boolean> {
    if (!this.temporal || !this.worker) return false;
    const { client, namespace } = this.temporal;
    try {
      await client.withDeadline(Date.now() + HEALTH_MS, () => client.workflowService.describeNamespace({ namespace }));
      return true;
    } catch {
      return false;
    }
  }

  /** Let the worker finish what it holds, then disconnect. */
  async close(): Promise<void> {
    this.closing = true;
    this.endWaiting();
    await this.worker?.stop().catch(() => undefined);
    await this.keeping;
    await this.temporal?.close().catch(() => undefined);
  }

  private async keepOpen(): Promise<void> {
    while (!this.closing) {
      try {
        this.temporal ??= await connectTemporal(this.config);
        this.worker = await startClearanceWorker(
          this.temporal,
          this.databaseUrl,
          this.heart,
          WORKER_CONNECTIONS,
          (fault, error) => {
            this.log.error({ fault, err: error }, 'what the risk unit has put in force cannot be read');
            targetingFaultsTotal.inc();
          },
          (fault, error) => this.log.error({ fault, err: error }, 'the study of clearance times lacks something'),
        );
        this.log.info('the clearance worker serves');
        await this.worker.finished;
      } catch (error) {
        this.log.warn({ err: error }, 'Temporal or the worker failed; trying again');
      }
      this.worker = undefined;
      await Promise.race([delay(TRY_AGAIN_MS), this.closed]);
    }
  }
}
