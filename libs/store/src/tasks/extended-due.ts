import { CalendarError, clockFor, extendedDueAt } from '#libs/calendar';
import { Office, type HoldKind, type Instant } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import { iso } from '../iso.js';
import type { Tables } from '../tables.js';

/** When a task would be due if its clock were extended now, by its office's calendar as the recorder reckons it; null where it cannot be. */
export async function extendedDue(tx: Transaction<Tables>, taskId: string): Promise<Instant | null> {
  const { rows } = await sql<{ kind: HoldKind; due: Instant; office: unknown }>`
    select h.kind, ${iso('due_at')} as due, o.config as office
    from holds h join offices o on o.code = h.office
    where h.id = ${taskId} and h.extendable and not h.escalated
      and h.closed_at is null and h.suspended_at is null and h.due_at is not null`.execute(tx);
  const [hold] = rows;
  if (!hold) return null;
  const office = Office.parse(hold.office);
  try {
    return extendedDueAt(hold.due, clockFor(hold.kind, office), office);
  } catch (error) {
    // The office's rules are others by now than when the clock began, and extend it no more.
    if (error instanceof CalendarError) return null;
    throw error;
  }
}
