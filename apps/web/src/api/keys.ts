// By its key the API tells that a command was sent already. Where no answer came it may have been done, so whoever presses again must
// send the same key.

/** Keys of commands that were not answered, by what is to be done. */
const unanswered = new Map<string, { key: string; at: number }>();

/** Who presses again presses soon; later the same is meant anew. */
const SOON_MS = 10 * 60 * 1000;

/** The key for a command: a new one, unless the same was sent a while ago and not answered. */
export function keyFor(command: string): string {
  const before = unanswered.get(command);
  return before && Date.now() - before.at < SOON_MS ? before.key : crypto.randomUUID();
}

/** No answer came to a command. */
export const keepKey = (command: string, key: string): void => void unanswered.set(command, { key, at: Date.now() });

/** The command was answered: what is done next is another one. */
export const forgetKey = (command: string): void => void unanswered.delete(command);
