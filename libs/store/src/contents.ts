import type { Declaration } from '#libs/domain';
import type { Queries } from './record.js';

/** The content of some versions of a declaration, by version; of those that are on record. */
export async function contentsOf(
  queries: Queries,
  declarationId: string,
  versions: readonly number[],
): Promise<Map<number, Declaration>> {
  const { rows } = await queries.query<{ version: number; content: Declaration }>({
    name: 'contents-of',
    text: 'select version, content from declaration_versions where declaration_id = $1 and version = any($2)',
    values: [declarationId, versions],
  });
  return new Map(rows.map(({ version, content }) => [version, content]));
}
