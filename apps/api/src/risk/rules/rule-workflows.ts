import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import type { RuleVersion } from '#libs/store';
import { RISK_TASK_QUEUE, ruleWorkflowId } from '#workflows';
import { insist } from '../../commands/update.js';
import { Connections } from '../../connections/connections.js';
import type { Caller } from '../../identity/caller.js';

/** Sends what people do about rules to the workflow of the version that is meant. */
@Injectable()
export class RuleWorkflows {
  constructor(private readonly connections: Connections) {}

  /** Send an Update to a version's workflow, which is started where none runs. @throws Refused as the workflow does */
  async send<Command>(
    { once }: Caller,
    of: RuleVersion,
    update: UpdateDefinition<void, [Command]>,
    command: Command,
  ): Promise<void> {
    const call = { args: [command] as [Command], updateId: once?.updateId ?? randomUUID() };
    await insist(
      () => this.connections.temporal.client,
      (temporal) =>
        temporal.workflow.executeUpdateWithStart(update, {
          ...call,
          startWorkflowOperation: new WithStartWorkflowOperation('keepRule', {
            workflowId: ruleWorkflowId(of),
            taskQueue: RISK_TASK_QUEUE,
            args: [of],
            workflowIdConflictPolicy: 'USE_EXISTING',
            workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          }),
        }),
    );
  }
}
