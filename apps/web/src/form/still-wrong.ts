import type { Wrong } from './schema-form.js';

/**
 * What stays marked as something is typed: what the contract refuses still, and what only the API refused, until it is changed itself.
 *
 * @param was what the contract refused before the change
 * @param is what it refuses now
 * @param isSame whether a place has the same value as before
 */
export function stillWrong(wrong: Wrong, was: Wrong, is: Wrong, isSame: (path: string) => boolean): Wrong {
  const stays = Object.entries(wrong).filter(([path]) => path in is || (!(path in was) && isSame(path)));
  return Object.fromEntries(stays.map(([path, message]) => [path, is[path] ?? message]));
}

/** Whether two forms have the same value at a path: `findings.0.code`. */
export function isSameAt(path: string, one: unknown, other: unknown): boolean {
  return JSON.stringify(at(path, one)) === JSON.stringify(at(path, other));
}

const at = (path: string, whole: unknown): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      whole,
    );
