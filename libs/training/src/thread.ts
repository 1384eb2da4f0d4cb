import { Worker } from 'node:worker_threads';
import { DataUnusable } from './data-unusable.js';
import type { JobName, Jobs, OnProgress, Progress } from './jobs.js';

/** What the thread says. */
export type FromThread<Result = unknown> =
  | { says: 'progress'; progress: Progress }
  | { says: 'done'; result: Result }
  | { says: 'failed'; unusable: boolean; message: string; stack?: string };

interface Listening {
  onProgress?: OnProgress;
  /** Aborting ends the thread at once; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

/**
 * Does a job in a thread of its own, so that this one stays free to serve, to tell of progress and to hear of an interruption. Only
 * from a build: threads run JavaScript.
 *
 * @throws DataUnusable as the job does
 */
export async function inThread<Name extends JobName>(
  name: Name,
  request: Jobs[Name]['request'],
  { onProgress = () => undefined, signal }: Listening = {},
): Promise<Jobs[Name]['result']> {
  signal?.throwIfAborted();
  const thread = new Worker(new URL('./thread-entry.js', import.meta.url), { workerData: { name, request } });
  let onAbort = (): void => undefined;
  try {
    return await new Promise((resolve, reject) => {
      onAbort = () => {
        const reason: unknown = signal?.reason;
        reject(reason instanceof Error ? reason : new Error('The job was called off.'));
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      thread.on('message', (message: FromThread<Jobs[Name]['result']>) => {
        if (message.says === 'progress') onProgress(message.progress);
        else if (message.says === 'done') resolve(message.result);
        else reject(errorOf(message));
      });
      thread.on('error', reject);
      thread.on('exit', (code) => reject(new Error(`The thread ended with ${code} before its job was done.`)));
    });
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await thread.terminate();
  }
}

/** An error as it was thrown in the thread: its class does not survive the way here. */
function errorOf({ unusable, message, stack }: Extract<FromThread, { says: 'failed' }>): Error {
  if (unusable) return new DataUnusable(message);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
