import type { Actor, Issue, Page, RejectionFilter, RejectionView } from '#libs/domain';
import { sql, type Selectable, type Transaction } from 'kysely';
import { cursorOf, cursorValues } from '../cursor.js';
import type { Tables } from '../tables.js';

/** A lodgement that was rejected. */
export interface Rejection {
  /** Whoever keeps it names it: kept again under the same name, it is the same rejection. */
  id: string;
  declarant: string | null;
  localReference: string | null;
  fileName: string | null;
  line: number | null;
  receivedSha256: string;
  contentType: string;
  issues: Issue[];
}

/** Keep that a lodgement was rejected, and why. The parties whose people may read it are those of whoever sent it. */
export async function keepRejection(tx: Transaction<Tables>, actor: Actor, rejection: Rejection): Promise<void> {
  await tx
    .insertInto('rejected_lodgements')
    .values({
      id: rejection.id,
      // As exact as the mark of a page is.
      at: sql<Date>`date_trunc('milliseconds', now())`,
      by: actor.id,
      parties: actor.parties,
      declarant: rejection.declarant,
      local_reference: rejection.localReference,
      file_name: rejection.fileName,
      line: rejection.line,
      received_sha256: rejection.receivedSha256,
      content_type: rejection.contentType,
      issues: JSON.stringify(rejection.issues),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** A page of rejected lodgements, the last first. */
export async function listRejections(tx: Transaction<Tables>, filter: RejectionFilter): Promise<Page<RejectionView>> {
  const { declarant, localReference, limit, after } = filter;
  let query = tx
    .selectFrom('rejected_lodgements')
    .selectAll()
    .orderBy(sql`at desc, id desc`)
    .limit(limit + 1);
  if (declarant) query = query.where('declarant', '=', declarant);
  if (localReference) query = query.where('local_reference', '=', localReference);
  if (after !== undefined) {
    const [at, id] = cursorValues(after, 'at', ['moment', 'text']);
    query = query.where(sql<boolean>`(at, id) < (${at}::timestamptz, ${id})`);
  }
  const rows = await query.execute();
  const items = rows.slice(0, limit).map(viewOf);
  const last = items.at(-1);
  return { items, next: last && rows.length > limit ? cursorOf('at', [last.at, last.id]) : null };
}

/** One rejected lodgement; undefined where there is none that the reader may see. */
export async function rejectionOf(tx: Transaction<Tables>, id: string): Promise<RejectionView | undefined> {
  const row = await tx.selectFrom('rejected_lodgements').selectAll().where('id', '=', id).executeTakeFirst();
  return row && viewOf(row);
}

const viewOf = (row: Selectable<Tables['rejected_lodgements']>): RejectionView => ({
  id: row.id,
  at: row.at.toISOString(),
  by: row.by,
  declarant: row.declarant,
  localReference: row.local_reference,
  fileName: row.file_name,
  line: row.line,
  receivedSha256: row.received_sha256,
  contentType: row.content_type,
  issues: row.issues,
});
