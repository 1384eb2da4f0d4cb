import type { AssessmentView } from '#libs/domain';
import { tell } from '#libs/risk';
import type { KeptDecision } from '#libs/store';

/** One decision of targeting as an officer reads it: what follows from it first, then all that it was made by. */
export function assessmentView({ assessment, basis, ...decision }: KeptDecision): AssessmentView {
  const { scores, challengers, contributions, priority, thresholds, draw, selectedBy, faults } = basis;
  const features = basis.items[0]?.features;
  const row = features && Float64Array.from(features, (value) => value ?? NaN);
  return {
    ...decision,
    score: assessment?.score ?? null,
    selectedBy,
    reasons: assessment?.reasons ?? [],
    scores,
    challengers,
    // Of the goods item that decided, which is the first.
    contributions: contributions.map((each) => ({ ...each, words: tell(each.feature, row) })),
    priority,
    thresholds: thresholds && { ...thresholds },
    draw,
    faults,
    basis: { ...basis },
  };
}
