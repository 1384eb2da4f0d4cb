import { Declaration } from '#libs/domain';
import type { z } from 'zod';
import type { Place } from './sourced.js';

type Fault = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Something wrong or odd in a declaration, before its place in what was sent is known. */
export interface Remark {
  path: Path;
  code: string;
  message: string;
}

/** A declaration that fits the schema, or everything that is wrong with it at once. */
export type Checked = { ok: true; declaration: Declaration } | { ok: false; remarks: Remark[] };

/** Parses input into a Declaration; each fault has a stable code (required, invalid, too-long, too-many) and a sentence. */
export function checkDeclaration(input: unknown): Checked {
  const parsed = Declaration.safeParse(input);
  if (parsed.success) return { ok: true, declaration: parsed.data };
  return { ok: false, remarks: parsed.error.issues.map((fault) => remarkOf(fault, input)) };
}

function remarkOf(fault: Fault, input: unknown): Remark {
  const { path } = fault;
  const value = valueAt(input, path);
  if (value === undefined && fault.code !== 'custom') return { path, code: 'required', message: 'is required' };
  if (fault.code === 'too_big' && typeof value === 'string')
    return { path, code: 'too-long', message: `must have at most ${fault.maximum} characters` };
  if (fault.code === 'too_big' && Array.isArray(value))
    return { path, code: 'too-many', message: `there must be at most ${fault.maximum}` };
  if (fault.code === 'too_small' && typeof value === 'string')
    return { path, code: 'required', message: 'must not be empty' };
  if (fault.code === 'too_small' && Array.isArray(value))
    return { path, code: 'required', message: `there must be at least ${fault.minimum}` };
  // A cross-field rule that names a member which is not there asks for it.
  if (fault.code === 'custom' && value === undefined) return { path, code: 'required', message: fault.message };
  return { path, code: 'invalid', message: sentenceOf(fault) };
}

const KINDS: Record<string, string> = {
  int: 'a whole number',
  number: 'a whole number',
  string: 'text',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
};

function sentenceOf(fault: Fault): string {
  switch (fault.code) {
    case 'invalid_type':
      return `must be ${KINDS[fault.expected] ?? fault.expected}`;
    case 'invalid_value':
      return `must be one of ${fault.values.join(', ')}`;
    case 'too_big':
      return `must be at most ${fault.maximum}`;
    case 'too_small':
      return `must be at least ${fault.minimum}`;
    case 'invalid_union':
      return 'must be a decimal number, as text or number';
    case 'invalid_format':
      return fault.format === 'datetime' ? 'must be a date and time with a zone, in ISO 8601' : fault.message;
    default:
      return fault.message;
  }
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      value !== null && typeof value === 'object' ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined,
    input,
  );
}

/** JSON pointer (RFC 6901) of a path; the whole document is the empty pointer. */
export const jsonPointer = (path: Path): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A place in a JSON document. */
export const inJson = (path: Path): Place => ({ path: jsonPointer(path) });
