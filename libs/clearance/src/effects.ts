import type { ActorId, HoldId, HoldKind, TaskEffect, TaskResponse } from '#libs/domain';
import { evolve } from './evolve.js';
import { findHold, holdsOnGoods, type ClearanceFile } from './file.js';
import { completeTask } from './tasks.js';

/**
 * What each choice of an open task leads to at once: the procedure itself is asked, of the file as it stands. None of a task that is
 * closed or waits, nor of what this person may not answer.
 */
export function effectsOf(file: ClearanceFile, holdId: HoldId, by: ActorId): TaskEffect[] {
  const hold = findHold(file, holdId);
  if (!hold || file.lastAt === null) return [];
  const { lastAt } = file;
  const reasonResults = (file.questions?.rules ?? []).map((rule) => ({ rule, result: 'not-checked' }));
  return choicesOf(hold.kind).flatMap(({ choice, ...chosen }): TaskEffect[] => {
    const response = { kind: hold.kind, form: { findings: [], reason: '', reasonResults, ...chosen } } as unknown;
    const answer = { by, holdId, attempt: hold.task.attempt, response: response as TaskResponse };
    const outcome = completeTask(file, answer, lastAt);
    if ('refused' in outcome) return [];
    const after = outcome.decided.reduce(evolve, file);
    return [
      {
        choice,
        releases: file.status === 'held' && after.releasedAt !== null,
        refuses: after.status === 'refused',
        opens: outcome.decided.flatMap((each) => (each.type === 'HoldOpened' ? [each.kind] : [])),
        heldBy: after.status === 'held' ? holdsOnGoods(after).map(({ kind }) => kind) : [],
      },
    ];
  });
}

/**
 * The same of an agency's task, by the open holds alone, as an agency sees them: whatever of customs' controls is due next is open
 * already while the goods are held.
 */
export function effectsOfAgency(kind: HoldKind, open: readonly HoldKind[]): TaskEffect[] {
  const others = open.filter((each) => each !== kind);
  const reviewed: HoldKind[] = others.includes('review') ? [] : ['review'];
  return [
    { choice: 'permit', releases: others.length === 0, refuses: false, opens: [], heldBy: others },
    { choice: 'refuse', releases: false, refuses: false, opens: reviewed, heldBy: [...others, ...reviewed] },
  ];
}

/** Which control follows where one is raised is chosen beside it: what comes of that is not known before. */
function choicesOf(kind: HoldKind): { choice: string; outcome?: string; decision?: string }[] {
  const outcomes = (...all: string[]) => all.map((outcome) => ({ choice: outcome, outcome }));
  const decisions = (...all: string[]) => all.map((decision) => ({ choice: decision, decision }));
  switch (kind) {
    case 'documents':
    case 'inspection':
    case 'audit':
      return outcomes('conforming', 'nonconforming');
    case 'scan':
      return outcomes('clear', 'suspicious');
    case 'review':
      return decisions('continue', 'inspect', 'refuse');
    case 'payment':
    case 'information':
    case 'arrival':
      return [];
    default:
      return decisions('permit', 'refuse');
  }
}
