import { createHash } from 'node:crypto';
import { canonical, type DomainEvent } from '#libs/domain';
import type { Basis } from '#libs/risk';

/** The hash by which an assessment names its basis, and the chain of events vouches for it. */
export const basisHash = (basis: Basis): string => createHash('sha256').update(canonical(basis)).digest('hex');

/**
 * The row of risk_decisions for the assessment among some events.
 *
 * @throws Error where no assessment among them names this basis
 */
export function decisionRow(declarationId: string, events: readonly DomainEvent[], basis: Basis) {
  for (const { seq, ...event } of events) {
    if (event.type !== 'LaneAssigned' || event.assessment?.basis === undefined) continue;
    return {
      declaration_id: declarationId,
      seq,
      at: basis.at,
      office: basis.office,
      lane: event.assessment.lane,
      models: [...new Set(basis.scores.map(({ model }) => model))],
      thresholds: basis.thresholds?.version ?? null,
      selected_by: basis.selectedBy,
      rules: basis.rules,
      priority: basis.priority,
      exploration: basis.exploration,
      faults: basis.faults,
      basis_sha256: event.assessment.basis,
      basis,
    };
  }
  throw new Error(`No assessment of ${declarationId} tells the basis that is to be recorded.`);
}
