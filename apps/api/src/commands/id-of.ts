import type { DeclarationId } from '#libs/domain';
import { idRecalled, recalled, type Tables } from '#libs/store';
import type { Transaction } from 'kysely';

/**
 * The id of a declaration, told by its id or its MRN, that the transaction may see. An archived one is recalled.
 *
 * @throws Refused record-removed where its record is kept no longer
 */
export async function idOf(tx: Transaction<Tables>, idOrMrn: string): Promise<DeclarationId | undefined> {
  const row = await tx
    .selectFrom('declarations')
    .select(['id', recalled.as('recalled')])
    .where(idOrMrn.startsWith('dec_') ? 'id' : 'mrn', '=', idOrMrn)
    .executeTakeFirst();
  return idRecalled(tx, row);
}
