import {
  amend,
  decide,
  expire,
  findHold,
  isClosed,
  nextDeadline,
  runningClocks,
  withoutAssessing,
  type Amendment,
  type ClearanceFile,
  type Outcome,
} from '#libs/clearance';
import type { ActorId, Decided, HoldId, Instant, KnownOutage, ProblemCode, Refusal } from '#libs/domain';
import type { UpdateDefinition } from '@temporalio/common';
import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { accountOutage, amendDeclaration, updates, type Opening } from './contract.js';
import { assess, openDesk, present, refusal, type Desk, type Particulars } from './desk.js';

/**
 * One declaration, from lodgement until its file is closed. What happens is decided by the procedure (libs/clearance): holds are
 * raised, people resolve them by Updates, clocks run, goods are released when nothing holds them. Here it is carried out.
 *
 * A closed file is reopened under the same workflow id when something more is asked of it (departure, audit), so that at any
 * time one run at most decides on a declaration.
 */
export async function clearDeclaration(opening: Opening): Promise<void> {
  const desk = openDesk(opening.id);
  listen(desk);
  // Number, lane and holds: one record. A green declaration is released and cleared by the same record.
  await ('lodgement' in opening ? desk.accept(opening.lodgement) : desk.reopen());
  await untilNothingIsOpen(desk);
}

/** Handlers first: an Update that arrives with the start must find them. */
function listen(desk: Desk): void {
  on(desk, updates.completeTask, decide.completeTask);
  on(desk, updates.requestInformation, decide.requestInformation);
  on(desk, updates.extendClock, decide.extendClock);
  on(desk, updates.cancelDeclaration, decide.cancelDeclaration);
  on(desk, updates.reroute, decide.reroute);
  on(desk, updates.recordDeparture, decide.recordDeparture);
  on(desk, updates.orderAudit, decide.orderAudit);
  setHandler(accountOutage, async (outage: KnownOutage) => {
    await condition(desk.isOpen);
    await desk.account([outage]);
  });
  setHandler(
    amendDeclaration,
    async ({ declaration, ...amendment }: Amendment) => {
      await condition(desk.isOpen);
      const { id, receivedAt } = desk.file();
      const { basis, ...assessed } = await assess(declaration, { id, receivedAt });
      await desk.decide(
        (file, at) => amend(file, { ...amendment, ...assessed }, at),
        () => ({ content: declaration, basis }),
      );
    },
    {
      validator: ({ version }: Amendment) => {
        const known = desk.isOpen() ? withoutAssessing(desk.file(), version) : undefined;
        if (known && 'refused' in known) throw refusal(known.refused);
      },
    },
  );
}

/** Refuse what the file already speaks against before it enters history; decide the rest when its turn comes. */
function on<Command extends TaskCommand>(
  desk: Desk,
  update: UpdateDefinition<void, [Command]>,
  decision: (file: ClearanceFile, command: Command, at: Instant) => Outcome<Decided>,
): void {
  setHandler(
    update,
    async (command: Command) => {
      // A file that is being reopened has to be read first.
      await condition(desk.isOpen);
      await desk.decide(
        (file, at) => decision(file, command, at),
        (file) => guardOf(file, command),
      );
    },
    {
      validator: (command: Command) => {
        if (!desk.isOpen()) return;
        const outcome = decision(desk.file(), command, present());
        if ('refused' in outcome && isFinal(outcome.refused, desk.file(), command)) throw refusal(outcome.refused);
      },
    },
  );
}

/** Refusals that no later event takes back: what asks for other answers issues the task again. */
const FINAL: ProblemCode[] = [
  'task-closed',
  'content-invalid',
  'separation-of-duties',
  'not-permitted',
  'already-departed',
  'clock-already-extended',
  'declaration-not-held',
];

/**
 * Whether a refusal stands whatever else is on record. Where a worker died after recording a decision, the record is ahead of this
 * file: a task that is not here yet may be in somebody's hands already. What depends on that is left to the handler, which looks.
 */
function isFinal({ code }: Refusal, file: ClearanceFile, { holdId, attempt = 0 }: TaskCommand): boolean {
  if (code !== 'task-stale' || holdId === undefined) return FINAL.includes(code);
  return attempt < (findHold(file, holdId)?.task.attempt ?? 0);
}

/** What commands on a task say of it. */
interface TaskCommand {
  by: ActorId;
  holdId?: HoldId;
  attempt?: number;
}

/** Who acts on a task must still hold it when the decision is recorded. */
function guardOf(file: ClearanceFile, command: TaskCommand): Particulars {
  if (command.holdId === undefined || command.attempt === undefined) return {};
  const group = findHold(file, command.holdId)?.task.group;
  const claimless = group === 'trader' || group === 'arrival';
  return { guard: { taskId: command.holdId, attempt: command.attempt, by: command.by, claimless } };
}

/** Wait for people and for clocks, until the file is closed. A clock that runs out has its legal effect. */
async function untilNothingIsOpen(desk: Desk): Promise<void> {
  while (!(isClosed(desk.file()) && allHandlersFinished())) {
    const deadline = nextDeadline(desk.file());
    const somethingChanged = () =>
      nextDeadline(desk.file()) !== deadline ||
      (isClosed(desk.file()) && allHandlersFinished()) ||
      (workflowInfo().continueAsNewSuggested && allHandlersFinished());
    if (deadline === undefined) {
      await condition(somethingChanged);
    } else {
      const remaining = Math.max(new Date(deadline).getTime() - Date.now(), 1);
      if (!(await condition(somethingChanged, remaining))) await expireAllDue(desk);
    }
    // A file that saw very much goes on in a new run, which reads it from the record.
    if (workflowInfo().continueAsNewSuggested && allHandlersFinished() && !isClosed(desk.file()))
      await continueAsNew<typeof clearDeclaration>({ id: desk.file().id, reopened: true });
  }
}

async function expireAllDue(desk: Desk): Promise<void> {
  const now = present();
  const due: HoldId[] = runningClocks(desk.file())
    .filter(({ dueAt }) => dueAt <= now)
    .map(({ id }) => id);
  for (const id of due) await desk.decide((file, at) => ({ decided: expire(file, id, at) }));
}
