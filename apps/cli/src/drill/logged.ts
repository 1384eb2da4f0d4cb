import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NUMBER = /Report this number, please: ([\w-]+)/;

/** What the API's log says of answers that ask for their number to be reported; the stack's folder goes when the drill ends. */
export function loggedOf(data: string, answers: string[]): string[] {
  const numbers = answers.flatMap((answer) => NUMBER.exec(answer)?.[1] ?? []);
  if (numbers.length === 0) return [];
  const files = ['api.log.1', 'api.log'].map((name) => join(data, 'logs', name)).filter((file) => existsSync(file));
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  return lines.filter((line) => line.includes('"err"') && numbers.some((number) => line.includes(number)));
}
