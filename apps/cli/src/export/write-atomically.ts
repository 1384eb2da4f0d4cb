import { rmSync } from 'node:fs';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StackError } from '#libs/stack';

export interface Writing {
  out: string;
  /** Whether what is there may be replaced. */
  force: boolean;
  signal: AbortSignal;
}

type Pieces = AsyncIterable<string> | Iterable<Uint8Array>;

/**
 * Writes a file that is there whole or not at all: beside its place, onto the disk, then into its place.
 *
 * @throws StackError where something is there already, or the file cannot be written
 */
export async function writeAtomically({ out, force, signal }: Writing, pieces: Pieces): Promise<void> {
  await mayBeWritten(out, force);
  const part = `${out}.${process.pid}.part`;
  // At Ctrl-C the process ends before anything could be awaited.
  const remove = () => rmSync(part, { force: true });
  signal.addEventListener('abort', remove);
  try {
    await writeWhole(part, pieces, signal);
    await moveInto(out, part, force);
  } catch (error) {
    throw isOfFiles(error) ? new StackError(`${out} cannot be written: ${error.message}.`) : error;
  } finally {
    await rm(part, { force: true });
    signal.removeEventListener('abort', remove);
  }
}

/** Before an hour's work, not after it. */
async function mayBeWritten(out: string, force: boolean): Promise<void> {
  const folder = await stat(dirname(out)).catch(() => undefined);
  if (!folder?.isDirectory()) throw new StackError(`There is no folder ${dirname(out)}.`);
  const there = await stat(out).catch(() => undefined);
  if (there && !there.isFile()) throw new StackError(`${out} is there and is no file.`);
  if (there && !force) throw new StackError(isThere(out));
}

const isThere = (out: string): string => `${out} is there already; --force replaces it.`;

async function writeWhole(part: string, pieces: Pieces, signal: AbortSignal): Promise<void> {
  const file = await open(part, 'wx', 0o600);
  try {
    for await (const piece of pieces) {
      signal.throwIfAborted();
      await file.appendFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A link fails where something has come to be there meanwhile. */
async function moveInto(out: string, part: string, force: boolean): Promise<void> {
  if (force) return rename(part, out);
  try {
    await link(part, out);
  } catch (error) {
    throw isOfFiles(error) && error.code === 'EEXIST' ? new StackError(isThere(out)) : error;
  }
}

const isOfFiles = (error: unknown): error is NodeJS.ErrnoException =>
  typeof error === 'object' && error !== null && 'syscall' in error;
