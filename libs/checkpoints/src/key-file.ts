import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keysIn, newPrivateKey, type CheckpointKeys } from './keys.js';

const FILE = 'checkpoint.key';

/**
 * The keys of an installation that are there already: from the configuration (PEM, or the same in base64), or from the data folder.
 *
 * @throws Error where they cannot be read as keys
 */
export async function knownCheckpointKeys(
  configured: string | undefined,
  dataFolder: string,
): Promise<CheckpointKeys | undefined> {
  if (configured)
    return keysIn(configured.includes('-----') ? configured : Buffer.from(configured, 'base64').toString());
  const path = join(dataFolder, FILE);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : keysIn(text);
}

/** The same; where there is none, a key is made once and kept in the data folder, readable by its owner alone. */
export async function checkpointKeys(configured: string | undefined, dataFolder: string): Promise<CheckpointKeys> {
  const known = await knownCheckpointKeys(configured, dataFolder);
  if (known) return known;
  await mkdir(dataFolder, { recursive: true });
  await writeOnce(join(dataFolder, FILE), newPrivateKey());
  const made = await knownCheckpointKeys(undefined, dataFolder);
  if (!made) throw new Error(`${FILE} is not in ${dataFolder} after it was made.`);
  return made;
}

/** Write a file whole, unless another process was first: whoever reads it finds all of it, whenever one of us dies. */
async function writeOnce(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(temporary);
  }
}
