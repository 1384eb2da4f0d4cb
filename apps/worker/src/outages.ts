import { setTimeout as delay } from 'node:timers/promises';
import type { DeclarationId, KnownOutage } from '#libs/domain';
import { asOnlyTeller, declarationsToTell, markTold, openPool, outagesToTell } from '#libs/store';
import { accountOutage, TASK_QUEUE, WORKFLOW_TASK_TIMEOUT, type clearDeclaration } from '#workflows';
import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import type pg from 'pg';

/** How soon after an outage was recorded its declarations begin to be told. */
const PAUSE_MS = 5_000;
const PAGE = 500;
/** Declarations told at a time: people's own commands go on beside them. */
const AT_ONCE = 8;
/** How long one is waited for, so that it keeps no other from being told: it is tried again with the next look. */
const PATIENCE_MS = 15_000;

/** Tells declarations of outages; `stop` lets it finish those at hand. */
export interface OutageTeller {
  /** Resolves when it has stopped. */
  finished: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Tell declarations of outages and of corrections of them, for as long as the process lives: who is yet to be told is on record, so
 * whoever dies at it leaves the rest to another, and of several processes one tells at a time.
 *
 * @param databaseUrl of the owning role; two connections are held
 * @param onFailure told of declarations that could not be told, and are tried again
 */
export function keepTelling(client: Client, databaseUrl: string, onFailure: (error: unknown) => void): OutageTeller {
  const pool = openPool(databaseUrl, { role: 'owner', connections: 2 });
  const stopping = new AbortController();
  const keep = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await asOnlyTeller(pool, () => tellAll(pool, tellBy(client), stopping.signal, onFailure)).catch(onFailure);
      // Stopping ends the pause.
      await delay(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const finished = keep().finally(() => pool.end());
  return {
    finished,
    stop: async () => {
      stopping.abort();
      await finished;
    },
  };
}

/** Tells a declaration of an outage. Idempotent. */
export type Tell = (id: DeclarationId, outage: KnownOutage) => Promise<void>;

/**
 * By its workflow; one that ended starts anew, from the record.
 *
 * @param patienceMs for an answer. Temporal waits for ever by itself: for a workflow that cannot go on, or, where this process stops, for
 * the worker that has stopped already
 */
export const tellBy =
  (client: Client, patienceMs = PATIENCE_MS): Tell =>
  async (id, outage) => {
    await client.withDeadline(Date.now() + patienceMs, () =>
      client.workflow.executeUpdateWithStart(accountOutage, {
        args: [outage],
        startWorkflowOperation: new WithStartWorkflowOperation<typeof clearDeclaration>('clearDeclaration', {
          workflowId: id,
          taskQueue: TASK_QUEUE,
          workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
          args: [{ id, reopened: true }],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        }),
      }),
    );
  };

/** Tell all declarations that are yet to be told, and mark each outage of which all have been. */
export async function tellAll(
  pool: pg.Pool,
  tell: Tell,
  stopping: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  for (const outage of await outagesToTell(pool)) {
    let failed = 0;
    for (let after = ''; !stopping.aborted;) {
      const page = await declarationsToTell(pool, outage, after, PAGE);
      const last = page.at(-1);
      if (last === undefined) break;
      failed += await tellEach(page, (id) => tell(id, outage), stopping, onFailure);
      after = last;
    }
    if (failed === 0 && !stopping.aborted) await markTold(pool, outage);
  }
}

/** A few at a time. @returns how many could not be told */
async function tellEach(
  ids: DeclarationId[],
  tell: (id: DeclarationId) => Promise<void>,
  stopping: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<number> {
  const queue = [...ids];
  let failed = 0;
  const work = async () => {
    for (let id = queue.shift(); id !== undefined && !stopping.aborted; id = queue.shift()) {
      try {
        await tell(id);
      } catch (error) {
        failed++;
        onFailure(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failed;
}
