import type { CommandName, Commands } from '#libs/clearance';
import type { ActorId, Content, Declaration, DeclarationId, Instant, Issue, Mrn } from '#libs/domain';
import type { UpdateDefinition } from '@temporalio/common';
import { defineUpdate } from '@temporalio/workflow';

/** Where declarations are worked on. */
export const TASK_QUEUE = 'clearance';

/** A lodgement that was parsed, checked and kept at the edge. */
export interface Lodgement {
  by: ActorId;
  mrn: Mrn;
  receivedAt: Instant;
  declaration: Declaration;
  version: Omit<Content, 'version'>;
  warnings: Issue[];
}

/** Why a declaration's workflow starts: somebody lodged it, or something is asked of a file that was closed. */
export type Opening = { id: DeclarationId; lodgement: Lodgement } | { id: DeclarationId; reopened: true };

/** New content for a held declaration, parsed, checked and kept at the edge. */
export interface Amendment {
  by: ActorId;
  reason: string;
  declaration: Declaration;
  version: Omit<Content, 'version'>;
  warnings: Issue[];
}

/** Every command is an Update; the answer comes when what it decided is on record. */
export const updates = {
  completeTask: defineUpdate<void, [Commands['completeTask']]>('completeTask'),
  requestInformation: defineUpdate<void, [Commands['requestInformation']]>('requestInformation'),
  extendClock: defineUpdate<void, [Commands['extendClock']]>('extendClock'),
  cancelDeclaration: defineUpdate<void, [Commands['cancelDeclaration']]>('cancelDeclaration'),
  reroute: defineUpdate<void, [Commands['reroute']]>('reroute'),
  recordDeparture: defineUpdate<void, [Commands['recordDeparture']]>('recordDeparture'),
  orderAudit: defineUpdate<void, [Commands['orderAudit']]>('orderAudit'),
} satisfies { [Name in CommandName]: UpdateDefinition<void, [Commands[Name]]> };

export const amendDeclaration = defineUpdate<void, [Amendment]>('amendDeclaration');
