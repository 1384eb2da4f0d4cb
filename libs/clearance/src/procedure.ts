import type { ActorId, CandidateGroup, Decided, HoldId, HoldKind, HoldOwner, Instant, Lane } from '#libs/domain';
import { evolve } from './evolve.js';
import { CONTROLS, holdsOnGoods, openHolds, usualPriority, type ClearanceFile } from './file.js';

const TIERS: Lane[] = ['green', 'blue', 'yellow', 'orange', 'red'];

/** Whether a lane controls more than another. */
export const isStricter = (lane: Lane, than: Lane): boolean => TIERS.indexOf(lane) > TIERS.indexOf(than);

/** Who must act while a hold of this kind is open, and which group of people may take its task. */
export function responsibilityFor(kind: HoldKind): { owner: HoldOwner; group: CandidateGroup } {
  switch (kind) {
    case 'documents':
    case 'scan':
    case 'inspection':
    case 'review':
    case 'audit':
      return { owner: 'customs', group: kind };
    case 'arrival':
      return { owner: 'carrier', group: 'arrival' };
    case 'payment':
    case 'information':
      return { owner: 'trader', group: 'trader' };
    default:
      return { owner: kind, group: kind };
  }
}

interface Opening {
  excluded?: ActorId[];
  parent?: HoldId;
  question?: { text: string; documents: string[] };
}

/** The event that opens a hold, numbered after those that the file has. */
export function openHold(
  file: ClearanceFile,
  kind: HoldKind,
  at: Instant,
  by: ActorId | 'system',
  more: Opening = {},
): Decided {
  const responsible = responsibilityFor(kind);
  const isControl = responsible.owner === 'customs' || responsible.owner.startsWith('agency:');
  return {
    type: 'HoldOpened',
    at,
    by,
    holdId: `${file.id}.${file.holds.length + 1}` as HoldId,
    kind,
    ...responsible,
    priority: usualPriority(file),
    // Whoever declared the goods controls nothing of them.
    excluded: [...new Set([...(more.excluded ?? []), ...(isControl ? file.declaredBy : [])])],
    parent: more.parent ?? null,
    question: more.question ?? null,
  };
}

/**
 * What follows by itself from the state of a file, one step: the procedure, in the order a customs officer would tell it.
 *
 * 1. An adverse result waits for a supervisor's review before anything else is done to the goods.
 * 2. Customs' own controls run in order, each only if the lane or a finding asks for it: documents, then scan, then inspection.
 * 3. When nothing holds the goods, they are released.
 * 4. A file that owes an audit gets one; a file that owes nothing is cleared.
 */
function nextStep(file: ClearanceFile, at: Instant): Decided | undefined {
  if (file.status === 'refused' || file.status === 'cancelled' || file.lane === null) return undefined;
  const isOpen = (kind: HoldKind) => openHolds(file).some((hold) => hold.kind === kind);
  if (file.status === 'held') {
    if (file.adverse.length > 0)
      return isOpen('review') ? undefined : openHold(file, 'review', at, 'system', { excluded: whoFound(file) });
    if (!CONTROLS.some(isOpen)) {
      const next = CONTROLS.find((control) => file.required.includes(control) && !file.done.includes(control));
      if (next)
        return openHold(file, next, at, 'system', { excluded: next === 'inspection' ? whoInspected(file) : [] });
    }
    return holdsOnGoods(file).length === 0 ? { type: 'GoodsReleased', at, by: 'system', lane: file.lane } : undefined;
  }
  if (file.auditOwed && !isOpen('audit'))
    return openHold(file, 'audit', at, 'system', { excluded: whoControlled(file) });
  if (file.status === 'released' && openHolds(file).length === 0) return { type: 'FileCleared', at, by: 'system' };
  return undefined;
}

/** Everybody who reported an adverse result: they may not decide on it. */
const whoFound = (file: ClearanceFile): ActorId[] => [
  ...new Set(file.adverse.flatMap(({ by }) => (by === 'system' ? [] : [by]))),
];

/** Whoever inspected before, and whoever ordered that it be done again: a second inspection is for other eyes. */
const whoInspected = (file: ClearanceFile): ActorId[] =>
  file.holds.flatMap(({ kind, task }) =>
    (kind === 'inspection' || kind === 'review') && task.completedBy ? [task.completedBy] : [],
  );

/** Everybody who completed a control: they may not audit their own work. */
const whoControlled = (file: ClearanceFile): ActorId[] => [
  ...new Set(
    file.holds.flatMap((hold) => (hold.owner !== 'trader' && hold.task.completedBy ? [hold.task.completedBy] : [])),
  ),
];

/** Decisions, followed by all that follows from them by itself. */
export function withConsequences(file: ClearanceFile, decided: Decided[], at: Instant): Decided[] {
  const all = [...decided];
  let after = decided.reduce(evolve, file);
  for (let step = nextStep(after, at); step; step = nextStep(after, at)) {
    all.push(step);
    after = evolve(after, step);
  }
  return all;
}
