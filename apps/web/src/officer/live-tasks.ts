import type { TaskDetail, TaskView } from '#libs/domain';
import { gathered } from '../api/gathered.js';
import { follow } from '../api/live.js';
import { queries, refresh } from '../api/queries.js';
import { withTask } from './with-task.js';

/** Changes come in crowds: lists and counts are read anew once for all of them. */
const GATHER_MS = 600;

/** Follow the tasks that change: what is on the screen is put right at once, and lists are read anew after. */
export async function followTasks(signal: AbortSignal): Promise<void> {
  const { ask, stop } = gathered(() => refresh('/tasks?', '/tasks/counts'), GATHER_MS);
  await follow(
    '/tasks/events',
    ({ event, data }) => {
      if (event === 'task') {
        putRight(data as TaskView);
        ask();
      } else {
        // The stream begins, or something may have been missed: it is read.
        void refresh('/tasks', '/declarations');
      }
    },
    signal,
  );
  stop();
}

/** Show a task as it is now, wherever it is shown. */
export function putRight(task: TaskView): void {
  queries.setQueriesData<object>(
    { predicate: ({ queryKey: [path] }) => typeof path === 'string' && path.startsWith('/tasks?') },
    (lists) => withTask(lists, task),
  );
  queries.setQueryData<TaskDetail>([`/tasks/${task.id}`], (detail) => detail && { ...detail, ...task });
  void refresh(`/tasks/${task.declarationId}.`, `/declarations/${task.declarationId}`);
}
