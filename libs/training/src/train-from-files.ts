import type { Instant } from '#libs/domain';
import { columnsOf, pastOnlyFeatures, type Target, type TrainingSet } from '#libs/risk';
import type { FilesTrained, OnProgress } from './jobs.js';
import { readLabelled } from './labelled-files.js';
import { trainFromSet } from './train-from-set.js';

/** What is to be trained on files, and by whom. */
export interface FileTraining {
  files: readonly string[];
  target: Target;
  seed: number;
  options?: TrainingSet['options'];
  author: string;
  madeAt: Instant;
}

/**
 * Trains on labelled files, as if every declaration had been controlled and its result known from the next day on.
 *
 * @throws DataUnusable
 */
export async function trainFromFiles(request: FileTraining, onProgress: OnProgress): Promise<FilesTrained> {
  const { files, target, ...rest } = request;
  const { rows, refused, refusals } = await readLabelled(files, (done) =>
    onProgress({ stage: 'reading', done, of: null }),
  );
  onProgress({ stage: 'computing features', done: 0, of: rows.length });
  const columns = columnsOf(pastOnlyFeatures(rows, new Map()));
  const set: TrainingSet = {
    ...rest,
    target,
    columns,
    labels: Uint8Array.from(rows, ({ result }) => (result[target] ? 1 : 0)),
    at: Float64Array.from(rows, ({ at }) => at),
    origin: 'Labelled declarations from files; every one counts as controlled.',
  };
  return { artefact: await trainFromSet(set, onProgress), refused, refusals };
}
