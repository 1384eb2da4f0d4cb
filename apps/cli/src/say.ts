/** Says a sentence to the person at the keyboard: on standard error, since standard output belongs to what was asked for. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
