import type { Actor, DocumentView } from '#libs/domain';
import type { Transaction } from 'kysely';
import type { Tables } from '../tables.js';

/** A file that was uploaded; its bytes are kept under the hash. */
export interface Upload {
  sha256: string;
  name: string;
  mediaType: string;
  /** How many. */
  bytes: number;
}

/** Keep what is known of an uploaded file. The same file from the same person is kept once, as first named. */
export async function keepDocument(tx: Transaction<Tables>, actor: Actor, upload: Upload): Promise<void> {
  await tx
    .insertInto('documents')
    .values({
      sha256: upload.sha256,
      uploaded_by: actor.id,
      parties: actor.parties,
      name: upload.name,
      media_type: upload.mediaType,
      bytes: upload.bytes,
    })
    .onConflict((conflict) => conflict.columns(['sha256', 'uploaded_by']).doNothing())
    .execute();
}

/** An uploaded file by its hash, as first uploaded by somebody whose uploads the reader may see. */
export async function documentOf(tx: Transaction<Tables>, sha256: string): Promise<DocumentView | undefined> {
  const row = await tx
    .selectFrom('documents')
    .selectAll()
    .where('sha256', '=', sha256)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      sha256: row.sha256,
      name: row.name,
      mediaType: row.media_type,
      bytes: Number(row.bytes),
      uploadedBy: row.uploaded_by,
      at: row.at.toISOString(),
    }
  );
}
