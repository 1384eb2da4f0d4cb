import type { Decided, Instant } from '#libs/domain';
import { refuse, type CommandName, type Commands, type Outcome } from './command.js';
import { withdraw } from './amend.js';
import { CONTROLS, CONTROLS_OF_LANE, openHolds, type ClearanceFile } from './file.js';
import { withConsequences } from './procedure.js';
import { closeAll, completeTask, extendClock, requestInformation } from './tasks.js';

/**
 * Withdraw a declaration. Once its declarant knows that customs examines the goods (a scan or an inspection was ordered), it is for
 * customs to say (cf. UCC art. 174); before, a refusal would tell the lane.
 */
function cancelDeclaration(file: ClearanceFile, command: Commands['cancelDeclaration'], at: Instant): Outcome<Decided> {
  if (file.status === 'cancelled') return { decided: [] };
  if (file.status !== 'held')
    return refuse('declaration-not-held', 'A declaration can be cancelled only while its goods are held.');
  const controlled = file.adverse.length > 0 || file.holds.some(({ kind }) => kind === 'scan' || kind === 'inspection');
  if (controlled && command.onBehalfOf === 'trader')
    return refuse('cancellation-under-control', 'Customs chose the goods for control; ask a supervisor to cancel.');
  return {
    decided: [
      ...closeAll(file, null, at, command.by, 'cancelled'),
      { type: 'DeclarationCancelled', at, by: command.by, reason: command.reason },
    ],
  };
}

/** Send a held declaration to another lane. Controls that the new lane does not ask for are withdrawn. */
function reroute(file: ClearanceFile, command: Commands['reroute'], at: Instant): Outcome<Decided> {
  const { by, lane, reason, note } = command;
  if (file.status !== 'held' || file.lane === null)
    return refuse('declaration-not-held', `The declaration is ${file.status}; its lane no longer matters.`);
  if (file.adverse.length > 0) return refuse('review-pending', 'Decide on the adverse finding first.');
  if (file.lane === lane) return refuse('lane-unchanged', `The declaration is in the ${lane} lane already.`);
  const asked: readonly string[] = CONTROLS_OF_LANE[lane];
  const withdrawn = openHolds(file).filter(
    ({ kind }) => CONTROLS.some((control) => control === kind) && !asked.includes(kind),
  );
  const decided: Decided[] = [
    {
      type: 'LaneAssigned',
      at,
      by,
      lane,
      previous: file.lane,
      cause: 'reroute',
      assessment: null,
      asks: [],
      reroute: { reason, note },
    },
    ...withdrawn.flatMap((hold) => withdraw(file, hold, at, by)),
  ];
  return { decided: withConsequences(file, decided, at) };
}

/** The goods left: reported by the gate. */
function recordDeparture(file: ClearanceFile, command: Commands['recordDeparture'], at: Instant): Outcome<Decided> {
  if (file.departedAt !== null)
    return file.departedAt === command.departedAt
      ? { decided: [] }
      : refuse('already-departed', `The goods left at ${file.departedAt}.`);
  if (file.releasedAt === null) return refuse('not-released', 'The goods are not released: they may not leave.');
  if (command.departedAt < file.releasedAt)
    return refuse('not-released', `The goods were released at ${file.releasedAt}: they cannot have left before.`);
  const { by, departedAt, gate } = command;
  return { decided: [{ type: 'GoodsDeparted', at, by, departedAt, gate }] };
}

/** Order a post-clearance audit of a released declaration. */
function orderAudit(file: ClearanceFile, command: Commands['orderAudit'], at: Instant): Outcome<Decided> {
  if (file.status !== 'released' && file.status !== 'cleared')
    return refuse('not-released', 'Only released goods are audited afterwards.');
  if (openHolds(file).some(({ kind }) => kind === 'audit'))
    return refuse('audit-already-open', 'An audit is open already.');
  return {
    decided: withConsequences(file, [{ type: 'AuditOrdered', at, by: command.by, reason: command.reason }], at),
  };
}

/**
 * What each command decides on a file. The workflow uses these to validate and to decide; the API uses them to answer for a
 * file whose workflow has ended. Pure: the same file, command and instant give the same outcome.
 */
export const decide: {
  [Name in CommandName]: (file: ClearanceFile, command: Commands[Name], at: Instant) => Outcome<Decided>;
} = { completeTask, requestInformation, extendClock, cancelDeclaration, reroute, recordDeparture, orderAudit };
