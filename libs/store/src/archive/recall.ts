import { Refused, type DeclarationId } from '#libs/domain';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import type pg from 'pg';
import type { Tables } from '../tables.js';

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
 * @throws Refused record-removed where retention removed its record; not-found where nothing says what became of it
 */
export async function idRecalled(
  tx: Transaction<Tables>,
  row: { id: string; recalled: boolean | null } | undefined,
): Promise<DeclarationId | undefined> {
  if (row?.recalled === false) throw await removed(tx, row.id);
  return row?.id as DeclarationId | undefined;
}

async function removed(tx: Transaction<Tables>, id: string): Promise<Refused> {
  const { rows } = await sql<{
    act: { at: string; month: string; file: string } | null;
  }>`select levante_removal(${id}) as act`.execute(tx);
  const act = rows[0]?.act;
  if (!act)
    return new Refused('not-found', `The record of ${id} is not in the archive, and no act says why: tell an auditor.`);
  const { at, month, file } = act;
  return new Refused(
    'record-removed',
    `The record of ${id} was removed on ${at} under the retention of files closed in ${month}, and is in the file ${file}: ask an auditor for it.`,
    { removedAt: at, month, file },
  );
}

/** Bring back the record of a declaration that may be archived. Does nothing where it is not. @param queries of the owning role */
export async function recall(queries: Pick<pg.Pool | pg.PoolClient, 'query'>, declaration: string): Promise<void> {
  await queries.query('select levante_recall($1)', [declaration]);
}
