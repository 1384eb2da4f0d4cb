import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import {
  decide,
  withoutAssessing,
  type Amendment,
  type ClearanceFile,
  type CommandName,
  type Commands as Inputs,
  type Outcome,
} from '#libs/clearance';
import {
  instant,
  Refused,
  type Actor,
  type Decided,
  type DeclarationId,
  type Instant,
  type Refusal,
} from '#libs/domain';
import { acting, fileOf } from '#libs/store';
import { amendDeclaration, TASK_QUEUE, WORKFLOW_TASK_TIMEOUT, updates, type clearDeclaration } from '#workflows';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';
import { commandsTotal } from '../health/metrics.js';
import { idOf } from './id-of.js';
import { insist } from './update.js';

/** What the record says to a command whose workflow has ended: refused, done already, or something is to be decided. */
type Verdict = { refused: Refusal } | 'done' | 'to be decided';
type Judging = (file: ClearanceFile, at: Instant) => Verdict;

const DEFINITIONS: { [Name in CommandName]: UpdateDefinition<void, [Inputs[Name]]> } = updates;

/**
 * Sends commands to declarations' workflows. The answer comes when what the workflow decided is on record. A file whose workflow
 * has ended answers from the record, by the same decisions; where something more is to be decided, its workflow is started anew.
 */
@Injectable()
export class Commands {
  constructor(private readonly connections: Connections) {}

  /** @throws Refused not-found for a declaration that is not the actor's to see; the workflow's refusals; busy */
  async send<Name extends CommandName>(caller: Caller, idOrMrn: string, name: Name, input: Inputs[Name]) {
    await this.sendTo(caller, await this.seen(caller.actor, idOrMrn), name, input);
  }

  /** The same to a declaration that the actor has seen already, a task of it perhaps. */
  async sendTo<Name extends CommandName>(caller: Caller, id: DeclarationId, name: Name, input: Inputs[Name]) {
    await this.deliver(caller, id, DEFINITIONS[name], input, (file, at) => verdictOf(decide[name](file, input, at)));
  }

  /** Amend a declaration; refusals as above. */
  async amend(caller: Caller, id: DeclarationId, amendment: Amendment) {
    const seen = await this.seen(caller.actor, id);
    await this.deliver(caller, seen, amendDeclaration, amendment, (file) => verdictOnAmendment(file, amendment));
  }

  private async deliver<Input>(
    { once }: Caller,
    id: DeclarationId,
    update: UpdateDefinition<void, [Input]>,
    input: Input,
    judge: Judging,
  ): Promise<void> {
    commandsTotal.inc({ command: update.name });
    const call = { args: [input] as [Input], updateId: once?.updateId ?? randomUUID() };
    const client = () => this.connections.temporal.client;
    const handleOf = (temporal: ReturnType<typeof client>): WorkflowHandle => temporal.workflow.getHandle(id);
    const sent = await insist(client, (temporal) => handleOf(temporal).executeUpdate(update, call));
    if (sent === 'recorded') return;
    // All of it, not what the actor may see of it: that they may see the declaration is known.
    const file = await fileOf(this.connections.record, id);
    const verdict = judge(file, instant(Date.now()));
    if (verdict === 'done') return;
    if (verdict !== 'to be decided') throw new Refused(verdict.refused.code, verdict.refused.detail);
    await insist(client, (temporal) =>
      temporal.workflow.executeUpdateWithStart(update, { ...call, startWorkflowOperation: reopening(id) }),
    );
  }

  /** What is not the actor's to see does not exist for them. */
  private async seen(actor: Actor, idOrMrn: string): Promise<DeclarationId> {
    const row = await acting(this.connections.db, actor, (tx) => idOf(tx, idOrMrn));
    if (!row) throw new Refused('not-found', `There is no declaration ${idOrMrn} that you may see.`);
    return row;
  }
}

/** Start the workflow of a file that was closed, unless somebody else just did. */
const reopening = (id: DeclarationId) =>
  new WithStartWorkflowOperation<typeof clearDeclaration>('clearDeclaration', {
    workflowId: id,
    taskQueue: TASK_QUEUE,
    workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
    args: [{ id, reopened: true }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });

function verdictOf(outcome: Outcome<Decided>): Verdict {
  if ('refused' in outcome) return outcome;
  return outcome.decided.length === 0 ? 'done' : 'to be decided';
}

/** An amendment is assessed before it is decided, so the record alone says only whether it can still be made. */
function verdictOnAmendment(file: ClearanceFile, { version }: Amendment): Verdict {
  const known = withoutAssessing(file, version);
  return known ? verdictOf(known) : 'to be decided';
}
