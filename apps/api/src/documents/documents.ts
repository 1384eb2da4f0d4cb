import { Injectable } from '@nestjs/common';
import { Refused, Sha256, type DocumentView } from '#libs/domain';
import { acting, documentOf, keepDocument, logDocumentRead, readBy } from '#libs/store';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';

/** A file as somebody sends it. */
export interface SentFile {
  bytes: Buffer;
  name: string | undefined;
  mediaType: string;
}

/** Keeps files that people upload, under the SHA-256 of their bytes. */
@Injectable()
export class Documents {
  constructor(private readonly connections: Connections) {}

  async upload({ actor }: Caller, { bytes, name, mediaType }: SentFile): Promise<DocumentView> {
    if (bytes.length === 0) throw new Refused('content-invalid', 'The file is empty.');
    const { db, blobs } = this.connections;
    const sha256 = await blobs.put(bytes);
    const upload = { sha256, name: fileName(name), mediaType: knownType(mediaType), bytes: bytes.length };
    const kept = await acting(db, actor, async (tx) => {
      await keepDocument(tx, actor, upload);
      return documentOf(tx, sha256);
    });
    if (!kept) throw new Error(`The upload ${sha256} is not there after it was kept.`);
    return kept;
  }

  /** @throws Refused not-found for a file that is not the caller's to see */
  async one(caller: Caller, sha256: string): Promise<{ document: DocumentView; bytes: Buffer }> {
    const { db, blobs } = this.connections;
    const hash = Sha256.safeParse(sha256).data;
    const document =
      hash &&
      (await acting(db, caller.actor, async (tx) => {
        const read = readBy(caller, 'document', hash);
        if (read) await logDocumentRead(tx, read);
        return documentOf(tx, hash);
      }));
    const bytes = document && hash && (await blobs.get(hash));
    if (!document || !bytes) throw new Refused('not-found', `There is no file ${sha256} that you may see.`);
    return { document, bytes };
  }
}

/** A name without folders and control characters, at most 200 characters long. */
export function fileName(said: string | undefined): string {
  const name = (said ?? '')
    .replace(/^.*[/\\]/su, '')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim();
  return Array.from(name).slice(0, 200).join('') || 'unnamed';
}

const knownType = (mediaType: string): string =>
  /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(mediaType) ? mediaType : 'application/octet-stream';
