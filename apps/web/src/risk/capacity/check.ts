import { SettingsRequest } from '#libs/domain';
import { FIELDS, type Field } from './typed.js';

/**
 * Fields that the API's contract refuses, in the order of the form. Loaded when it is needed: the contracts are larger than the page.
 */
export function wrongFields(request: unknown): (Field | 'reason')[] {
  const { error } = SettingsRequest.safeParse(request);
  const paths = (error?.issues ?? []).map(({ path }) => path);
  return [...FIELDS, 'reason' as const].filter((field) => paths.some((path) => path.includes(field)));
}
