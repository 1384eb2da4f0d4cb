import type { StudyRow } from '#libs/study';
import type pg from 'pg';
import type { StudyTables } from './tables.js';

/** Whoever writes rows of the study holds this lock until its transaction is over, so that versions can be seen in their order. */
export const STUDY_LOCK = `hashtext('levante study')`;

/** NaN is no number in JSON, and PostgreSQL reads it from a text. */
type Numbers = (number | 'NaN')[];
type InNumbers = 'intervals' | 'owner_total' | 'owner_exclusive';
type Written = Omit<StudyTables['study_rows'], 'version' | InNumbers | `${InNumbers}_without`> &
  Record<InNumbers, Numbers> &
  Record<`${InNumbers}_without`, Numbers | null>;

/** A row of the study as its table has it, but for its version. */
export const writtenRow = (row: StudyRow): Written => ({
  declaration_id: row.declaration,
  seq: row.seq,
  accepted_at: row.acceptedAt,
  released_at: row.releasedAt,
  office: row.office,
  lane: row.lane,
  first_lane: row.firstLane,
  mode: row.mode,
  procedure: row.procedure,
  chapters: row.chapters,
  agencies: row.agencies,
  declarant: row.declarant,
  representative: row.representative,
  advance: row.advance,
  aeo: row.aeo,
  perishable: row.perishable,
  expedited: row.expedited,
  intervals: numbers(row.intervals),
  owners: row.owners.map(({ owner }) => owner),
  owner_total: numbers(row.owners.map(({ total }) => total)),
  owner_exclusive: numbers(row.owners.map(({ exclusive }) => exclusive)),
  critical_owner: row.critical?.owner ?? null,
  critical_kind: row.critical?.kind ?? null,
  intervals_without: row.withoutOutages && numbers(row.withoutOutages.intervals),
  owner_total_without: row.withoutOutages && numbers(row.withoutOutages.owners.map(({ total }) => total)),
  owner_exclusive_without: row.withoutOutages && numbers(row.withoutOutages.owners.map(({ exclusive }) => exclusive)),
});

const numbers = (seconds: Iterable<number>): Numbers =>
  Array.from(seconds, (each) => (Number.isNaN(each) ? 'NaN' : each));

const COLUMNS = [
  ...['seq', 'accepted_at', 'released_at', 'office', 'lane', 'first_lane', 'mode', 'procedure', 'chapters', 'agencies'],
  ...['declarant', 'representative', 'advance', 'aeo', 'perishable', 'expedited', 'intervals', 'owners', 'owner_total'],
  ...['owner_exclusive', 'critical_owner', 'critical_kind', 'intervals_without', 'owner_total_without'],
  'owner_exclusive_without',
];
const WRITE = `
insert into study_rows (declaration_id, version, ${COLUMNS.join(', ')})
select r.declaration_id, nextval('study_version'), ${COLUMNS.map((column) => `r.${column}`).join(', ')}
from jsonb_populate_recordset(null::study_rows, $1::jsonb) r
on conflict (declaration_id) do update set version = excluded.version,
  ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/** Write rows of the study, each under a version of its own. Within a transaction that holds STUDY_LOCK. */
export async function writeStudyRows(client: pg.PoolClient, rows: readonly StudyRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query({ name: 'study-rows-written', text: WRITE, values: [JSON.stringify(rows.map(writtenRow))] });
}
