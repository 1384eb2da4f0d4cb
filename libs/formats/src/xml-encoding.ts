import { lineAndColumn } from './xml-tree.js';

/** Encodings taken when the document declares them; ISO-8859-1 is read as its superset windows-1252, as browsers do. */
const DECLARED = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['iso-8859-1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
]);

/** Bytes that cannot be read as text. */
export class UnreadableText extends Error {
  override readonly name = 'UnreadableText';
  constructor(
    message: string,
    readonly line = 1,
    readonly column = 1,
  ) {
    super(message);
  }
}

/** Encoding by byte order mark, else by the XML declaration, else UTF-8 (XML 1.0, appendix F). */
function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xef && b === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const name = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1] ?? 'utf-8';
  const encoding = DECLARED.get(name.toLowerCase());
  if (encoding) return encoding;
  throw new UnreadableText(
    /^utf-16/i.test(name)
      ? 'the document says it is UTF-16 but has no byte order mark'
      : `the encoding ${JSON.stringify(name)} is not taken; send UTF-8`,
  );
}

/**
 * The text of an XML document.
 * @throws {UnreadableText} when bytes do not fit the encoding, with the line and column of the first that does not
 */
export function decodeXml(bytes: Uint8Array): string {
  return decodeText(bytes, encodingOf(bytes));
}

/**
 * Bytes as text in an encoding, a byte order mark removed.
 * @throws {UnreadableText} at the first byte that does not fit
 */
export function decodeText(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const lenient = new TextDecoder(encoding).decode(bytes);
    const { line, column } = lineAndColumn(lenient, Math.max(0, lenient.indexOf('\uFFFD')));
    throw new UnreadableText(`these bytes are not ${encoding.toUpperCase()}`, line, column);
  }
}
