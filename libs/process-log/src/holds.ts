import type { CandidateGroup, DomainEvent, HoldKind, HoldOwner, HoldResult } from '#libs/domain';

/** A hold, as far as a process log tells of it. */
export interface LoggedHold {
  id: string;
  kind: HoldKind;
  owner: HoldOwner;
  group: CandidateGroup;
  parent: string | null;
  result: HoldResult | null;
}

/** The holds of a declaration by id, in the order in which they were opened. */
export function holdsIn(events: readonly DomainEvent[]): Map<string, LoggedHold> {
  const holds = new Map<string, LoggedHold>();
  for (const event of events) {
    if (event.type === 'HoldOpened') {
      const { holdId: id, kind, owner, group, parent } = event;
      holds.set(id, { id, kind, owner, group, parent, result: null });
    } else if (event.type === 'HoldClosed') {
      const hold = holds.get(event.holdId);
      if (hold) hold.result = event.result;
    }
  }
  return holds;
}

/** The agency that has to act, where one has. */
export const agencyOf = (owner: string): string | null =>
  owner.startsWith('agency:') ? owner.slice('agency:'.length) : null;
