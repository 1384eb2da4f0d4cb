import { fold, type ClearanceFile } from '#libs/clearance';
import type { DeclarationId } from '#libs/domain';
import { eventFromRow, type Tables } from '#libs/store';
import type { Transaction } from 'kysely';

/** A declaration's file as its recorded events tell it; with no event that the transaction may see, an empty file. */
export async function recordedFile(tx: Transaction<Tables>, id: DeclarationId): Promise<ClearanceFile> {
  const rows = await tx
    .selectFrom('events')
    .select(['seq', 'type', 'at', 'by', 'body', 'hash'])
    .where('declaration_id', '=', id)
    .orderBy('seq')
    .execute();
  return fold(id, rows.map(eventFromRow));
}

/** The id of a declaration, told by its id or its MRN, that the transaction may see. */
export async function idOf(tx: Transaction<Tables>, idOrMrn: string): Promise<DeclarationId | undefined> {
  const row = await tx
    .selectFrom('declarations')
    .select('id')
    .where(idOrMrn.startsWith('dec_') ? 'id' : 'mrn', '=', idOrMrn)
    .executeTakeFirst();
  return row?.id as DeclarationId | undefined;
}
