import { createHmac, randomBytes } from 'node:crypto';

/** Tells people apart without telling who they are. */
export type Pseudonym = (by: string) => string;

/**
 * Pseudonyms for one file: the same person has the same one throughout it, and another in every other file. The key is drawn by chance
 * and forgotten with the function, so that nobody, we neither, can find a name by trying all of them.
 */
export function pseudonyms(): Pseudonym {
  const key = randomBytes(32);
  return (by) =>
    by === 'system' ? by : `person-${createHmac('sha256', key).update(by).digest('base64url').slice(0, 12)}`;
}
