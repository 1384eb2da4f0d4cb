import type { Declaration } from '#libs/domain';
import type pg from 'pg';

/** A version of a declaration's content as it is kept. */
export interface KeptContent {
  declaration: string;
  version: number;
  content: Declaration;
  /** SHA-256 of its canonical JSON, as the events tell it. */
  sha256: string;
}

/** The contents of some declarations: all of their versions, in order, those of archived ones included. */
export async function contentsOf(
  queries: Pick<pg.Pool | pg.PoolClient, 'query'>,
  ids: readonly string[],
): Promise<KeptContent[]> {
  const contents = await contentsIn('declaration_versions', queries, ids);
  const found = new Set(contents.map(({ declaration }) => declaration));
  const others = ids.filter((id) => !found.has(id));
  if (others.length > 0) contents.push(...(await contentsIn('versions_with_archived', queries, others)));
  return contents;
}

async function contentsIn(
  source: 'declaration_versions' | 'versions_with_archived',
  queries: Pick<pg.Pool | pg.PoolClient, 'query'>,
  ids: readonly string[],
): Promise<KeptContent[]> {
  const { rows } = await queries.query<KeptContent>({
    name: `contents-of-${source}`,
    text: `select declaration_id as declaration, version, content, content_sha256 as sha256
      from ${source} where declaration_id = any($1) order by declaration_id, version`,
    values: [ids],
  });
  return rows;
}

/** Of one declaration, by version. */
export const byVersion = (contents: readonly KeptContent[], declaration: string): Map<number, Declaration> =>
  new Map(
    contents.filter((each) => each.declaration === declaration).map(({ version, content }) => [version, content]),
  );
