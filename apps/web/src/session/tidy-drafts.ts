import type { Page, TaskView } from '#libs/domain';
import { read } from '../api/client.js';
import { forgetLongClosed, noteClosed, tasksTypedFor } from '../device/closed-tasks.js';
import { stored } from '../device/stored.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** So many are asked for at once. */
const MOST = 50;

/**
 * Once a day, ask which of the tasks for which a person typed something here are closed, and forget what was typed for those that have
 * been for long. A list is asked for: opening each would stand on record as reading it.
 *
 * @throws Problem
 */
export async function tidyDrafts(person: string): Promise<void> {
  const asked = stored(`drafts-tidied.${person}`, 0);
  if (Date.now() - asked.get() < DAY_MS) return;
  const typed = tasksTypedFor(person);
  for (let at = 0; at < typed.length; at += MOST) {
    const some = typed.slice(at, at + MOST);
    const which = some.map((id) => `id=${encodeURIComponent(id)}`).join('&');
    const { items } = await read<Page<TaskView>>(`/tasks?state=completed&state=cancelled&limit=200&${which}`);
    noteClosed(
      some,
      items.map(({ id }) => id),
    );
  }
  forgetLongClosed(person);
  asked.set(Date.now());
}
