import type { InfiniteData } from '@tanstack/react-query';
import type { Page, TaskDetail, TaskView } from '#libs/domain';
import { follow } from '../api/live.js';
import { queries, refresh } from '../api/queries.js';

/** Changes come in crowds: lists and counts are read anew once, when they are over for a moment. */
const SETTLED_MS = 600;

/** Follow the tasks that change: what is on the screen is put right at once, and lists are read anew after. */
export async function followTasks(signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFirst = true;
  const readAnew = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh('/tasks?', '/tasks/counts'), SETTLED_MS);
  };
  await follow(
    '/tasks/events',
    ({ event, data }) => {
      if (event === 'task') {
        putRight(data as TaskView);
        readAnew();
      } else {
        // The line stood still for a while, perhaps: whatever was missed is read. At the beginning nothing was.
        if (!isFirst) void refresh('/tasks', '/declarations');
        isFirst = false;
      }
    },
    signal,
  );
  clearTimeout(timer);
}

/** Show a task as it is now, wherever it is shown. */
export function putRight(task: TaskView): void {
  queries.setQueriesData<InfiniteData<Page<TaskView>>>(
    { predicate: ({ queryKey: [path] }) => typeof path === 'string' && path.startsWith('/tasks?') },
    (lists) =>
      lists && {
        ...lists,
        pages: lists.pages.map((page) => ({
          ...page,
          items: page.items.map((each) => (each.id === task.id ? task : each)),
        })),
      },
  );
  queries.setQueryData<TaskDetail>([`/tasks/${task.id}`], (detail) => detail && { ...detail, ...task });
  void refresh(`/tasks/${task.declarationId}.`, `/declarations/${task.declarationId}`);
}
