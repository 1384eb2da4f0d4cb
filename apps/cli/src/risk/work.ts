import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { TARGETS, type Target } from '#libs/risk';
import { StackError } from '#libs/stack';
import { DataUnusable, inThread, type JobName, type Jobs, type Progress, type RefusedRow } from '#libs/training';
import { listenForInterruption } from '../interruption.js';
import { say } from '../say.js';

/** Does a job in a thread, tells how far it is, and ends at Ctrl-C. @throws StackError for what whoever asked can put right */
export async function work<Name extends JobName>(
  name: Name,
  request: Jobs[Name]['request'],
): Promise<Jobs[Name]['result']> {
  const interruption = listenForInterruption();
  try {
    return await inThread(name, request, { signal: interruption.signal, onProgress: teller() });
  } catch (error) {
    if (error instanceof DataUnusable) throw new StackError(error.message);
    throw error;
  } finally {
    interruption.ignore();
  }
}

const TOLD_EVERY_MS = 1000;

/** Tells each stage as it begins, and then how far it is, once a second. */
function teller(): (progress: Progress) => void {
  let [last, at] = ['', 0];
  return ({ stage, done, of }) => {
    const now = Date.now();
    if (stage === last && now - at < TOLD_EVERY_MS) return;
    [last, at] = [stage, now];
    say(`${stage}${done > 0 ? ` ${done}${of === null ? '' : ` of ${of}`}` : ''} ...`);
  };
}

const TOLD_ROWS = 10;

/** Says which rows were not used, the first ten by line. */
export function sayRefused(refused: readonly RefusedRow[], refusals: number): void {
  if (refusals === 0) return;
  say(`${refusals} ${refusals === 1 ? 'row was' : 'rows were'} not used:`);
  for (const { file, line, why } of refused.slice(0, TOLD_ROWS)) say(`  ${file}:${line}  ${why}`);
  if (refusals > TOLD_ROWS) say(`  and ${refusals - TOLD_ROWS} more`);
}

/** @throws StackError for a file that cannot be read, before anything takes time */
export function mustBeReadable(files: readonly string[]): void {
  for (const file of files) check(file, constants.R_OK, `${file} cannot be read`);
}

/** @throws StackError where a file could not be written, before anything takes time */
export function mustBeWritable(file: string): void {
  check(dirname(file), constants.W_OK, `${file} cannot be written`);
}

function check(path: string, mode: number, otherwise: string): void {
  try {
    accessSync(path, mode);
  } catch (error) {
    throw new StackError(`${otherwise} (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** Reads the option `--target`. */
export function targetOf(text: string): Target {
  const target = TARGETS.find((one) => one === text);
  if (!target) throw new InvalidArgumentError(`It is one of ${TARGETS.join(', ')}.`);
  return target;
}

/** Reads an option that is a whole number from 0 on. */
export function wholeOf(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError('It is a whole number, 0 or more.');
  return number;
}
