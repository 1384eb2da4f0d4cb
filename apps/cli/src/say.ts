/** Says a sentence to the person at the keyboard: on standard error, since standard output belongs to what was asked for. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** How many there are of something, in English. */
export const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
