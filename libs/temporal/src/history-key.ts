import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The keys that encrypt history: from the configuration (base64, several separated by commas, the first encrypts), or one
 * made once and kept in the data folder, readable by its owner alone. Several processes may ask at once: one makes it.
 */
export async function historyKeys(configured: string | undefined, dataFolder: string): Promise<Buffer[]> {
  if (configured) return configured.split(',').map((key) => Buffer.from(key.trim(), 'base64'));
  const path = join(dataFolder, 'history.key');
  await mkdir(dataFolder, { recursive: true });
  try {
    const handle = await open(path, 'wx', 0o600);
    try {
      await handle.writeFile(randomBytes(32).toString('base64'));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  // Another process may have created the file this instant and not have written it yet.
  for (let attempt = 0; ; attempt++) {
    const key = Buffer.from(await readFile(path, 'utf8'), 'base64');
    if (key.length === 32) return [key];
    if (attempt === 50) throw new Error(`${path} does not hold a 32-byte key in base64.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
