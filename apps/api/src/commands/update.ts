import { setTimeout as delay } from 'node:timers/promises';
import { ApplicationFailure, WorkflowNotFoundError, WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { PROBLEMS, Refused, type ProblemCode } from '#libs/domain';
import { isTemporalAway } from '../problem/problem-of.js';

const CALL_MS = 12_000;
const PATIENCE_MS = 25_000;
const PAUSE_MS = 250;

/** What an Update came to: its effects are on record, or no workflow runs under this id. */
export type Sent = 'recorded' | 'no workflow';

/**
 * Make a call to Temporal that may be repeated, for as long as Temporal is away but at most 25 s. The call carries an id by which
 * Temporal tells a repetition, so nothing happens twice.
 *
 * @throws Refused with the workflow's own code where it refuses; busy where patience ends
 */
export async function insist(client: () => Client, call: (client: Client) => Promise<unknown>): Promise<Sent> {
  const patience = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      const temporal = client();
      await temporal.withDeadline(Date.now() + CALL_MS, () => call(temporal));
      return 'recorded';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'no workflow';
      const refused = refusalIn(error);
      if (refused) throw refused;
      if (!isWorthAnotherTry(error)) throw error;
      if (Date.now() + PAUSE_MS > patience)
        throw new Refused('busy', 'No answer in time. The command may still take effect; the same again is safe.');
      await delay(PAUSE_MS);
    }
  }
}

/** The refusal by which a workflow answered an Update. */
function refusalIn(error: unknown): Refused | undefined {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure) || !cause.type || !Object.hasOwn(PROBLEMS, cause.type)) return undefined;
  return new Refused(cause.type as ProblemCode, cause.message);
}

// The workflow ended (or went on in another run) between the acceptance of the Update and its answer: asked again, the answer
// comes from the run that is there then, or from the record.
const OVERTAKEN = ['AcceptedUpdateCompletedWorkflow', 'UpdateAborted'];

function isWorthAnotherTry(error: unknown): boolean {
  if (error instanceof Refused) return error.code === 'busy';
  if (error instanceof WorkflowUpdateFailedError)
    return error.cause instanceof ApplicationFailure && OVERTAKEN.includes(error.cause.type ?? '');
  return isTemporalAway(error);
}
