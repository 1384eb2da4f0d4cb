import type { DeclarationId, Sha256 } from '#libs/domain';
import type pg from 'pg';

/**
 * Hash of the content as first lodged; undefined while nothing is on record under this id. Asked of every lodgement, and as
 * nobody in particular: whether a reference is taken does not depend on who may see the declaration that took it.
 */
export async function lodgedContent(pool: pg.Pool, id: DeclarationId): Promise<Sha256 | undefined> {
  const { rows } = await pool.query<{ content_sha256: Sha256 }>({
    name: 'lodged-content',
    text: 'select content_sha256 from declaration_versions where declaration_id = $1 and version = 1',
    values: [id],
  });
  return rows[0]?.content_sha256;
}
