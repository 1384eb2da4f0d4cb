import type { ActorId, Decided, HoldKind, Instant } from '#libs/domain';
import { refuse, type AssessedAmendment, type AssessedLodgement, type Outcome } from './command.js';
import { CONTROLS, evolve, openHolds, type ClearanceFile } from './file.js';
import { isStricter, openHold, withConsequences } from './procedure.js';

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
      reroute: null,
    },
  ];
  raiseHolds(decided, file, holdsAskedBy(lodgement.facts), at, 'system');
  return withConsequences(file, decided, at);
}

/** The holds that stand side by side: arrival, payment, and one for each agency. */
function holdsAskedBy(facts: AssessedLodgement['facts']): HoldKind[] {
  return [
    ...(facts.advance ? ['arrival' as const] : []),
    ...(facts.payment === 'cash' ? ['payment' as const] : []),
    ...facts.agencies.map((name) => `agency:${name}` as const),
  ];
}

function raiseHolds(
  decided: Decided[],
  file: ClearanceFile,
  kinds: HoldKind[],
  at: Instant,
  by: ActorId | 'system',
): void {
  for (const kind of kinds) decided.push(openHold(decided.reduce(evolve, file), kind, at, by));
}

/**
 * Amend a held declaration. The new content is assessed again: a stricter lane takes effect, a milder one does not (only an
 * officer's re-route makes control milder). Documents are checked again; open tasks are issued again, so that an answer given
 * to the old content is refused as stale.
 */
export function amend(file: ClearanceFile, amendment: AssessedAmendment, at: Instant): Outcome<Decided> {
  if (!file.version || !file.facts || !file.lane)
    return refuse('declaration-not-held', 'The declaration is not lodged yet.');
  const { by, facts, assessment, reason, warnings } = amendment;
  // Sent twice (a retry): the content stands already.
  if (amendment.version.content === file.version.content) {
    return file.version.received === amendment.version.received
      ? { decided: [] }
      : refuse('amendment-without-change', 'The amendment says what the declaration says already.');
  }
  if (file.status !== 'held')
    return refuse(
      'declaration-not-held',
      `The declaration is ${file.status}; it can be amended only while goods are held.`,
    );
  const version = { ...amendment.version, version: file.version.version + 1 };
  const decided: Decided[] = [{ type: 'DeclarationAmended', at, by, version, facts, reason, warnings }];
  const wanted = holdsAskedBy(facts);
  for (const hold of openHolds(file)) {
    const isControl = CONTROLS.some((kind) => kind === hold.kind);
    if (wanted.includes(hold.kind)) {
      if (hold.kind.startsWith('agency:'))
        decided.push({
          type: 'TaskReissued',
          at,
          by: 'system',
          holdId: hold.id,
          attempt: hold.task.attempt + 1,
          reason: 'amended',
        });
    } else if (isControl || hold.kind === 'review') {
      decided.push({
        type: 'TaskReissued',
        at,
        by: 'system',
        holdId: hold.id,
        attempt: hold.task.attempt + 1,
        reason: 'amended',
      });
    } else if (hold.kind !== 'information') {
      decided.push({ type: 'HoldClosed', at, by: 'system', holdId: hold.id, result: 'withdrawn' });
    }
  }
  // A hold that was resolved stays resolved; one that the new content asks for and the old did not is raised.
  const before = holdsAskedBy(file.facts);
  const added = wanted.filter((kind) => !before.includes(kind));
  raiseHolds(decided, file, added, at, 'system');
  if (isStricter(assessment.lane, file.lane))
    decided.push({
      type: 'LaneAssigned',
      at,
      by: 'system',
      lane: assessment.lane,
      previous: file.lane,
      cause: 'amendment',
      assessment,
      reroute: null,
    });
  return { decided: withConsequences(file, decided, at) };
}
