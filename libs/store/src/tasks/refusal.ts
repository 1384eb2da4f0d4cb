import { Refused } from '#libs/domain';
import type { Selectable, Transaction } from 'kysely';
import type { TaskRow, Tables } from '../tables.js';

/**
 * A task that somebody wants to act on, read after an act changed nothing.
 *
 * @throws Refused not-found where there is none to be seen, task-closed where nothing more can be done with it
 */
export async function taskToActOn(tx: Transaction<Tables>, taskId: string): Promise<Selectable<TaskRow>> {
  const task = await tx.selectFrom('tasks').selectAll().where('id', '=', taskId).executeTakeFirst();
  if (!task) throw new Refused('not-found', `There is no task ${taskId}.`);
  if (task.phase === 'completed' || task.phase === 'cancelled')
    throw new Refused('task-closed', `The task is ${task.phase}; nothing more can be done with it.`);
  return task;
}
