import type { TaskView } from '#libs/domain';

/** How many of some tasks each person has who has any. */
export function loadOf(tasks: readonly Pick<TaskView, 'assignee'>[]): Map<string, number> {
  const load = new Map<string, number>();
  for (const { assignee } of tasks) if (assignee !== null) load.set(assignee, (load.get(assignee) ?? 0) + 1);
  return load;
}
