import type { DeclarationId, DeclarationSummary, HoldId, HoldView, Mrn, Status, TransportMode } from '#libs/domain';
import type { Selectable } from 'kysely';
import type { Sees } from './person.js';
import type { DeclarationRow, HoldRow } from './tables.js';
import { isoOrNull } from './task-view.js';
import { whatToDo } from './what-to-do.js';

/** Columns that a declaration in a list is made of. */
export const SUMMARY_COLUMNS = [
  'id',
  'mrn',
  'status',
  'local_reference',
  'declarant',
  'representative',
  'kind',
  'type',
  'office',
  'mode',
  'agencies',
  'advance',
  'lane',
  'received_at',
  'accepted_at',
  'released_at',
] as const satisfies (keyof DeclarationRow)[];

type SummaryColumns = Pick<Selectable<DeclarationRow>, (typeof SUMMARY_COLUMNS)[number]>;

/**
 * A status as a reader may know it. After release only an audit keeps a file open, so whoever may not see lanes is told
 * `released` of a closed file too: otherwise the moment of closing tells the blue lane from the green one.
 */
export const statusShown = (status: Status, see: Sees): Status =>
  !see.lane && status === 'cleared' ? 'released' : status;

/** The statuses that rows have of which a reader asks for `asked`. */
export const statusesMeant = (asked: readonly Status[], see: Sees): Status[] =>
  see.lane || !asked.some((status) => statusShown(status, see) === 'released')
    ? [...asked]
    : [...new Set<Status>([...asked, 'released', 'cleared'])];

/** A declaration as lists show it. */
export function summaryOf(row: SummaryColumns, see: Sees): DeclarationSummary {
  return {
    id: row.id as DeclarationId,
    mrn: row.mrn as Mrn,
    status: statusShown(row.status, see),
    localReference: row.local_reference,
    declarant: row.declarant,
    representative: row.representative,
    kind: row.kind,
    type: row.type,
    office: row.office,
    mode: row.mode as TransportMode,
    agencies: row.agencies,
    advance: row.advance,
    ...(see.lane ? { lane: row.lane } : {}),
    receivedAt: row.received_at.toISOString(),
    acceptedAt: row.accepted_at.toISOString(),
    releasedAt: isoOrNull(row.released_at),
  };
}

/** A hold as everybody who sees the declaration sees it. */
export function holdView(row: Selectable<HoldRow>): HoldView {
  const suspendedAt = isoOrNull(row.suspended_at);
  return {
    id: row.id as HoldId,
    kind: row.kind,
    owner: row.owner,
    openedAt: row.opened_at.toISOString(),
    closedAt: isoOrNull(row.closed_at),
    dueAt: suspendedAt === null ? isoOrNull(row.due_at) : null,
    legalEffect: row.legal_effect,
    suspendedAt,
    escalated: row.escalated,
    result: row.result,
    question: row.question,
    whatToDo: whatToDo({ kind: row.kind, suspendedAt, escalated: row.escalated }),
    taskId: row.id as HoldId,
  };
}
