import type { DeclarationId, Sha256 } from '#libs/domain';
import type pg from 'pg';

// An archived file is found by its declaration; of one whose record is kept no longer, the last version is all that is known.
const LODGED = `
select content_sha256 from declaration_versions where declaration_id = $1 and version = 1
union all
select coalesce((
  select v->>'content_sha256' from archived_files a, jsonb_array_elements(a.document->'versions') v
  where a.declaration_id = d.id and a.closed_at = coalesce(d.ended_at, d.cleared_at) and v->>'version' = '1'
), d.content_sha256)
from declarations d where d.id = $1 and d.archived_at is not null`;

/**
 * Hash of the content as first lodged; undefined while nothing is on record under this id. Asked of every lodgement, and as
 * nobody in particular: whether a reference is taken does not depend on who may see the declaration that took it.
 */
export async function lodgedContent(pool: pg.Pool, id: DeclarationId): Promise<Sha256 | undefined> {
  const { rows } = await pool.query<{ content_sha256: Sha256 }>({
    name: 'lodged-content',
    text: LODGED,
    values: [id],
  });
  return rows[0]?.content_sha256;
}
