import type { ActorId, Decided, Finding, HoldKind, HoldResult, Instant, Lane, LegalEffect } from '#libs/domain';
import { refuse, type Commands, type Outcome } from './command.js';
import { CONTROLS, findHold, openHolds, standsStillSince, type ClearanceFile, type Hold } from './file.js';
import { fingerprint } from './fingerprint.js';
import { raiseHolds } from './lodge.js';
import { isStricter, openHold, withConsequences } from './procedure.js';
import { whatIsNotAnswered } from './result.js';

/** The hold whose task a command is about, if this person may act on it now with this attempt. */
function taskFor(file: ClearanceFile, command: { by: ActorId; holdId: Hold['id']; attempt: number }) {
  const hold = findHold(file, command.holdId);
  if (!hold) return refuse('not-found', `This declaration has no task ${command.holdId}.`);
  if (hold.closedAt !== null) return refuse('task-closed', 'The task is closed; nothing more can be done with it.');
  if (hold.task.attempt !== command.attempt)
    return refuse('task-stale', `The task was issued again (attempt ${hold.task.attempt}); read it and answer that.`);
  if (hold.suspendedAt !== null)
    return refuse('task-waiting', 'The task waits for the trader’s answer; its clock stands still meanwhile.');
  if (hold.task.excluded.includes(command.by))
    return refuse('separation-of-duties', 'You acted on this declaration before; another person must do this task.');
  return { hold };
}

/**
 * Complete a task. The same answer sent twice by the same person for the same attempt is done once. A control answers each reason of
 * the latest assessment by a code: that is what the risk unit learns from.
 */
export function completeTask(file: ClearanceFile, command: Commands['completeTask'], at: Instant): Outcome<Decided> {
  const { by, response } = command;
  const earlier = findHold(file, command.holdId);
  if (earlier?.closedAt && isRepeated(earlier, command)) return { decided: [] };
  const task = taskFor(file, command);
  if ('refused' in task) return task;
  const { hold } = task;
  const lacking = whatIsNotAnswered(file, response);
  if (lacking !== undefined) return refuse('content-invalid', lacking);
  const { result, raiseTo, findings } = resultOf(response);
  const decided: Decided[] = [
    { type: 'TaskCompleted', at, by, holdId: hold.id, attempt: command.attempt, response },
    ...findings.map((finding): Decided => ({ type: 'FindingRecorded', at, by, holdId: hold.id, finding })),
    { type: 'HoldClosed', at, by, holdId: hold.id, result },
  ];
  if (hold.kind === 'information') decided.push(...resumeParent(file, hold, at));
  if (response.kind === 'review' && response.form.decision === 'refuse')
    decided.push(...end(file, hold.id, at, by, response.form.reason));
  else if (response.kind === 'review') raiseHolds(decided, file, agenciesThatRefused(file, hold), at, by);
  if (raiseTo && file.lane)
    decided.push({
      type: 'LaneAssigned',
      at,
      by,
      lane: isStricter(raiseTo, file.lane) ? raiseTo : file.lane,
      previous: file.lane,
      cause: response.kind === 'review' ? 'review' : 'finding',
      assessment: null,
      asks: [raiseTo === 'red' ? 'inspection' : 'scan'],
      reroute: null,
    });
  return { decided: withConsequences(file, decided, at) };
}

const isRepeated = ({ task }: Hold, { by, attempt, response }: Commands['completeTask']): boolean =>
  task.completedBy === by && task.attempt === attempt && task.answer === fingerprint(response);

/**
 * Agencies whose refusal a review was about. Only the agency itself lifts its refusal: where customs does not refuse release, it
 * asks that agency again.
 */
const agenciesThatRefused = (file: ClearanceFile, review: Hold): HoldKind[] =>
  file.adverse.flatMap((each) => {
    const kind = each.review === review.id ? findHold(file, each.holdId)?.kind : undefined;
    return kind?.startsWith('agency:') ? [kind] : [];
  });

/** What an answer means for the hold: its result, whether control becomes stricter, and the findings. */
function resultOf(response: Commands['completeTask']['response']): {
  result: HoldResult;
  raiseTo?: Lane;
  findings: Finding[];
} {
  switch (response.kind) {
    case 'documents':
      return response.form.outcome === 'raise'
        ? { result: 'raised', raiseTo: response.form.raiseTo, findings: response.form.findings }
        : { result: response.form.outcome, findings: response.form.findings };
    case 'scan':
      return response.form.outcome === 'suspicious'
        ? { result: 'raised', raiseTo: 'red', findings: response.form.findings }
        : { result: 'conforming', findings: response.form.findings };
    case 'inspection':
    case 'audit':
      return { result: response.form.outcome, findings: response.form.findings };
    case 'review':
      return response.form.decision === 'inspect'
        ? { result: 'decided', raiseTo: 'red', findings: [] }
        : { result: 'decided', findings: [] };
    case 'payment':
      return { result: response.form.method === 'payment' ? 'paid' : 'guaranteed', findings: [] };
    case 'information':
      return { result: 'answered', findings: [] };
    case 'arrival':
      return { result: 'arrived', findings: [] };
    default:
      return {
        result: response.form.decision === 'permit' ? 'permitted' : 'nonconforming',
        findings: response.form.findings,
      };
  }
}

/** Ask the trader for information: the officer's task waits, its clock stands still, the trader owns the clock. */
export function requestInformation(
  file: ClearanceFile,
  command: Commands['requestInformation'],
  at: Instant,
): Outcome<Decided> {
  const task = taskFor(file, command);
  if ('refused' in task) return task;
  const { hold } = task;
  if (hold.task.group === 'trader' || hold.task.group === 'arrival')
    return refuse('not-permitted', 'Only customs and agencies ask for information.');
  const decided: Decided[] = [
    openHold(file, 'information', at, command.by, { parent: hold.id, question: command.question }),
    { type: 'ClockSuspended', at, by: command.by, holdId: hold.id, reason: 'information requested' },
  ];
  return { decided: withConsequences(file, decided, at) };
}

/** Extend a task's clock, once, with a reason. */
export function extendClock(file: ClearanceFile, command: Commands['extendClock'], at: Instant): Outcome<Decided> {
  const task = taskFor(file, command);
  if ('refused' in task) return task;
  const { hold } = task;
  if (hold.dueAt === null || hold.escalated)
    return refuse('clock-cannot-be-extended', 'The deadline has passed or there is none.');
  if (hold.extended)
    return refuse('clock-already-extended', 'This clock was extended once; it cannot be extended again.');
  if (!hold.extendable) return refuse('clock-cannot-be-extended', 'The office’s rules do not extend this clock.');
  const decided: Decided[] = [
    { type: 'ClockExtended', at, by: command.by, holdId: hold.id, reason: command.reason, dueAtBefore: hold.dueAt },
  ];
  return { decided };
}

/** The clock of a hold ran out: its legal effect. Nothing, where the hold was resolved, extended or suspended in time, or an outage lasts. */
export function expire(file: ClearanceFile, holdId: Hold['id'], at: Instant): Decided[] {
  const hold = findHold(file, holdId);
  if (!hold || hold.closedAt || hold.suspendedAt || hold.escalated || !hold.dueAt || !hold.effect || hold.dueAt > at)
    return [];
  if (standsStillSince(file) !== undefined) return [];
  const decided: Decided[] = [{ type: 'ClockExpired', at, by: 'system', holdId, effect: hold.effect }];
  const effects: Record<LegalEffect, () => Decided[]> = {
    escalate: () => [],
    release: () => [{ type: 'HoldClosed', at, by: 'system', holdId, result: 'expired' }],
    refuse: () => end(file, null, at, 'system', `the deadline of ${hold.kind} passed`),
    lapse: () => lapse(file, hold, at),
  };
  decided.push(...effects[hold.effect]());
  return withConsequences(file, decided, at);
}

/** An act, a request or a declaration that is without effect because nothing was done in time. */
function lapse(file: ClearanceFile, hold: Hold, at: Instant): Decided[] {
  const closed: Decided = { type: 'HoldClosed', at, by: 'system', holdId: hold.id, result: 'lapsed' };
  if (hold.kind === 'information') return [closed, ...resumeParent(file, hold, at)];
  if (CONTROLS.some((kind) => kind === hold.kind) || hold.kind === 'audit' || hold.kind === 'review') return [closed];
  return [
    ...closeAll(file, null, at, 'system', 'lapsed'),
    {
      type: 'DeclarationCancelled',
      at,
      by: 'system',
      reason: `the deadline of ${hold.kind} passed: the declaration lapses`,
    },
  ];
}

function resumeParent(file: ClearanceFile, information: Hold, at: Instant): Decided[] {
  const parent = information.parent === null ? undefined : findHold(file, information.parent);
  if (!parent || parent.closedAt || !parent.suspendedAt) return [];
  const others = openHolds(file).some((hold) => hold.parent === parent.id && hold.id !== information.id);
  if (others) return [];
  return [
    {
      type: 'ClockResumed',
      at,
      by: 'system',
      holdId: parent.id,
      suspendedAt: parent.suspendedAt,
      dueAtBefore: parent.dueAt,
    },
  ];
}

/** Close every open hold but one. */
export function closeAll(
  file: ClearanceFile,
  but: Hold['id'] | null,
  at: Instant,
  by: ActorId | 'system',
  result: HoldResult,
): Decided[] {
  return openHolds(file)
    .filter((hold) => hold.id !== but)
    .map((hold) => ({ type: 'HoldClosed', at, by, holdId: hold.id, result }));
}

function end(
  file: ClearanceFile,
  but: Hold['id'] | null,
  at: Instant,
  by: ActorId | 'system',
  reason: string,
): Decided[] {
  return [...closeAll(file, but, at, by, 'refused'), { type: 'ReleaseRefused', at, by, reason }];
}
