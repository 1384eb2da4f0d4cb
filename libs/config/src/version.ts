import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Package = z.object({ version: z.string() });

/** The version of this software, as its package says, found from this file whether it runs from sources or from `dist`. */
export function version(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return Package.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).version;
}
