import type { DeclarationId, HoldId, Mrn, TaskView } from '#libs/domain';
import { sql, type Selectable } from 'kysely';
import type { Sees } from '../person.js';
import type { TaskRow } from '../tables.js';

/** Columns of a task that a view of it is made of. */
export const TASK_COLUMNS = [
  'id',
  'declaration_id',
  'mrn',
  'kind',
  'candidate_group',
  'state',
  'attempt',
  'priority',
  'due_at',
  'opened_at',
  'closed_at',
  'escalated',
  'outages',
  'office',
  'lane',
  'assignee',
  'claimed_at',
] as const satisfies (keyof TaskRow)[];

/**
 * What the form of a completed task says came of it, to be read with its columns. With the archive only where a file may be in it, which
 * has as many parts as months: not of what is to be done or was done just now. Row security tells it of the archive inside customs only.
 */
export const choiceIn = (events: 'events' | 'events_with_archived') =>
  sql<string | null>`case when phase = 'completed' then (
  select coalesce(form->>'outcome', form->>'decision', form->>'method')
  from ${sql.table(events)} e, lateral (select e.body->'response'->'form') said(form)
  where e.declaration_id = tasks.declaration_id and e.type = 'TaskCompleted' and e.body->>'holdId' = tasks.id
  order by e.seq limit 1
) end`.as('choice');

/** `choice` is read of tasks that may be completed. */
export type TaskColumns = Pick<Selectable<TaskRow>, (typeof TASK_COLUMNS)[number]> & { choice?: string | null };

/** A task as the inbox shows it. */
export function taskView(row: TaskColumns, see: Sees): TaskView {
  return {
    id: row.id as HoldId,
    declarationId: row.declaration_id as DeclarationId,
    mrn: row.mrn as Mrn,
    kind: row.kind,
    group: row.candidate_group,
    state: row.state,
    attempt: row.attempt,
    priority: row.priority,
    dueAt: isoOrNull(row.due_at),
    openedAt: row.opened_at.toISOString(),
    closedAt: isoOrNull(row.closed_at),
    escalated: row.escalated,
    outages: row.outages ?? [],
    office: row.office,
    ...(see.lane ? { lane: row.lane } : {}),
    assignee: mayKnowWho(row, see) || row.assignee === see.self ? row.assignee : null,
    claimedAt: isoOrNull(row.claimed_at),
    choice: row.choice ?? null,
  };
}

/** Arrivals are for traders and officers alike to report; which officer took one, no trader learns. */
export const mayKnowWho = (task: { candidate_group: string }, see: Sees): boolean =>
  see.lane || task.candidate_group !== 'arrival';

/** A moment as ISO text, or null. */
export const isoOrNull = (moment: Date | null): string | null => moment?.toISOString() ?? null;
