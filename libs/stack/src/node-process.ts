import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRoot } from './checkout.js';
import { startChild } from './child.js';
import type { Child, OnChange } from './child.js';
import { StackError } from './stack-error.js';

export interface NodeProcessOptions {
  /** Folder under `apps` whose build is started. */
  name: 'api' | 'worker';
  data: string;
  env: Record<string, string>;
  logFile: string;
  onChange: OnChange;
  /** How to tell that it serves; left out: by the ready file that it makes. */
  isServing?: () => Promise<boolean>;
}

/** Where Node may take more, it lets garbage lie until then: a hundred MiB more for the same work. */
const MODEST_HEAP = '--max-old-space-size=1024';

/** Starts one of our own processes from the build. */
export async function startNodeProcess(options: NodeProcessOptions): Promise<Child> {
  const entry = join(checkoutRoot(), 'dist', 'apps', options.name, 'src', 'main.js');
  if (!existsSync(entry)) throw new StackError(`${entry} is missing: run \`npm run build\` first.`);
  const readyFile = join(options.data, 'run', `${options.name}.ready`);
  return startChild(
    {
      name: options.name,
      command: process.execPath,
      args: ['--enable-source-maps', MODEST_HEAP, entry],
      env: { ...process.env, NODE_ENV: 'production', ...options.env, LEVANTE_READY_FILE: readyFile },
      logFile: options.logFile,
      stopSignal: 'SIGTERM',
      stopWithinMs: 15_000,
      readyWithinMs: 60_000,
      prepare: async () => rmSync(readyFile, { force: true }),
      isReady: () => options.isServing?.() ?? Promise.resolve(existsSync(readyFile)),
    },
    options.onChange,
  );
}
