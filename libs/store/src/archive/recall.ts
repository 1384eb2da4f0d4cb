import { Refused, type DeclarationId } from '#libs/domain';
import { sql, type RawBuilder } from 'kysely';
import type pg from 'pg';

/**
 * A column of a query over declarations: recalls a declaration that is archived, as it is found. Null where it is not archived; then
 * false where its record is not in the archive either. What is recalled is seen by the statements that follow in the transaction.
 */
export const RECALLED = 'case when archived_at is not null then levante_recall(id) end';

/** The same for a typed query. */
export const recalled: RawBuilder<boolean | null> = sql<boolean | null>`${sql.raw(RECALLED)}`;

/**
 * The id of a row found with `recalled`, to be read on.
 *
 * @throws Refused not-found where retention removed its record
 */
export function idRecalled(row: { id: string; recalled: boolean | null } | undefined): DeclarationId | undefined {
  if (row?.recalled === false)
    throw new Refused(
      'not-found',
      `The record of ${row.id} is kept no longer: it was written to a file and removed by retention. Ask an auditor for it.`,
    );
  return row?.id as DeclarationId | undefined;
}

/** Bring back the record of a declaration that may be archived. Does nothing where it is not. @param queries of the owning role */
export async function recall(queries: Pick<pg.Pool | pg.PoolClient, 'query'>, declaration: string): Promise<void> {
  await queries.query('select levante_recall($1)', [declaration]);
}
