import { createHash } from 'node:crypto';
import type { Sha256 } from '#libs/domain';
import type pg from 'pg';
import type { BlobStore } from '../blobs.js';

/** Bytes that a record refers to and that are not there, or are not what their hash says. */
export interface BlobMissing {
  sha256: string;
  /** The table that refers to it. */
  of: 'declaration_versions' | 'rejected_lodgements' | 'documents';
  trouble: 'missing' | 'altered';
}

/** Verifies all bytes that were received and kept, one after another in constant memory; yields what is wrong. */
export async function* verifyBlobs(pool: pg.Pool, blobs: Pick<BlobStore, 'get'>): AsyncGenerator<BlobMissing> {
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    await client.query(`declare kept no scroll cursor for
      select received_sha256 as sha256, 'declaration_versions' as of from versions_with_archived
      union all select received_sha256, 'rejected_lodgements' from rejected_lodgements
      union all select sha256, 'documents' from documents`);
    for (;;) {
      const { rows } = await client.query<{ sha256: Sha256; of: BlobMissing['of'] }>('fetch 500 from kept');
      if (rows.length === 0) return;
      for (const { sha256, of } of rows) {
        const trouble = await troubleWith(blobs, sha256);
        if (trouble) yield { sha256, of, trouble };
      }
    }
  } finally {
    // Ends the transaction with the connection, also where whoever reads has stopped in the middle.
    client.release(true);
  }
}

async function troubleWith(blobs: Pick<BlobStore, 'get'>, sha256: Sha256): Promise<BlobMissing['trouble'] | undefined> {
  const bytes = await blobs.get(sha256);
  if (!bytes) return 'missing';
  return createHash('sha256').update(bytes).digest('hex') === sha256 ? undefined : 'altered';
}
