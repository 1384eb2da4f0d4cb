import { createHash } from 'node:crypto';
import { canonical, type Declaration, type DomainEvent } from '#libs/domain';
import { combinationOf, riskItemsOf, type Basis } from '#libs/risk';

/** The hash by which an assessment names its basis, and the chain of events vouches for it. */
export const basisHash = (basis: Basis): string => createHash('sha256').update(canonical(basis)).digest('hex');

/**
 * The row of risk_decisions for the assessment among some events.
 *
 * @param content that was assessed
 * @throws Error where no assessment among them names this basis
 */
export function decisionRow(
  declarationId: string,
  events: readonly DomainEvent[],
  basis: Basis,
  content: Declaration | undefined,
) {
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
      combination: content ? (combinationIn(content, basis) ?? null) : null,
      faults: basis.faults,
      basis_sha256: event.assessment.basis,
      basis,
    };
  }
  throw new Error(`No assessment of ${declarationId} tells the basis that is to be recorded.`);
}

/** Of the item that decided, which comes first; of the first declared, where none did. */
function combinationIn(content: Declaration, { items }: Basis): string | undefined {
  const all = riskItemsOf(content);
  const decisive = all.find(({ number }) => number === items[0]?.number) ?? all[0];
  return decisive && combinationOf(decisive);
}
