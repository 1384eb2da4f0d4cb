import { CalendarError, clockFor, dueAt, extendedDueAt } from '#libs/calendar';
import { instant, Office, type HoldKind, type Instant, type TaskDetail } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import { iso } from '../iso.js';
import type { Tables } from '../tables.js';

type DueIf = Pick<TaskDetail, 'extendedDueAt' | 'answerDueAt'>;

/** By when something would be due of a task that is to be done, if that were done now; by its office's calendar, as the recorder reckons it. */
export async function dueIf(tx: Transaction<Tables>, taskId: string): Promise<DueIf> {
  const { rows } = await sql<{ kind: HoldKind; owner: string; due: Instant | null; office: unknown }>`
    select h.kind, h.owner, o.config as office,
      case when h.extendable and not h.escalated then ${iso('due_at')} end as due
    from holds h join offices o on o.code = h.office
    where h.id = ${taskId} and h.closed_at is null and h.suspended_at is null`.execute(tx);
  const [hold] = rows;
  if (!hold) return { extendedDueAt: null, answerDueAt: null };
  const office = Office.parse(hold.office);
  const { due, kind, owner } = hold;
  return {
    extendedDueAt: due && dueBy(() => extendedDueAt(due, clockFor(kind, office), office)),
    answerDueAt:
      owner === 'trader' || kind === 'arrival'
        ? null
        : dueBy(() => dueAt(clockFor('information', office), office, instant(Date.now()))),
  };
}

/** Null where the office's rules are such, by now, that there is no answer. */
function dueBy(reckon: () => Instant): Instant | null {
  try {
    return reckon();
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}
