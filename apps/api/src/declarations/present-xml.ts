import type { DeclarationId, Sha256 } from '#libs/domain';
import { applyAmendment, readWco } from '#libs/formats';
import type { BlobStore, Tables } from '#libs/store';
import type { Transaction } from 'kysely';

/** Whether bytes are XML rather than JSON: by their first character, after a byte order mark and blanks. */
export function looksLikeXml(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(byte));
  return first === '<'.charCodeAt(0);
}

/**
 * A declaration's present version as one WCO document: as lodged, with each amendment by message carried out again in turn.
 * Undefined where what stands now was sent in JSON.
 */
export async function presentXml(
  tx: Transaction<Tables>,
  blobs: BlobStore,
  id: DeclarationId,
): Promise<Uint8Array | undefined> {
  const versions = await tx
    .selectFrom('declaration_versions')
    .select('received_sha256')
    .where('declaration_id', '=', id)
    .orderBy('version')
    .execute();
  let xml: Uint8Array | undefined;
  for (const { received_sha256: sha256 } of versions) {
    const bytes = await blobs.get(sha256 as Sha256);
    xml = bytes && looksLikeXml(bytes) ? afterMessage(xml, bytes) : undefined;
  }
  return xml;
}

function afterMessage(xml: Uint8Array | undefined, bytes: Uint8Array): Uint8Array | undefined {
  const read = readWco(bytes);
  if (!read.ok || read.message.message !== 'amendment') return bytes;
  const amended = xml && applyAmendment(xml, bytes);
  return amended?.ok ? amended.xml : undefined;
}
