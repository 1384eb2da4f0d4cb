import { Refused, type TaskComment } from '#libs/domain';
import { sql, type Transaction } from 'kysely';
import type { Person } from '../person.js';
import type { Tables } from '../tables.js';
import { taskToActOn } from './refusal.js';

/**
 * Write something about a task, closed ones too. Idempotent by the comment's id.
 *
 * @throws Refused not-found
 */
export async function comment(
  tx: Transaction<Tables>,
  { actor }: Person,
  taskId: string,
  text: string,
  id: string,
): Promise<TaskComment> {
  await sql`
    with written as (
      insert into task_comments (id, task_id, declaration_id, by, by_name, parties, text)
      select ${id}, id, declaration_id, ${actor.id}, ${actor.name}, ${actor.parties}::text[], ${text} from tasks where id = ${taskId}
      on conflict (id) do nothing
      returning id, task_id, declaration_id
    )
    insert into task_log (task_id, declaration_id, by, action, detail)
    select task_id, declaration_id, ${actor.id}, 'commented', jsonb_build_object('comment', id) from written`.execute(
    tx,
  );
  const row = await tx
    .selectFrom('task_comments')
    .select(['id', 'at', 'by', 'by_name', 'text'])
    .where('id', '=', id)
    .where('task_id', '=', taskId)
    .executeTakeFirst();
  if (!row) throw new Refused('not-found', `There is no task ${taskId}.`);
  return { id: row.id, at: row.at.toISOString(), by: row.by, byName: row.by_name, text: row.text };
}

/**
 * Keep a form as far as it is filled in; the last one counts. The log says that a person was drafting at most once a minute.
 *
 * @throws Refused not-found, task-closed, task-not-claimed, not-your-task, task-stale
 */
export async function saveDraft(
  tx: Transaction<Tables>,
  { actor }: Person,
  taskId: string,
  attempt: number,
  draft: unknown,
): Promise<{ draftAt: string }> {
  const { rows } = await sql<{ draft_at: Date }>`
    with saved as (
      update tasks set draft = ${JSON.stringify(draft)}::jsonb, draft_by = ${actor.id}, draft_at = now()
      where id = ${taskId} and attempt = ${attempt} and phase in ('open', 'waiting') and assignee = ${actor.id}
      returning id, declaration_id, draft_at
    ), logged as (
      insert into task_log (task_id, declaration_id, by, action)
      select id, declaration_id, ${actor.id}, 'drafted' from saved
      where not exists (
        select from task_log where task_id = ${taskId} and by = ${actor.id} and action = 'drafted'
          and at > now() - interval '1 minute')
    )
    select draft_at from saved`.execute(tx);
  const [saved] = rows;
  if (saved) return { draftAt: saved.draft_at.toISOString() };
  const task = await taskToActOn(tx, taskId);
  if (task.assignee === null) throw new Refused('task-not-claimed', 'Claim the task before you save a draft.');
  if (task.assignee !== actor.id) throw new Refused('not-your-task', 'Somebody else holds the task.');
  throw new Refused('task-stale', `The task was issued again (attempt ${task.attempt}); read it first.`);
}
