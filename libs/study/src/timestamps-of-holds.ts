import type { HoldKind, TimesParty, TimestampCode } from '#libs/domain';
import type { StudyHold } from './holds.js';

/** A timestamp of the guide and what happened then. */
export type Step = readonly [code: TimestampCode, step: string];

/** What a hold's opening, the claim of its task and its closing are in the guide. */
interface StepsOfHold {
  opened: Step;
  claimed: Step;
  closed: Step;
}

const CONTROL: StepsOfHold = { opened: ['T9', 'ordered'], claimed: ['T11', 'started'], closed: ['T11', 'ended'] };
const AGENCY: StepsOfHold = { opened: ['T13', 'placed'], claimed: ['T13', 'taken'], closed: ['T13', 'lifted'] };
const STEPS: Partial<Record<HoldKind, StepsOfHold>> = {
  documents: { opened: ['T7', 'created'], claimed: ['T7', 'claimed'], closed: ['T7', 'completed'] },
  information: { opened: ['T8', 'asked'], claimed: ['T8', 'taken'], closed: ['T8', 'answered'] },
  scan: CONTROL,
  inspection: CONTROL,
  review: { opened: ['T12', 'review-asked'], claimed: ['T12', 'review-taken'], closed: ['T12', 'reviewed'] },
  payment: { opened: ['T14', 'assessed'], claimed: ['T14', 'taken'], closed: ['T14', 'paid'] },
  audit: { opened: ['T18', 'opened'], claimed: ['T18', 'taken'], closed: ['T18', 'closed'] },
};

/** Undefined of an arrival, which its own timestamp tells. */
const stepsOf = (kind: HoldKind): StepsOfHold | undefined => (kind.startsWith('agency:') ? AGENCY : STEPS[kind]);

export interface HoldStep {
  step: Step;
  at: number;
  owner: TimesParty;
  hold: StudyHold;
  /** Who: known where it is a person's claim; of the others the event tells. */
  moment: 'opened' | 'claimed' | 'closed';
}

/** The timestamps of a hold. What asked for it was with customs, or with the agency that asks; then it was with its owner. */
export function stepsOfHold(hold: StudyHold, holds: readonly StudyHold[]): HoldStep[] {
  const steps = stepsOf(hold.kind);
  if (!steps) return [];
  const asking = holds.find(({ id }) => id === hold.parent)?.owner ?? 'customs';
  const { openedAt, claimedAt, closedAt, owner } = hold;
  const all: HoldStep[] = [{ step: steps.opened, at: openedAt, owner: asking, hold, moment: 'opened' }];
  if (claimedAt !== null) all.push({ step: steps.claimed, at: claimedAt, owner, hold, moment: 'claimed' });
  if (closedAt !== null)
    all.push({ step: [steps.closed[0], closingOf(hold, steps)], at: closedAt, owner, hold, moment: 'closed' });
  return all;
}

/** What nobody completed was called off, or its deadline passed: the result says which. */
const closingOf = ({ completedBy, result }: StudyHold, { closed }: StepsOfHold): string =>
  completedBy === null && result !== null ? result : closed[1];
