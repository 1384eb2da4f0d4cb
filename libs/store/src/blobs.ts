import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sha256 } from '#libs/domain';

/** Where files are kept under the SHA-256 of their bytes: a file's name says what it must contain. */
export interface BlobStore {
  /** Keep bytes; safe to repeat. Resolves when they would survive a power cut. */
  put(bytes: Uint8Array): Promise<Sha256>;
  /** The bytes, or undefined where there are none under this hash. */
  get(sha256: Sha256): Promise<Buffer | undefined>;
}

/** Files on a disk, in folders by the first two digits of the hash. */
export function diskBlobs(folder: string): BlobStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256;
      const path = pathOf(sha256);
      // Written whole under another name first: a crash in the middle leaves no half file under a hash. Where the file is there
      // already, it is replaced by the same.
      const temporary = `${path}.${randomUUID()}`;
      const write = () => writeFile(temporary, bytes, { flag: 'wx', flush: true });
      await write().catch(async (error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        await mkdir(dirname(path), { recursive: true });
        await sync(folder);
        await write();
      });
      await rename(temporary, path);
      await sync(dirname(path));
      return sha256;
    },
    async get(sha256) {
      return readFile(pathOf(sha256)).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      });
    },
  };
}

/** Make the names in a folder survive a power cut, as the files themselves do. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
