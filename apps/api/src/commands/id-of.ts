import type { DeclarationId } from '#libs/domain';
import type { Tables } from '#libs/store';
import type { Transaction } from 'kysely';

/** The id of a declaration, told by its id or its MRN, that the transaction may see. */
export async function idOf(tx: Transaction<Tables>, idOrMrn: string): Promise<DeclarationId | undefined> {
  const row = await tx
    .selectFrom('declarations')
    .select('id')
    .where(idOrMrn.startsWith('dec_') ? 'id' : 'mrn', '=', idOrMrn)
    .executeTakeFirst();
  return row?.id as DeclarationId | undefined;
}
