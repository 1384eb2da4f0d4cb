import { parentPort, workerData } from 'node:worker_threads';
import { DataUnusable } from './data-unusable.js';
import { doJob, type JobName, type Jobs } from './jobs.js';
import type { FromThread } from './thread.js';

/** The other end of `inThread`: does the one job that the thread was made for. */
const { name, request } = workerData as { name: JobName; request: Jobs[JobName]['request'] };
const tell = (message: FromThread): void => parentPort?.postMessage(message);

try {
  const result = await doJob(name, request, (progress) => tell({ says: 'progress', progress }));
  tell({ says: 'done', result });
} catch (error) {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  tell({ says: 'failed', unusable: error instanceof DataUnusable, message, stack });
}
