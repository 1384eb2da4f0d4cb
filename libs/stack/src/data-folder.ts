import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { takeLock } from './lock.js';
import type { Release } from './lock.js';
import { StackError } from './stack-error.js';

/** Makes the data folder where it is missing. Others may pass through it (the owner of the PostgreSQL cluster), not look. */
export function makeDataFolder(path: string): string {
  const data = resolve(path);
  try {
    for (const folder of [data, join(data, 'logs'), join(data, 'run')])
      mkdirSync(folder, { recursive: true, mode: 0o711 });
    accessSync(data, constants.W_OK | constants.X_OK);
    const probe = join(data, 'run', `probe.${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StackError(
      `The data folder ${data} cannot be written (${code ?? message}): give yourself the right to, or set LEVANTE_DATA to another folder.`,
    );
  }
  return data;
}

/** Makes a data folder that is meant to be removed again. */
export function makeTemporaryDataFolder(): string {
  const data = mkdtempSync(join(tmpdir(), 'levante-'));
  chmodSync(data, 0o711);
  return makeDataFolder(data);
}

/** Removes it, with the PostgreSQL cluster where that had to stand elsewhere. */
export async function removeTemporaryDataFolder(data: string): Promise<void> {
  const elsewhere = join(data, 'reachable');
  if (existsSync(elsewhere)) await rm(realpathSync(elsewhere), { recursive: true, force: true });
  await rm(data, { recursive: true, force: true });
}

/** Makes sure that no other stack runs on this folder until the lock is released. */
export function lockDataFolder(data: string): Release {
  const taken = takeLock(join(data, 'lock'));
  if (typeof taken === 'function') return taken;
  throw new StackError(
    `Levante already runs on the data folder ${data} (process ${taken.pid}): stop that one, or set LEVANTE_DATA to another folder.`,
  );
}
