import { follow } from '../api/live.js';
import { refresh } from '../api/queries.js';

/** Changes come in crowds: what is on the screen is read anew once, when they are over for a moment. */
const SETTLED_MS = 300;

/** Follow the tasks of my declarations: a declaration changes with its tasks, and is read anew when one does. */
export async function followMine(signal: AbortSignal): Promise<void> {
  await following('/tasks/events', signal, () => void refresh('/declarations', '/tasks/'));
}

/** Follow one declaration: what happens to it without a task, release above all. */
export const followOne = (id: string, signal: AbortSignal): Promise<void> =>
  following(`/declarations/${id}/events`, signal, () => void refresh(`/declarations/${id}`, `/tasks/${id}.`));

async function following(path: string, signal: AbortSignal, readAnew: () => void): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await follow(
    path,
    () => {
      clearTimeout(timer);
      timer = setTimeout(readAnew, SETTLED_MS);
    },
    signal,
  );
  clearTimeout(timer);
}
