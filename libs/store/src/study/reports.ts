import { Refused, type ActorId, type DeclarationId, type ReportRequest, type ReportView } from '#libs/domain';
import { whyNotReported } from '#libs/study';
import { sql, type Selectable, type Transaction } from 'kysely';
import type { Sees } from '../person.js';
import type { StudyTables } from './tables.js';
import type { Tables } from '../tables.js';

type ReportRow = Pick<
  Selectable<StudyTables['reports']>,
  'declaration_id' | 'kind' | 'at' | 'place' | 'reference' | 'by' | 'reported_at'
>;

/**
 * Put on record what somebody reports of goods in sight. The same again (kind, instant, place and reference) is the same, even after
 * a correction: a message that is delivered twice does not take a correction back. Another of the same kind corrects the earlier.
 *
 * @throws Refused content-invalid where it contradicts what is on record
 */
export async function report(
  tx: Transaction<Tables>,
  id: DeclarationId,
  by: ActorId,
  sent: ReportRequest,
): Promise<void> {
  const { kind, at } = sent;
  const place = sent.place ?? null;
  const reference = sent.reference ?? null;
  // Reports of the same goods are judged one after another.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`report ${id}`}, 0))`.execute(tx);
  const repeated = await tx
    .selectFrom('reports')
    .select('id')
    .where('declaration_id', '=', id)
    .where('kind', '=', kind)
    .where('at', '=', sql<Date>`${at}::timestamptz`)
    .where('place', 'is not distinct from', place)
    .where('reference', 'is not distinct from', reference)
    .executeTakeFirst();
  if (repeated) return;
  const why = whyNotReported({ kind, at }, await knownOf(tx, id));
  if (why) throw new Refused('content-invalid', why);
  await sql`with written as (
      insert into reports (declaration_id, kind, at, place, reference, by)
      values (${id}, ${kind}, ${at}, ${place}, ${reference}, ${by}) returning declaration_id
    ) insert into study_pending (declaration_id) select declaration_id from written`.execute(tx);
}

/** What is reported of goods in sight, in the order in which it was. Outside customs nobody learns which officer reported. */
export async function reportsOf(tx: Transaction<Tables>, id: DeclarationId, see: Sees): Promise<ReportView[]> {
  const rows = await rowsOf(tx, id);
  return rows.map((row) => ({
    declarationId: id,
    kind: row.kind,
    at: row.at.toISOString(),
    place: row.place,
    reference: row.reference,
    by: see.lane || row.by === see.self ? row.by : null,
    reportedAt: row.reported_at.toISOString(),
    corrected: row !== rows.findLast(({ kind }) => kind === row.kind),
  }));
}

const rowsOf = (tx: Transaction<Tables>, id: DeclarationId): Promise<ReportRow[]> =>
  tx
    .selectFrom('reports')
    .select(['declaration_id', 'kind', 'at', 'place', 'reference', 'by', 'reported_at'])
    .where('declaration_id', '=', id)
    .orderBy('reports.id')
    .execute();

async function knownOf(tx: Transaction<Tables>, id: DeclarationId) {
  const { rows } = await sql<{ advance: boolean; arrived_at: Date | null }>`
    select advance, (select (body->'response'->'form'->>'arrivedAt')::timestamptz from events
      where declaration_id = d.id and type = 'TaskCompleted' and body->'response'->>'kind' = 'arrival'
      order by seq limit 1) as arrived_at
    from declarations d where id = ${id}`.execute(tx);
  const reports = await rowsOf(tx, id);
  const last = [...new Map(reports.map((each) => [each.kind, each])).values()];
  const arrived = rows[0]?.arrived_at ?? last.find(({ kind }) => kind === 'arrived')?.at ?? null;
  return { advance: rows[0]?.advance ?? false, arrivedAt: arrived, reports: last };
}
