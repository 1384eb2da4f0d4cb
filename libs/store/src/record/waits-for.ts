import type { DeclarationSummary, HoldOwner } from '#libs/domain';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Tables } from '../tables.js';

/** Holds of the declaration at hand that a party can act on now: one whose clock stands still waits for another. */
const its = (owner: HoldOwner): RawBuilder<unknown> =>
  sql`from holds where declaration_id = declarations.id and closed_at is null and suspended_at is null and owner = ${owner}`;

/** Whether a party must act on a declaration now. */
export const waitsFor = (owner: HoldOwner): RawBuilder<boolean> =>
  sql`(declarations.status = 'held' and exists (select ${its(owner)}))`;

/** By when it must; `infinity` where it has no deadline. */
export const waitsUntil = (owner: HoldOwner): RawBuilder<Date> =>
  sql`(select coalesce(min(due_at), 'infinity') ${its(owner)})`;

/**
 * Who must act first on each of some declarations, for what and by when, as far as the reader may see its holds.
 *
 * @param first whose turn is told before that of others
 */
export async function withWaitsFor(
  tx: Transaction<Tables>,
  declarations: DeclarationSummary[],
  first: HoldOwner,
): Promise<DeclarationSummary[]> {
  const ids = declarations.map(({ id }) => id);
  const holds = await tx
    .selectFrom('holds')
    .distinctOn('declaration_id')
    .select(['declaration_id', 'owner', 'kind', 'due_at', 'escalated', 'outages'])
    .where(sql<boolean>`declaration_id = any(${ids}::text[])`)
    .where('closed_at', 'is', null)
    .where('suspended_at', 'is', null)
    .where('kind', '<>', 'audit')
    .orderBy(sql`declaration_id, owner = ${first} desc, due_at nulls last, number`)
    .execute();
  const of = new Map(
    holds.map(({ declaration_id, owner, kind, due_at, escalated, outages }) => {
      // While an outage lasts nobody can say by when.
      const standsStill = outages?.some(({ until }) => until === null) ?? false;
      const dueAt = due_at === null || standsStill ? null : due_at.toISOString();
      return [declaration_id, { owner, kind, dueAt, escalated }];
    }),
  );
  return declarations.map((each) => ({ ...each, waitsFor: of.get(each.id) ?? null }));
}
