import {
  accountOutages,
  emptyFile,
  evolve,
  isSameDecision,
  lacksCourse,
  notBefore,
  type ClearanceFile,
  type Lodgement,
  type Outcome,
} from '#libs/clearance';
import type { Clearing } from '#activities';
import type { Decided, Declaration, DeclarationId, Instant, KnownOutage, Refusal } from '#libs/domain';
import type { Basis } from '#libs/risk';
import { ActivityFailure, ApplicationFailure, condition, proxyLocalActivities } from '@temporalio/workflow';

// Recording and assessing are short and idempotent (by declaration and event number), so a local activity serves and is tried
// again for as long as it takes: a decision is never lost because the database was away. Half a minute is for a database that
// is slow after its own restart; more than that is a hung connection, and another attempt is better.
export const { accept, assess, record, reopen } = proxyLocalActivities<Clearing>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '50 milliseconds', backoffCoefficient: 2, maximumInterval: '5 seconds' },
});

/** What a decision needs to be recorded, besides itself. */
export interface Particulars {
  content?: Declaration;
  basis?: Basis;
  guard?: { taskId: string; attempt: number; by: string; claimless: boolean };
}

/** Where one declaration's file lies: whoever decides takes their turn, sees the file as it is then, and records. */
export interface Desk {
  /** The file as recorded so far. */
  file: () => ClearanceFile;
  /** Whether the file has been lodged or reopened: before, nothing can be said of it. */
  isOpen: () => boolean;
  /** Open the file with its lodgement. */
  accept: (lodgement: Lodgement) => Promise<void>;
  /** Take up a file from the record. */
  reopen: () => Promise<void>;
  /** Take outages into account: those that the file knows as they are told change nothing. */
  account: (outages: readonly KnownOutage[]) => Promise<void>;
  /** Decide on the file as it stands when the turn comes, and record it; throws the refusal, where it is refused. */
  decide: (
    decision: (file: ClearanceFile, at: Instant) => Outcome<Decided>,
    particulars?: (file: ClearanceFile) => Particulars,
  ) => Promise<void>;
}

/** The workflow's clock; deterministic, and the same again when history is replayed. */
export const present = (): Instant => new Date().toISOString() as Instant;

/** A refusal as the caller of an Update receives it: its type is the code. */
export const refusal = ({ code, detail }: Refusal): ApplicationFailure =>
  ApplicationFailure.create({ message: detail, type: code, nonRetryable: true });

export function openDesk(id: DeclarationId): Desk {
  let file = emptyFile(id);
  let occupied = false;

  /** One at a time: two decisions on the same state would both want the next number. */
  async function inTurn(work: () => Promise<void>): Promise<void> {
    // Looked at again after each wait, since all who wait are woken together; nothing may come between the look and the taking.
    while (occupied) await condition(() => !occupied);
    occupied = true;
    try {
      await work();
    } finally {
      occupied = false;
    }
  }

  /** Take outages into account, while it is our turn, and on what the record says where another attempt was first. */
  async function account(outages: readonly KnownOutage[]): Promise<void> {
    if (lacksCourse(file)) file = await reopen(id);
    for (;;) {
      const decided = accountOutages(file, outages, notBefore(file, present()));
      if (decided.length === 0) return;
      const answer = await record({ file, decided }).catch(rethrowCause);
      // No guard and no expiry is in it, so neither answer can be. If one is: the Update fails, and does not hold the workflow task.
      if ('refused' in answer) throw refusal(answer.refused);
      if ('unaccounted' in answer) throw refusal({ code: 'internal-error', detail: 'An outage waits for another.' });
      file = answer.earlier ? await reopen(id) : answer.recorded.reduce<ClearanceFile>(evolve, file);
    }
  }

  return {
    file: () => file,
    isOpen: () => file.seq > 0,
    accept: (lodgement) =>
      inTurn(async () => {
        const answer = await accept(id, lodgement, present());
        file = answer.earlier ? await reopen(id) : answer.recorded.reduce<ClearanceFile>(evolve, file);
      }),
    reopen: () =>
      inTurn(async () => {
        file = await reopen(id);
      }),
    account: (outages) => inTurn(() => account(outages)),
    decide: (decision, particulars = () => ({})) =>
      inTurn(async () => {
        for (;;) {
          const outcome = decision(file, notBefore(file, present()));
          if ('refused' in outcome) {
            // People see the record, which is ahead of us where a worker died after recording a decision and before we heard of it.
            const onRecord = await reopen(id);
            if (onRecord.seq === file.seq) throw refusal(outcome.refused);
            file = onRecord;
            continue;
          }
          if (outcome.decided.length === 0) return;
          const answer = await record({ file, decided: outcome.decided, ...particulars(file) }).catch(rethrowCause);
          if ('refused' in answer) throw refusal(answer.refused);
          if ('unaccounted' in answer) {
            await account(answer.unaccounted);
            continue;
          }
          if (!answer.earlier) {
            file = answer.recorded.reduce<ClearanceFile>(evolve, file);
            return;
          }
          // Something is on record already: by an attempt of this decision whose worker died before we heard, or by a run of
          // which we know nothing. All that is on record stands; another decision than that is taken anew on it.
          file = await reopen(id);
          if (isSameDecision(answer.recorded[0], outcome.decided[0])) return;
        }
      }),
  };
}

/** Whoever asked receives what the recorder said, not that an activity said it. */
function rethrowCause(error: unknown): never {
  throw error instanceof ActivityFailure && error.cause instanceof ApplicationFailure ? error.cause : error;
}
