import { standsStillSince, type Hold, type ClearanceFile } from '#libs/clearance';
import type { DomainEvent } from '#libs/domain';
import { outagesOf } from './outages/unaccounted.js';

/** The rows that people read, as the fold of a declaration's events tells them. Column names are those of the tables. */
export function rowsOf(file: ClearanceFile) {
  const { facts, version } = file;
  if (!facts || !version || !file.lane || !file.firstLane) throw new Error(`${file.id} is not lodged`);
  const seenBy = { office: facts.office, declarant: facts.declarant, representative: facts.representative };
  const standsStill = standsStillSince(file) !== undefined;
  const declaration = {
    id: file.id,
    mrn: file.mrn,
    seq: file.seq,
    status: file.status,
    lane: file.lane,
    first_lane: file.firstLane,
    version: version.version,
    content_sha256: version.content,
    received_sha256: version.received,
    local_reference: facts.localReference,
    ...seenBy,
    kind: facts.kind,
    type: facts.type,
    mode: facts.mode,
    procedure: facts.procedure,
    chapters: facts.chapters,
    agencies: facts.agencies,
    payment: facts.payment,
    advance: facts.advance,
    aeo: facts.aeo,
    perishable: facts.perishable,
    expedited: facts.expedited,
    items: facts.items,
    received_at: file.receivedAt,
    accepted_at: file.acceptedAt,
    lane_at: file.laneAt,
    released_at: file.releasedAt,
    cleared_at: file.clearedAt,
    departed_at: file.departedAt,
    ended_at: file.endedAt,
  };
  const holds = file.holds.map((hold, index) => ({
    id: hold.id,
    declaration_id: file.id,
    number: index + 1,
    kind: hold.kind,
    owner: hold.owner,
    opened_at: hold.openedAt,
    closed_at: hold.closedAt,
    due_at: hold.dueAt,
    legal_effect: hold.effect,
    extendable: hold.extendable,
    suspended_at: hold.suspendedAt,
    escalated: hold.escalated,
    result: hold.result,
    parent: hold.parent,
    question: hold.question,
    ...seenBy,
    agencies: facts.agencies,
    outages: outagesOf(file, hold),
  }));
  const tasks = file.holds.map((hold) => ({
    id: hold.id,
    declaration_id: file.id,
    mrn: file.mrn,
    kind: hold.kind,
    candidate_group: hold.task.group,
    phase: phaseOf(hold),
    attempt: hold.task.attempt,
    priority: hold.task.priority,
    due_at: hold.suspendedAt || standsStill ? null : hold.dueAt,
    opened_at: hold.openedAt,
    closed_at: hold.closedAt,
    escalated: hold.escalated,
    excluded: hold.task.excluded,
    completed_by: hold.task.completedBy,
    lane: file.lane,
    ...seenBy,
    outages: outagesOf(file, hold),
  }));
  return { declaration, holds, tasks };
}

function phaseOf(hold: Hold): 'open' | 'waiting' | 'completed' | 'cancelled' {
  if (hold.closedAt !== null) return hold.task.completedBy ? 'completed' : 'cancelled';
  return hold.suspendedAt === null ? 'open' : 'waiting';
}

/** Events that change what every row repeats. */
const EVERY_ROW: DomainEvent['type'][] = ['DeclarationAmended', 'LaneAssigned', 'OutageAccounted'];

/**
 * The rows that some events changed: usually a hold or two; all of them where something that every row repeats (lane, office,
 * agencies, outages) changed.
 */
export function changedRows(file: ClearanceFile, events: DomainEvent[]) {
  const rows = rowsOf(file);
  const all = events.some(({ type }) => EVERY_ROW.includes(type));
  const touched = new Set<string>(events.flatMap((event) => ('holdId' in event ? [event.holdId] : [])));
  const isTouched = ({ id }: { id: string }) => all || touched.has(id);
  return {
    declaration: rows.declaration,
    holds: rows.holds.filter(isTouched),
    tasks: rows.tasks.filter(isTouched),
    findings: events.flatMap((event) =>
      event.type === 'FindingRecorded'
        ? [
            {
              declaration_id: file.id,
              seq: event.seq,
              hold_id: event.holdId,
              at: event.at,
              by: event.by,
              code: event.finding.code,
              item: event.finding.item ?? null,
              body: event.finding,
            },
          ]
        : [],
    ),
  };
}
