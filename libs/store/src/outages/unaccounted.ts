import { isAccounted, type ClearanceFile } from '#libs/clearance';
import { instant, type ActorId, type KnownOutage } from '#libs/domain';
import type { Batch, Queries } from '../record/record.js';

/** Columns of an outage as clocks must know it. */
export const OUTAGE_COLUMNS = 'o.id, o.version, o.office, o.from_at, o.until_at, o.withdrawn, o.by';

export interface OutageRow {
  id: string;
  version: number;
  office: string | null;
  from_at: Date;
  until_at: Date | null;
  withdrawn: boolean;
  by: string;
}

export const knownOutage = (row: OutageRow): KnownOutage => ({
  id: row.id,
  version: row.version,
  office: row.office,
  from: instant(row.from_at.getTime()),
  until: row.until_at && instant(row.until_at.getTime()),
  withdrawn: row.withdrawn,
  by: row.by as ActorId | 'system',
});

/** The last version of each outage. */
export const LATEST_OUTAGES = `select distinct on (id) * from outages order by id, version desc`;

/**
 * Outages on record that a file must take into account before clocks of it may expire; none for a batch in which no clock does. Asked
 * just before the expiry is recorded: an outage recorded later reaches the declaration as any other command.
 */
export async function unaccounted(queries: Queries, { file, decided }: Batch): Promise<KnownOutage[]> {
  if (!decided.some(({ type }) => type === 'ClockExpired')) return [];
  return outagesFor(queries, file);
}

/** Outages that concern clocks of a file and that it does not take into account yet, or not as last corrected. */
export async function outagesFor(queries: Queries, file: ClearanceFile): Promise<KnownOutage[]> {
  const first = file.holds.map(({ openedAt }) => openedAt).sort()[0];
  if (first === undefined) return [];
  const { rows } = await queries.query<OutageRow>(
    `select ${OUTAGE_COLUMNS} from (${LATEST_OUTAGES}) o
     where o.id = any ($3) or not o.withdrawn and (o.office is null or o.office = $1)
       and (o.until_at is null or o.until_at > $2::timestamptz)`,
    [file.facts?.office ?? null, first, (file.outages ?? []).map(({ id }) => id)],
  );
  return rows.map(knownOutage).filter((outage) => !isAccounted(file, outage));
}

/** Outages that took, or take, time from each clock of a file, as rows show them; null where there is none. */
export function outagesOf(file: ClearanceFile, { openedAt, closedAt, dueAt }: ClearanceFile['holds'][number]) {
  if (dueAt === null) return null;
  const its = (file.outages ?? []).filter(
    ({ from, until, withdrawn }) =>
      !withdrawn && (until === null || until > openedAt) && (closedAt === null || from < closedAt),
  );
  return its.length === 0 ? null : its.map(({ id, office, from, until }) => ({ id, office, from, until }));
}
