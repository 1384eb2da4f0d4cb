import type { ActorId, Decided, HoldKind, Instant } from '#libs/domain';
import type { AssessedLodgement } from './command.js';
import { evolve } from './evolve.js';
import { type ClearanceFile } from './file.js';
import { openHold, withConsequences } from './procedure.js';

/** Accept a lodgement: number, lane, and a hold for each reason why the goods may not leave yet. */
export function lodge(file: ClearanceFile, lodgement: AssessedLodgement, at: Instant): Decided[] {
  if (file.seq > 0) return [];
  const by = lodgement.by;
  const { mrn, receivedAt, facts, warnings, assessment } = lodgement;
  const decided: Decided[] = [
    {
      type: 'DeclarationLodged',
      at,
      by,
      mrn,
      receivedAt,
      facts,
      warnings,
      version: { version: 1, ...lodgement.version },
    },
    { type: 'DeclarationAccepted', at, by: 'system' },
    {
      type: 'LaneAssigned',
      at,
      by: 'system',
      lane: assessment.lane,
      previous: null,
      cause: 'assessment',
      assessment,
      asks: [],
      reroute: null,
    },
  ];
  raiseHolds(decided, file, holdsAskedBy(lodgement.facts), at, 'system');
  return withConsequences(file, decided, at);
}

/** The holds that stand side by side: arrival, payment, and one for each agency. */
export function holdsAskedBy(facts: AssessedLodgement['facts']): HoldKind[] {
  return [
    ...(facts.advance ? ['arrival' as const] : []),
    ...(facts.payment === 'cash' ? ['payment' as const] : []),
    ...facts.agencies.map((name) => `agency:${name}` as const),
  ];
}

/** Open holds of these kinds, numbered after what is decided already. */
export function raiseHolds(
  decided: Decided[],
  file: ClearanceFile,
  kinds: HoldKind[],
  at: Instant,
  by: ActorId | 'system',
): void {
  for (const kind of kinds) decided.push(openHold(decided.reduce(evolve, file), kind, at, by));
}
