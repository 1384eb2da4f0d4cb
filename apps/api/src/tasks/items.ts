import { ITEM_NOT_DECLARED, itemsNotDeclared, jsonPointer, type Issue, type TaskResponse } from '#libs/domain';
import { content, type Tables } from '#libs/store';
import type { Transaction } from 'kysely';

/** Whether a completed form names goods items by their numbers. */
export const namesItems = (form: TaskResponse['form']): boolean => itemsNotDeclared(form, []).length > 0;

/** Which items that a form names the present version of the declaration does not have. */
export async function notDeclared(
  tx: Transaction<Tables>,
  declaration: string,
  form: TaskResponse['form'],
): Promise<Issue[]> {
  if (!namesItems(form)) return [];
  const declared = (await content(tx, declaration))?.content.items ?? [];
  const numbers = declared.map(({ number }) => number);
  return itemsNotDeclared(form, numbers).map((path) => ({
    path: `/response${jsonPointer(path)}`,
    code: 'item-not-declared',
    message: ITEM_NOT_DECLARED,
  }));
}
