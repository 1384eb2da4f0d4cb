import type { ReadResult } from './message.js';
import { readJson } from './json.js';
import { readWco } from './wco-message.js';

/**
 * Reads a declaration, amendment or cancellation in the format that the content type names: XML (WCO) or JSON (originals only).
 * What says how characters are encoded is the document itself; a charset in the content type is not looked at.
 */
export function readDeclaration(bytes: Uint8Array, contentType: string): ReadResult {
  const [type = ''] = contentType.toLowerCase().split(';');
  if (/^(application|text)\/xml$|\+xml$/.test(type.trim())) return readWco(bytes);
  if (/^application\/json$|\+json$/.test(type.trim())) return readJson(bytes);
  const message = `${JSON.stringify(contentType)} is not taken; send application/xml or application/json`;
  return { ok: false, malformed: true, issues: [{ path: '', code: 'unsupported-content-type', message }] };
}
