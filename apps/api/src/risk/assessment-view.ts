import type { AssessmentView } from '#libs/domain';
import type { KeptDecision } from '#libs/store';

/** One decision of targeting as an officer reads it: what follows from it first, then all that it was made by. */
export function assessmentView({ assessment, basis, ...decision }: KeptDecision): AssessmentView {
  const { scores, challengers, contributions, priority, thresholds, draw, selectedBy, faults } = basis;
  return {
    ...decision,
    score: assessment?.score ?? null,
    selectedBy,
    reasons: assessment?.reasons ?? [],
    scores,
    challengers,
    contributions,
    priority,
    thresholds: thresholds && { ...thresholds },
    draw,
    faults,
    basis: { ...basis },
  };
}
