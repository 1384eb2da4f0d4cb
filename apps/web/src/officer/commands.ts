import type { TaskView } from '#libs/domain';
import { command } from '../api/client.js';
import { refresh } from '../api/queries.js';
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

export const ask = async (id: string, attempt: number, question: string, documents: string[]) =>
  done(await command<TaskView>('POST', `/tasks/${id}/request-information`, { attempt, question, documents }));

export const saveDraft = (id: string, attempt: number, draft: object) =>
  command<{ draftAt: string }>('PUT', `/tasks/${id}/draft`, { attempt, draft });

export async function reroute(declaration: string, order: { lane: string; reason: string; note?: string }) {
  await command('POST', `/declarations/${declaration}/reroute`, order);
  await refresh('/tasks', `/declarations/${declaration}`);
}
