import { differences, inParts, namesOf } from '../../declaration/differences.js';
import type { Draft } from './draft.js';

/** What was made of one declaration, made of another: whatever was not touched is as the other has it. */
export const carriedOver = (base: Draft, typed: Draft, present: Draft): Draft => carried(base, typed, present) as Draft;

function carried(base: unknown, typed: unknown, present: unknown): unknown {
  if (differences(base, typed).length === 0) return present;
  const parts = inParts(base, typed, present);
  if (!parts) return typed;
  const [before = {}, mine = {}, theirs = {}] = parts;
  const all = namesOf(theirs, mine).map((name) => [name, carried(before[name], mine[name], theirs[name])] as const);
  const made = all.filter(([, value]) => value !== undefined);
  return Array.isArray(typed) ? made.map(([, value]) => value) : Object.fromEntries(made);
}
