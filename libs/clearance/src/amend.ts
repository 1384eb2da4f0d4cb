import type { Decided, Facts, HoldKind, Instant } from '#libs/domain';
import { refuse, type Amendment, type AssessedAmendment, type Outcome } from './command.js';
import { openHolds, type ClearanceFile, type Hold } from './file.js';
import { holdsAskedBy, raiseHolds } from './lodge.js';
import { isStricter, withConsequences } from './procedure.js';

/**
 * Amend a held declaration. The new content is assessed again: a stricter lane takes effect, a milder one does not (only an
 * officer's re-route makes control milder). What was controlled of other goods, permitted of other goods, or paid of another
 * debt counts no longer; open tasks are issued again, so that an answer given to the old content is refused as stale.
 */
export function amend(file: ClearanceFile, amendment: AssessedAmendment, at: Instant): Outcome<Decided> {
  if (!file.version || !file.facts || !file.lane)
    return refuse('declaration-not-held', 'The declaration is not lodged yet.');
  const { by, facts, assessment, reason, warnings, base } = amendment;
  const known = withoutAssessing(file, amendment.version);
  if (known) return known;
  if (file.adverse.length > 0)
    return refuse('review-pending', 'A control found something against the declaration: wait for the decision on it.');
  if (base !== file.version.content)
    return refuse('amendment-outdated', 'Somebody amended the declaration meanwhile. Read it again, and amend that.');
  const version = { ...amendment.version, version: file.version.version + 1 };
  const decided: Decided[] = [{ type: 'DeclarationAmended', at, by, version, facts, reason, warnings }];
  const wanted = holdsAskedBy(facts);
  for (const hold of openHolds(file)) decided.push(...afterAmendment(file, hold, wanted, at));
  raiseHolds(decided, file, raisedAnew(file, file.facts, facts), at, 'system');
  decided.push({
    type: 'LaneAssigned',
    at,
    by: 'system',
    lane: isStricter(assessment.lane, file.lane) ? assessment.lane : file.lane,
    previous: file.lane,
    cause: 'amendment',
    assessment,
    asks: [],
    reroute: null,
  });
  return { decided: withConsequences(file, decided, at) };
}

/**
 * What the file says to an amendment whatever its content is assessed to be; undefined where it can be made. That a file is closed
 * is not said: it would tell its trader that there was no audit.
 */
export function withoutAssessing(file: ClearanceFile, version: Amendment['version']): Outcome<Decided> | undefined {
  // Sent twice (a retry): the content stands already.
  if (version.content === file.version?.content)
    return version.received === file.version.received
      ? { decided: [] }
      : refuse('amendment-without-change', 'The amendment says what the declaration says already.');
  if (file.status !== 'held')
    return refuse('declaration-not-held', 'A declaration can be amended only while its goods are held.');
  return undefined;
}

/** What becomes of an open hold: tasks about the content are issued again; what the content no longer asks for is withdrawn. */
function afterAmendment(file: ClearanceFile, hold: Hold, wanted: HoldKind[], at: Instant): Decided[] {
  switch (hold.kind) {
    case 'arrival':
    case 'payment':
      return wanted.includes(hold.kind) ? [] : withdraw(file, hold, at);
    case 'information':
      return [];
    case 'documents':
    case 'scan':
    case 'inspection':
    case 'review':
    case 'audit':
      return [reissue(hold, at)];
    default:
      return wanted.includes(hold.kind) ? [reissue(hold, at)] : withdraw(file, hold, at);
  }
}

const reissue = (hold: Hold, at: Instant): Decided => ({
  type: 'TaskReissued',
  at,
  by: 'system',
  holdId: hold.id,
  attempt: hold.task.attempt + 1,
  reason: 'amended',
});

/** Close a hold that is no longer asked for, and what was asked of the trader for it. */
export function withdraw(file: ClearanceFile, hold: Hold, at: Instant, by: Decided['by'] = 'system'): Decided[] {
  return openHolds(file)
    .filter(({ id, parent }) => id === hold.id || parent === hold.id)
    .reverse()
    .map(({ id }) => ({ type: 'HoldClosed', at, by, holdId: id, result: 'withdrawn' }));
}

/**
 * Holds that the new content raises: those that the old did not ask for, and those whose resolution was about other goods or
 * another debt. Goods that have arrived stay arrived.
 */
function raisedAnew(file: ClearanceFile, before: Facts, now: Facts): HoldKind[] {
  const isOpen = (kind: HoldKind) => openHolds(file).some((hold) => hold.kind === kind);
  const askedBefore = holdsAskedBy(before);
  const changed = (kind: HoldKind) => {
    if (kind === 'arrival') return false;
    return kind === 'payment' ? now.debt !== before.debt : now.goods !== before.goods;
  };
  return holdsAskedBy(now).filter((kind) => !isOpen(kind) && (!askedBefore.includes(kind) || changed(kind)));
}
