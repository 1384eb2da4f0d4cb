import { Declaration, jsonPointer } from '#libs/domain';
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
  const excess = excessIn(input);
  if (excess) return { ok: false, remarks: [excess] };
  const parsed = Declaration.safeParse(input);
  if (parsed.success) return { ok: true, declaration: parsed.data };
  const { issues } = parsed.error;
  const remarks = issues.slice(0, REPORTED).map((fault) => remarkOf(fault, input));
  if (issues.length > REPORTED)
    remarks.push({ path: [], code: 'more', message: `${issues.length - REPORTED} more errors are not listed` });
  return { ok: false, remarks };
}

/** Nobody reads more errors than that of one declaration. */
const REPORTED = 1_000;
/** No list of a declaration is longer. */
export const LONGEST_LIST = 999;
/** As many as the elements of an XML document. */
const VALUES = 200_000;

/** What is far too much to check value by value: a list too long for any schema, or too many values altogether. */
export function excessIn(input: unknown): Remark | undefined {
  let values = 0;
  const look = (value: unknown, path: Path): Remark | undefined => {
    if (++values > VALUES) return { path: [], code: 'too-many', message: `there must be at most ${VALUES} values` };
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value) && value.length > LONGEST_LIST) return tooMany(path);
    // Deeper than anything in a declaration: left to the schema, which looks at no member that it does not know.
    if (path.length > DEEPEST) return undefined;
    for (const [key, member] of Object.entries(value)) {
      const excess = look(member, [...path, key]);
      if (excess) return excess;
    }
    return undefined;
  };
  return look(input, []);
}

const DEEPEST = 8;

/** A list that is longer than any may be. */
export const tooMany = (path: Path): Remark => ({
  path,
  code: 'too-many',
  message: `there must be at most ${LONGEST_LIST}`,
});

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

/** A place in a JSON document. */
export const inJson = (path: Path): Place => ({ path: jsonPointer(path) });
