import { jsonPointer, type Issue } from '#libs/domain';

type Key = PropertyKey;

/** Nobody reads more errors than that of one thing that was sent. */
const REPORTED = 1_000;

/** What a schema (Standard Schema) says is wrong, and where. */
interface Fault {
  message: string;
  path?: readonly (Key | { key: Key })[];
}

const keysOf = (fault: Fault): Key[] =>
  (fault.path ?? []).map((segment) => (typeof segment === 'object' ? segment.key : segment));

/**
 * What a schema found wrong in a value, as issues that name the place by JSON pointer.
 *
 * @param under pointer of the value within what was sent
 */
export function issuesIn(faults: readonly Fault[], value: unknown, under = ''): Issue[] {
  const issues = faults.slice(0, REPORTED).map((fault) => {
    const keys = keysOf(fault);
    const isMissing = at(value, keys) === undefined;
    const wanted = keys.length > 0 ? 'is required' : 'a body in JSON is required';
    return {
      path: `${under}${jsonPointer(keys)}`,
      code: isMissing ? 'required' : 'invalid',
      message: isMissing && fault.message.startsWith('Invalid input') ? wanted : sayFormat(fault.message),
    };
  });
  const more = faults.length - issues.length;
  return more > 0 ? [...issues, { path: under, code: 'more', message: `${more} more errors are not listed` }] : issues;
}

/** The same for a query string, whose places are names of parameters. */
export function issuesInQuery(faults: readonly Fault[]): Issue[] {
  return faults.map((fault) => ({
    path: `?${String(keysOf(fault)[0] ?? '')}`,
    code: 'invalid',
    message: sayFormat(fault.message),
  }));
}

/** What a schema calls an ISO datetime, by an example. */
const sayFormat = (message: string): string =>
  message === 'Invalid ISO datetime' ? 'must be an instant such as 2026-11-25T00:00:00.000Z' : message;

const at = (value: unknown, keys: readonly Key[]): unknown =>
  keys.reduce<unknown>(
    (here, key) =>
      typeof here === 'object' && here !== null ? Object.getOwnPropertyDescriptor(here, key)?.value : undefined,
    value,
  );
