import type { Amendment, CommandName, Commands, Lodgement } from '#libs/clearance';
import type { DeclarationId, KnownOutage } from '#libs/domain';
import type { UpdateDefinition } from '@temporalio/common';
import { defineUpdate } from '@temporalio/workflow';

/** Where declarations are worked on. */
export const TASK_QUEUE = 'clearance';

/**
 * How long a worker that died keeps others from going on with a declaration. A step takes some ten milliseconds; one that waits for
 * the database longer than this says that it lives.
 */
export const WORKFLOW_TASK_TIMEOUT = '5 seconds';

/** Why a declaration's workflow starts: somebody lodged it, or something is asked of a file that was closed. */
export type Opening = { id: DeclarationId; lodgement: Lodgement } | { id: DeclarationId; reopened: true };

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

/** Tells a declaration of an outage, or of a correction of one; known already, it changes nothing. */
export const accountOutage = defineUpdate<void, [KnownOutage]>('accountOutage');
