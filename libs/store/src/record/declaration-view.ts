import { instant } from '#libs/domain';
import { RECALLED } from '../archive/recall.js';
import type {
  DeclarationId,
  DeclarationSummary,
  DeclarationView,
  HoldId,
  HoldView,
  Issue,
  Mrn,
  Reason,
  Status,
  TransportMode,
} from '#libs/domain';
import type { Selectable } from 'kysely';
import type { Sees } from '../person.js';
import type { DeclarationRead } from '../audit/read-log.js';
import type { DeclarationRow, HoldRow } from '../tables.js';
import { isoOrNull } from '../tasks/view.js';
import { nextStep, whatToDo } from '../tasks/what-to-do.js';

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

/** Columns of which a declaration in full is made. */
const VIEW_COLUMNS = [
  ...SUMMARY_COLUMNS,
  'version',
  'first_lane',
  'lane_at',
  'cleared_at',
  'departed_at',
  'ended_at',
] as const;

/** A declaration in full as its statement tells it: open holds as JSON, in the order in which they were opened. */
export type ViewRow = Pick<Selectable<DeclarationRow>, (typeof VIEW_COLUMNS)[number]> & {
  /** What was said when the present version was lodged or amended, and when risk was last assessed. */
  warnings: Issue[] | null;
  reasons: Reason[] | null;
  holds: HoldRowAsJson[] | null;
  /** Not null where it was archived until now: what the statement tells of events is to be asked again. */
  recalled: boolean | null;
};

type HoldRowAsJson = {
  [Column in keyof HoldRow]: Selectable<HoldRow>[Column] extends infer Value
    ? Value extends Date
      ? string
      : Value
    : never;
};

// One statement, since it answers every lodgement. That a file is audited is for customs to know: it would tell the lane.
const viewBy = (column: 'id' | 'mrn') => `
select ${VIEW_COLUMNS.map((name) => `d.${name}`).join(', ')}, ${RECALLED} as recalled,
  (select e.body->'warnings' from events e
    where e.declaration_id = d.id and e.type in ('DeclarationLodged', 'DeclarationAmended') and e.body ? 'warnings'
    order by e.seq desc limit 1) as warnings,
  case when $2::boolean then (select e.body->'assessment'->'reasons' from events e
    where e.declaration_id = d.id and e.type in ('DeclarationLodged', 'DeclarationAmended', 'LaneAssigned')
      and e.body->'assessment' ? 'reasons'
    order by e.seq desc limit 1) end as reasons,
  (select jsonb_agg(to_jsonb(h) order by h.number) from holds h
    where h.declaration_id = d.id and h.closed_at is null and ($2::boolean or h.kind <> 'audit')) as holds
from declarations d where d.${column} = $1`;
const BY = {
  id: { name: 'declaration-by-id', text: viewBy('id') },
  mrn: { name: 'declaration-by-mrn', text: viewBy('mrn') },
} as const;

const LOGGED = {
  id: { name: 'declaration-read-by-id', text: logged(BY.id.text) },
  mrn: { name: 'declaration-read-by-mrn', text: logged(BY.mrn.text) },
} as const;

/** The same, and that it was read: one statement still. */
function logged(view: string): string {
  return `with seen as materialized (${view}), logged as (
  insert into declaration_reads (roles, declaration_id, what, subject, request_id)
  select $3::text[], id, $4::text, $5::text, $6::text from seen)
select * from seen`;
}

/** The statement that reads a declaration in full, and logs that it is read where it is told to. */
export function viewStatement(idOrMrn: string, see: Sees, read?: DeclarationRead) {
  const by = idOrMrn.startsWith('dec_') ? 'id' : 'mrn';
  if (!read) return { ...BY[by], values: [idOrMrn, see.lane] };
  const { roles, what, subject, requestId } = read;
  return { ...LOGGED[by], values: [idOrMrn, see.lane, [...roles], what, subject, requestId] };
}

/** A declaration in full as a reader may see it. */
export function viewOf(row: ViewRow, see: Sees): DeclarationView {
  const holds = (row.holds ?? []).map(holdView);
  const summary = summaryOf(row, see);
  const departedAt = isoOrNull(row.departed_at);
  return {
    ...summary,
    version: row.version,
    ...(see.lane ? { firstLane: row.first_lane, reasons: row.reasons ?? [] } : {}),
    laneAt: row.lane_at.toISOString(),
    clearedAt: see.lane ? isoOrNull(row.cleared_at) : null,
    departedAt,
    endedAt: isoOrNull(row.ended_at),
    holds,
    nextStep: nextStep({ status: summary.status, releasedAt: summary.releasedAt, departedAt }, holds),
    warnings: row.warnings ?? [],
  };
}

/** A hold as everybody who sees the declaration sees it. */
function holdView(row: HoldRowAsJson): HoldView {
  const suspendedAt = instantOrNull(row.suspended_at);
  const standsStill = row.outages?.some(({ until }) => until === null) ?? false;
  return {
    id: row.id as HoldId,
    kind: row.kind,
    owner: row.owner,
    openedAt: instant(Date.parse(row.opened_at)),
    closedAt: instantOrNull(row.closed_at),
    dueAt: suspendedAt === null && !standsStill ? instantOrNull(row.due_at) : null,
    legalEffect: row.legal_effect,
    suspendedAt,
    escalated: row.escalated,
    outages: row.outages ?? [],
    result: row.result,
    question: row.question,
    whatToDo:
      whatToDo({ kind: row.kind, suspendedAt, escalated: row.escalated }) +
      (standsStill ? ' The clock stands still while an outage lasts.' : ''),
    taskId: row.id as HoldId,
  };
}

const instantOrNull = (time: string | null) => (time === null ? null : instant(Date.parse(time)));
