import type { Declaration, Page, TaskDetail, TaskView } from '#libs/domain';
import { read } from '../../api/client.js';
import { shelf } from '../../device/database.js';
import { isLongClosed } from '../../device/closed-tasks.js';
import { stored } from '../../device/stored.js';
import { filesOf } from '../inspection/answer.js';
import { forgetDraft, hasDraft } from '../inspection/draft.js';
import { forgetFiles } from '../inspection/photograph.js';

/** An inspection as it is kept on the device: all that is needed to do it without a network. */
export interface Inspection {
  task: TaskDetail;
  content: Declaration;
}

/** The inspections on this device. */
export const inspectionsHere = shelf<Inspection>('inspections');

export const nameOf = (person: string, id: string): string => `${person}/${id}`;

/** When the day's list was read last, ISO; empty: never. */
export const dayRead = (person: string) => stored(`day-read.${person}`, '');

const MINE = '/tasks?kind=inspection&assignee=me&limit=200&sort=due';

/**
 * Bring the inspections that a person has taken onto the device. Only what changed is read: each reading of a declaration is on
 * record as one. What is theirs no more is forgotten, unless something was typed about it; and that
 * too, once the inspection has been closed for long.
 *
 * @throws Problem
 */
export async function bringDay(person: string): Promise<void> {
  const { items } = await read<Page<TaskView>>(MINE);
  const here = await inspectionsHere.all(`${person}/`);
  for (const task of items) {
    const known = here.find((each) => each.task.id === task.id)?.task;
    if (!known || isOther(known, task)) await bring(person, task.id);
  }
  for (const { task } of here) {
    if (items.some(({ id }) => id === task.id)) continue;
    if (isLongClosed(task.id)) await forgetFiles(person, filesOf(forgetDraft(person, task.id)));
    if (hasDraft(person, task.id)) await bring(person, task.id).catch(() => {});
    else await inspectionsHere.forget(nameOf(person, task.id));
  }
  dayRead(person).set(new Date().toISOString());
}

/** Bring one inspection onto the device, as it is now. @throws Problem */
export async function bring(person: string, id: string): Promise<void> {
  const task = await read<TaskDetail>(`/tasks/${id}`);
  const { id: declaration, version } = task.declaration;
  const known = await inspectionsHere.get(nameOf(person, id));
  const content =
    known?.task.declaration.version === version
      ? known.content
      : (await read<{ content: Declaration }>(`/declarations/${declaration}/content?version=${version}`)).content;
  await inspectionsHere.keep(nameOf(person, id), { task, content });
}

const isOther = (one: TaskView, other: TaskView): boolean =>
  (['attempt', 'state', 'assignee', 'dueAt', 'lane', 'escalated'] as const).some((each) => one[each] !== other[each]);
