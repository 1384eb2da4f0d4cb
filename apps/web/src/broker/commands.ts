import type { DeclarationView, TaskView } from '#libs/domain';
import { command } from '../api/client.js';
import { refresh } from '../api/queries.js';

// What a broker does. Whatever is shown of the declaration is read anew after.

const readAnew = () => refresh('/declarations', '/tasks/');

const declared = async (path: string, body: object): Promise<DeclarationView> => {
  const view = await command<DeclarationView>('POST', path, body);
  if (!view) throw new Error(`${path} answered nothing`);
  void readAnew();
  return view;
};

/** @throws Problem declaration-invalid with JSON pointers, reference-taken, not-your-party */
export const lodge = (declaration: object) => declared('/declarations', declaration);

/** @throws Problem content-invalid with pointers under /declaration, amendment-outdated, amendment-without-change */
export const amend = (id: string, declaration: object, reason: string, version: number) =>
  declared(`/declarations/${id}/amendments`, { declaration, reason, version });

/** @throws Problem cancellation-under-control for goods that were chosen for control */
export const cancel = (id: string, reason: string) => declared(`/declarations/${id}/cancellation`, { reason });

/** @throws Problem content-invalid with pointers under /response, task-stale, task-closed */
export async function complete(id: string, attempt: number, response: object): Promise<void> {
  await command<TaskView>('POST', `/tasks/${id}/complete`, { attempt, response });
  await readAnew();
}

/** More time for an answer, once. @throws Problem clock-already-extended, clock-cannot-be-extended */
export async function extend(id: string, attempt: number, reason: string): Promise<void> {
  await command<TaskView>('POST', `/tasks/${id}/extend`, { attempt, reason });
  await readAnew();
}
