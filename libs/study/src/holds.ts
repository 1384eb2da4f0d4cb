import { holdsOnlyTheFile, type ClearanceFile, type Hold } from '#libs/clearance';
import type { HoldId, HoldKind, HoldOwner, HoldResult } from '#libs/domain';
import { within, without, type Span } from './spans.js';
import type { Claim } from './story.js';

/** A hold as the study sees it, in milliseconds since 1970. */
export interface StudyHold {
  id: HoldId;
  kind: HoldKind;
  owner: HoldOwner;
  /** Whether it holds the goods, or (an audit, and what an auditor asks) the file only. */
  onGoods: boolean;
  /** The hold from which information was asked. */
  parent: HoldId | null;
  openedAt: number;
  /** Null while it is open. */
  closedAt: number | null;
  result: HoldResult | null;
  completedBy: string | null;
  /** When whoever completed it took it; null where nobody did, or that is not on record. */
  claimedAt: number | null;
  /** When it was with its owner: while a request for information made from it is open, that stands in for it. */
  spans: Span[];
}

/**
 * The holds of a file, in the order in which they were opened.
 *
 * @param until what is open still is told up to then, in milliseconds since 1970
 */
export function studyHolds(file: ClearanceFile, claims: readonly Claim[], until: number): StudyHold[] {
  const spanOf = (hold: Hold): Span => ({
    from: Date.parse(hold.openedAt),
    to: hold.closedAt === null ? until : Date.parse(hold.closedAt),
  });
  return file.holds.map((hold) => {
    const span = spanOf(hold);
    const asked = file.holds.filter(({ parent }) => parent === hold.id).map(spanOf);
    return {
      id: hold.id,
      kind: hold.kind,
      owner: hold.owner,
      onGoods: !holdsOnlyTheFile(file, hold),
      parent: hold.parent,
      openedAt: span.from,
      closedAt: hold.closedAt === null ? null : span.to,
      result: hold.result,
      completedBy: hold.task.completedBy,
      claimedAt: claimedAt(hold, claims),
      spans: without([span], asked),
    };
  });
}

/** The clocks of the database and of whoever decided may differ a little: a task is claimed while it is open. */
function claimedAt({ id, task, openedAt, closedAt }: Hold, claims: readonly Claim[]): number | null {
  const claim = claims.findLast((each) => each.task === id && each.holder === task.completedBy);
  if (!claim || closedAt === null) return null;
  return Math.min(Math.max(claim.at.getTime(), Date.parse(openedAt)), Date.parse(closedAt));
}

/** How long a completed task waited for whoever completed it; and how long they had it. */
export const waitingOf = ({ spans, openedAt, claimedAt }: StudyHold): Span[] =>
  claimedAt === null ? [] : within(spans, { from: openedAt, to: claimedAt });
export const workingOf = ({ spans, claimedAt, closedAt }: StudyHold): Span[] =>
  claimedAt === null || closedAt === null ? [] : within(spans, { from: claimedAt, to: closedAt });
