import type { Actor } from '#libs/domain';
import { sql, type RawBuilder } from 'kysely';
import { scopeOf } from './record/acting.js';

/**
 * The rows of somebody's offices or parties, said in the query as well. Row security enforces it anyway; said here as plain
 * conditions, indexes serve it. For tables with office, declarant and representative.
 */
export function withinScope(actor: Actor): RawBuilder<boolean> {
  switch (scopeOf(actor)) {
    case 'office':
      return oneOf('office', actor.offices);
    case 'party':
      return sql`(${oneOf('declarant', actor.parties)} or ${oneOf('representative', actor.parties)})`;
    default:
      return sql`true`;
  }
}

/** The tasks that are somebody's to see, said in the same way. */
export const tasksWithinScope = (actor: Actor): RawBuilder<boolean> =>
  scopeOf(actor) === 'agency' ? sql`candidate_group = ${`agency:${actor.agency ?? ''}`}` : withinScope(actor);

/** A column that has one of some values. With one value only, an index that goes on with an order serves that order too. */
export function oneOf(column: string, values: readonly string[]): RawBuilder<boolean> {
  const [first] = values;
  return values.length === 1
    ? sql`${sql.ref(column)} = ${first}`
    : sql`${sql.ref(column)} = any(${[...values]}::text[])`;
}
