import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { openNow, type VerifiedPage } from '#libs/store';
import type pg from 'pg';

/** Where workflows and records do not fit. */
export interface WorkflowsDiffer {
  /** Declarations that wait for something, without a workflow that does. */
  missing: string[];
  /** Workflows that run though their declaration is closed, or is not on record at all. */
  unexpected: string[];
}

/** Things move while we look, and what is listed lags behind: nothing is said of a declaration before a second look, or a few. */
const PAUSE_MS = 2_000;
/** A worker that was killed lets go of its workflow after ten seconds; another then ends it. */
const PATIENCE_MS = 30_000;

/** Compares running workflows with records, page by page of the record, and keeps only what differs. */
export class WorkflowsAgainstRecords {
  private after = '';
  private readonly suspects = new Set<string>();

  constructor(
    private readonly client: Client,
    private readonly pool: pg.Pool,
  ) {}

  /** Looks at the workflows within a page of the record; pages come in order. */
  async look({ declarations }: VerifiedPage): Promise<void> {
    const last = declarations.at(-1)?.id;
    if (last === undefined) return;
    await this.compare(declarations, `WorkflowId > '${this.after}' and WorkflowId <= '${last}'`);
    this.after = last;
  }

  /** Looks at the rest, then again at whatever did not fit, until it does or patience ends. */
  async conclude(): Promise<WorkflowsDiffer> {
    await this.compare([], `WorkflowId > '${this.after}'`);
    const patience = Date.now() + PATIENCE_MS;
    let found = await this.lookAgain();
    while (this.suspects.size > 0 && Date.now() < patience) {
      await sleep(PAUSE_MS);
      found = await this.lookAgain();
    }
    return found;
  }

  private async compare(declarations: VerifiedPage['declarations'], range: string): Promise<void> {
    const running = new Set<string>();
    const query = `WorkflowType = 'clearDeclaration' and ExecutionStatus = 'Running' and ${range}`;
    for await (const { workflowId } of this.client.workflow.list({ query })) running.add(workflowId);
    for (const { id, isOpen } of declarations) {
      if (isOpen !== running.has(id)) this.suspects.add(id);
      running.delete(id);
    }
    for (const id of running) this.suspects.add(id);
  }

  /** What is still suspect by the record and by the workflow itself. */
  private async lookAgain(): Promise<WorkflowsDiffer> {
    const found: WorkflowsDiffer = { missing: [], unexpected: [] };
    const open = await openNow(this.pool, [...this.suspects]);
    for (const [id, isOpen] of open) {
      const isRunning = await this.runs(id);
      if (isOpen === isRunning) this.suspects.delete(id);
      else (isOpen ? found.missing : found.unexpected).push(id);
    }
    return found;
  }

  private async runs(id: string): Promise<boolean> {
    try {
      return (await this.client.workflow.getHandle(id).describe()).status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }
}
