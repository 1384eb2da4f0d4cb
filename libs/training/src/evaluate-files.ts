import { evaluate, type Evaluation, type Target } from '#libs/risk';
import { DataUnusable, unusable } from './data-unusable.js';
import type { OnProgress } from './jobs.js';
import { readLabelled, type RefusedRow } from './labelled-files.js';

/** What models learn from, and what they are then measured on. */
export interface Evaluating {
  train: readonly string[];
  test: readonly string[];
  seed: number;
}

export interface FilesEvaluated {
  figures: Record<Target, Evaluation>;
  refused: RefusedRow[];
  refusals: number;
}

/**
 * Trains models on some files and measures them on later ones, of which nothing is known beforehand.
 *
 * @throws DataUnusable also where test rows are not later than training rows
 */
export async function evaluateFiles(
  { train, test, seed }: Evaluating,
  onProgress: OnProgress,
): Promise<FilesEvaluated> {
  const read = (files: readonly string[]) =>
    readLabelled(files, (done) => onProgress({ stage: 'reading', done, of: null }));
  const [earlier, later] = [await read(train), await read(test)];
  const end = earlier.rows.at(-1)?.at ?? NaN;
  if (!later.rows.every(({ at }) => at > end))
    throw new DataUnusable('The test files hold rows that are not later than the last of the training files.');
  onProgress({ stage: 'computing features', done: 0, of: earlier.rows.length + later.rows.length });
  const figures = unusable(() =>
    evaluate(earlier.rows, later.rows, seed, (target, { stage, trees, of }) =>
      onProgress({ stage: `${target}: ${stage}`, done: trees, of }),
    ),
  );
  return {
    figures,
    refused: [...earlier.refused, ...later.refused],
    refusals: earlier.refusals + later.refusals,
  };
}
