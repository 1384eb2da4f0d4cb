import { Injectable } from '@nestjs/common';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Lodgement } from '#libs/clearance';
import {
  instant,
  mrnFor,
  Refused,
  type Declaration,
  type DeclarationId,
  type DeclarationView,
  type Issue,
} from '#libs/domain';
import { contentHash, declarationIdentity, type OriginalMessage } from '#libs/formats';
import { declarationViewAs } from '#libs/store';
import { TASK_QUEUE, WORKFLOW_TASK_TIMEOUT, type clearDeclaration } from '#workflows';
import { insist } from '../commands/update.js';
import { Connections } from '../connections/connections.js';
import { whyUnkeepable } from '../http/unkeepable.js';
import type { Caller } from '../identity/caller.js';
import { mustFit } from './must-fit.js';
import { lodgedContent } from './on-record.js';
import { Recording } from './recording.js';
import { Rejections, type Fault, type Received } from './rejections.js';
import { UnknownOffices } from './unknown-offices.js';

/** A lodgement's answer: the declaration as it stands, and whether it had been lodged before. */
export interface Lodged {
  view: DeclarationView;
  replayed: boolean;
}

/**
 * Lodges declarations. The workflow's id comes from declarant and local reference, so however often and at whatever moment a
 * lodgement is repeated, it is one declaration. The answer comes when it is on record.
 */
@Injectable()
export class Lodgements {
  constructor(
    private readonly connections: Connections,
    private readonly recording: Recording,
    private readonly rejections: Rejections,
    private readonly offices: UnknownOffices,
  ) {}

  /** @throws Refused not-your-party, declaration-invalid, too-large, reference-taken, busy */
  async lodge(caller: Caller, received: Received, message: OriginalMessage): Promise<Lodged> {
    const { declaration, officeAt } = message;
    const unkeepable = whyUnkeepable(declaration);
    if (unkeepable) throw await this.rejections.reject(caller, received, unkeepableIn(declaration, unkeepable));
    mustActFor(caller, declaration);
    const { config, record, blobs } = this.connections;
    const { id, digest } = declarationIdentity(declaration.declarant.id ?? '', declaration.localReference);
    const content = contentHash(declaration);
    const bytes = await blobs.put(received.bytes);
    const warnings = await this.offices.besides(message.warnings, declaration, officeAt);
    const receivedAt = instant(Date.now());
    const mrn = mrnFor(digest, new Date(receivedAt).getUTCFullYear(), config.country, declaration.kind);
    const version = { content, received: bytes };
    const lodgement = { by: caller.actor.id, mrn, receivedAt, declaration, version, warnings };
    mustFit(lodgement);
    if (await this.isFirst(id, lodgement)) {
      const view = await this.view(caller, id);
      // Otherwise it was on record already, and only Temporal had forgotten it: the run adopted what is there.
      if (view?.receivedAt === receivedAt) return { view, replayed: false };
    }
    return this.again(caller, id, (await lodgedContent(record, id)) === content);
  }

  /** Start the workflow and wait for its record; false where another lodgement under this reference came first. */
  private async isFirst(id: DeclarationId, lodgement: Lodgement): Promise<boolean> {
    const recorded = this.recording.of(id);
    let isFirst = true;
    try {
      await insist(
        () => this.connections.temporal.client,
        (client) =>
          client.workflow.start<typeof clearDeclaration>('clearDeclaration', {
            workflowId: id,
            taskQueue: TASK_QUEUE,
            args: [{ id, lodgement }],
            requestEagerStart: true,
            workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
            // A run that failed recorded nothing: the same may be sent again.
            workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
          }),
      );
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) {
        recorded.cancel();
        throw error;
      }
      isFirst = false;
    }
    await recorded.wait(!isFirst);
    return isFirst;
  }

  /** The answer to a reference that was used before: the same again for the same content, a refusal for another. */
  private async again(caller: Caller, id: DeclarationId, same: boolean): Promise<Lodged> {
    const view = await this.view(caller, id);
    if (view && same) return { view, replayed: true };
    const its = view ? `declaration ${view.mrn}` : 'another declaration';
    throw new Refused('reference-taken', `The declarant used this local reference for ${its}, with other content.`, {
      ...(view ? { mrn: view.mrn, declarationId: id } : {}),
    });
  }

  private view(caller: Caller, id: DeclarationId): Promise<DeclarationView | undefined> {
    return declarationViewAs(this.connections.seen, caller, id);
  }
}

const unkeepableIn = ({ declarant, localReference }: Declaration, fault: Omit<Issue, 'code'>): Fault => ({
  malformed: false,
  issues: [{ ...fault, code: 'invalid' }],
  declarant: declarant.id,
  localReference,
});

/** A broker lodges for the parties they act for; customs' own gateway for everybody. */
function mustActFor({ actor }: Caller, { declarant, representative }: OriginalMessage['declaration']): void {
  if (actor.roles.includes('gateway')) return;
  const mine = [declarant.id, representative?.id].some((id) => id !== undefined && actor.parties.includes(id));
  if (!mine)
    throw new Refused('not-your-party', `You act neither for the declarant ${declarant.id} nor as its representative.`);
}
