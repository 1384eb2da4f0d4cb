import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import { modelActs, recompute, RISK_TASK_QUEUE, RISK_WORK, type ActOnModel, type TrainingOrder } from '#workflows';
import { insist } from '../commands/update.js';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';

/** Starts what the risk unit's queue does, and sends to it. */
@Injectable()
export class RiskWorkflows {
  constructor(private readonly connections: Connections) {}

  /** Send an act on a model to its promotion, which is started where none runs. @throws Refused as the promotion does */
  async actOnModel(caller: Caller, version: string, act: keyof typeof modelActs, command: ActOnModel): Promise<void> {
    const call = { args: [command] as [ActOnModel], updateId: caller.once?.updateId ?? randomUUID() };
    await insist(this.client, (temporal) =>
      temporal.workflow.executeUpdateWithStart(modelActs[act], {
        ...call,
        startWorkflowOperation: new WithStartWorkflowOperation('promoteModel', {
          workflowId: RISK_WORK.promotion(version),
          taskQueue: RISK_TASK_QUEUE,
          args: [version],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        }),
      }),
    );
  }

  /** Begin a training, unless one of this target runs. @returns the id of its workflow */
  async train(order: TrainingOrder): Promise<string> {
    const workflowId = RISK_WORK.training(order.target);
    await insist(this.client, (temporal) =>
      temporal.workflow.start('trainModel', {
        workflowId,
        taskQueue: RISK_TASK_QUEUE,
        args: [order],
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    );
    return workflowId;
  }

  /** Compute thresholds by what is in force now: a computation under way goes over them once more. */
  async keepThresholds(): Promise<void> {
    await insist(this.client, async (temporal) => (await signalled(temporal)).result());
  }

  /**
   * Ask for thresholds by what is in force now, and wait for nothing. Where Temporal is away, the scheduled work sets them within a
   * quarter of an hour.
   */
  askForThresholds(): void {
    insist(this.client, signalled).catch((error: unknown) =>
      this.connections.log.warn({ err: error }, 'thresholds stay as they are until they are due'),
    );
  }

  private readonly client = () => this.connections.temporal.client;
}

const signalled = (temporal: Client) =>
  temporal.workflow.signalWithStart('keepThresholds', {
    workflowId: `${RISK_WORK.thresholds}-now`,
    taskQueue: RISK_TASK_QUEUE,
    args: [],
    signal: recompute,
  });
