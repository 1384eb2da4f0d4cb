import type { TaskComment, TaskDetail, TaskView } from '#libs/domain';
import { command, read } from '../api/client.js';
import { queries, refresh } from '../api/queries.js';
import { putRight } from './live-tasks.js';

// What a person does with a task. Each answer is the task as it is then, and is shown at once.

const done = (task: TaskView | undefined): TaskView | undefined => {
  if (task) putRight(task);
  void refresh('/tasks?', '/tasks/counts');
  return task;
};

/** @throws Problem task-already-claimed where somebody else was first, and as the API says */
export const claim = async (id: string) => done(await command<TaskView>('POST', `/tasks/${id}/claim`));

export const unclaim = async (id: string) => done(await command<TaskView>('POST', `/tasks/${id}/unclaim`));

/** The most urgent task of a filter (`office`, `kind`), claimed; undefined where there is none. */
export const takeNext = async (filter: URLSearchParams) =>
  done(await command<TaskView>('POST', `/tasks/next?${String(filter)}`));

export const complete = async (id: string, attempt: number, response: object) =>
  done(await command<TaskView>('POST', `/tasks/${id}/complete`, { attempt, response }));

/** A task as it is now, on the page too; undefined where that cannot be read. */
export const taskNow = (id: string): Promise<TaskDetail | undefined> =>
  queries
    .query({
      queryKey: [`/tasks/${id}`],
      queryFn: () => read<TaskDetail>(`/tasks/${id}`),
      staleTime: 0,
      retry: false,
    })
    .catch(() => undefined);

export const ask = async (id: string, attempt: number, question: string, documents: string[]) =>
  done(await command<TaskView>('POST', `/tasks/${id}/request-information`, { attempt, question, documents }));

/** More time, once. @throws Problem clock-already-extended; clock-cannot-be-extended where the office allows none */
export const extend = async (id: string, attempt: number, reason: string) =>
  done(await command<TaskView>('POST', `/tasks/${id}/extend`, { attempt, reason }));

export async function comment(id: string, text: string): Promise<void> {
  await command<TaskComment>('POST', `/tasks/${id}/comments`, { text });
  await refresh(`/tasks/${id}`);
}

export const saveDraft = (id: string, attempt: number, draft: object) =>
  command<{ draftAt: string }>('PUT', `/tasks/${id}/draft`, { attempt, draft });

export async function reroute(declaration: string, order: { lane: string; reason: string; note?: string }) {
  await command('POST', `/declarations/${declaration}/reroute`, order);
  await refresh('/tasks', `/declarations/${declaration}`);
}
