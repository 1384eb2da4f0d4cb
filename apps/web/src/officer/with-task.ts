import type { InfiniteData } from '@tanstack/react-query';
import type { Page, TaskView } from '#libs/domain';

/** The inbox's lists with a task as it is now. Other users' lists have such paths too, and other shapes: they stay as they are. */
export function withTask(lists: object | undefined, task: TaskView): object | undefined {
  if (!lists || !('pages' in lists)) return lists;
  const inbox = lists as InfiniteData<Page<TaskView>>;
  return {
    ...inbox,
    pages: inbox.pages.map((page) => ({
      ...page,
      items: page.items.map((each) => (each.id === task.id ? task : each)),
    })),
  };
}
