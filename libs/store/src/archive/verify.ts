import type pg from 'pg';

/** That retention removed the record of a declaration `d`: so it was said when it was done. */
export const REMOVED = `(d.archived_at is not null and exists (
  select from retention_acts r where r.what = 'archived_files' and r.at >= d.archived_at
    and r.month = date_trunc('month', coalesce(d.ended_at, d.cleared_at) at time zone 'UTC')::date))`;

/** What is wrong with a file in the archive. */
export interface ArchiveBroken {
  declaration: string;
  /**
   * missing: it was archived, and its document is not there. unexpected: a document of a file that is not archived, or moved there.
   * doubled: events of it are in the tables as well.
   */
  trouble: 'missing' | 'unexpected' | 'altered' | 'doubled';
}

/** A month of which more files have no record than acts of retention say were removed: some of them were removed without an act. */
export interface MonthBroken {
  /** In which they were closed (UTC), as 2016-11. */
  month: string;
  /** Files that are archived without a document. */
  missing: number;
  /** As the acts say. */
  removed: number;
}

/** What verifying the archive found. */
export interface VerifiedArchive {
  /** Files in the archive. */
  archived: number;
  /** At most a thousand. */
  archiveBroken: ArchiveBroken[];
  monthsBroken: MonthBroken[];
}

/** Without it, whoever deletes the record of a file would have it pass for one of those that an act removed from its month. */
const MONTHS_BROKEN = `
select jsonb_build_object('month', to_char(month, 'YYYY-MM'), 'missing', missing, 'removed', removed)
from (
  select date_trunc('month', coalesce(d.ended_at, d.cleared_at) at time zone 'UTC')::date as month, count(*) as missing
  from declarations d where ${REMOVED} and not exists (
    select from archived_files a where a.declaration_id = d.id and a.closed_at = coalesce(d.ended_at, d.cleared_at))
  group by 1
) without cross join lateral (
  select sum(r.rows) as removed from retention_acts r where r.what = 'archived_files' and r.month = without.month
) acts
where missing > removed order by month`;

/**
 * Verifies that each archived file has its document, unchanged since it was archived, that there are no others, and that no more are
 * removed than acts say; in one statement, and so of one moment. What the documents say is compared with all else by `verifyRecords`.
 *
 * @param pool of the owning role
 */
export async function verifyArchive(pool: pg.Pool): Promise<VerifiedArchive> {
  const { rows } = await pool.query<{ archived: number; broken: ArchiveBroken[]; months: MonthBroken[] }>(
    `select (select count(*)::int from archived_files) as archived, array(${MONTHS_BROKEN}) as months, array(
       select jsonb_build_object('declaration', coalesce(a.declaration_id, d.id), 'trouble', case
         when a.declaration_id is null then 'missing' when d.id is null then 'unexpected'
         when exists (select from events e where e.declaration_id = a.declaration_id) then 'doubled' else 'altered' end)
       from (select d.id, coalesce(d.ended_at, d.cleared_at) as closed_at, ${REMOVED} as removed from declarations d where d.archived_at is not null) d
       full join archived_files a on a.declaration_id = d.id and a.closed_at = d.closed_at
       where d.id is null or exists (select from events e where e.declaration_id = a.declaration_id)
         or a.sha256 <> levante_archived_sha256(a.declaration_id, a.document)
         or a.declaration_id is null and not d.removed
       order by 1 limit 1000
     ) as broken`,
  );
  const [found] = rows;
  return { archived: found?.archived ?? 0, archiveBroken: found?.broken ?? [], monthsBroken: found?.months ?? [] };
}
