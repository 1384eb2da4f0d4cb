import { Refused } from '#libs/domain';
import { jsonFaultAt, lineAndColumn } from '#libs/formats';
import { whyUnkeepable } from './unkeepable.js';

/**
 * Read bytes as JSON in UTF-8.
 *
 * @throws Refused malformed-content, with line and column where it is not JSON
 */
export function readJson(bytes: Uint8Array): unknown {
  const text = utf8(bytes);
  const value = parsed(text);
  const reason = whyUnkeepable(value);
  if (reason) throw malformed(reason.path, reason.message);
  return value;
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('', 'The bytes are not text in UTF-8.');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const place = lineAndColumn(text, jsonFaultAt(text));
    throw malformed('', `This is not JSON from line ${place.line}, column ${place.column} on.`, place);
  }
}

const malformed = (path: string, message: string, place?: { line: number; column: number }) =>
  new Refused('malformed-content', message, { errors: [{ path, code: 'malformed', message, ...place }] });
