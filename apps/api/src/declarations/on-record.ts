import type { DeclarationId, Sha256 } from '#libs/domain';
import type pg from 'pg';

// Whoever asks the archive asks, and locks, each of its months: only where the file is there. `closed` tells which month.
const LODGED = `
select content_sha256, null as closed from declaration_versions where declaration_id = $1 and version = 1
union all
select content_sha256, coalesce(ended_at, cleared_at)::text from declarations where id = $1 and archived_at is not null`;

// It may have been recalled meanwhile; where its record is kept no longer, the last version is all that is known.
const LODGED_LONG_AGO = `
select coalesce((
  select v->>'content_sha256' from archived_files a, jsonb_array_elements(a.document->'versions') v
  where a.declaration_id = $1 and a.closed_at = $2::timestamptz and v->>'version' = '1'
), (
  select content_sha256 from declaration_versions where declaration_id = $1 and version = 1
), $3) as content_sha256`;

/**
 * Hash of the content as first lodged; undefined while nothing is on record under this id. Asked of every lodgement, and as
 * nobody in particular: whether a reference is taken does not depend on who may see the declaration that took it.
 */
export async function lodgedContent(pool: pg.Pool, id: DeclarationId): Promise<Sha256 | undefined> {
  const { rows } = await pool.query<{ content_sha256: Sha256; closed: string | null }>({
    name: 'lodged-content',
    text: LODGED,
    values: [id],
  });
  const [found] = rows;
  if (!found || found.closed === null) return found?.content_sha256;
  const archived = await pool.query<{ content_sha256: Sha256 }>(LODGED_LONG_AGO, [
    id,
    found.closed,
    found.content_sha256,
  ]);
  return archived.rows[0]?.content_sha256;
}
