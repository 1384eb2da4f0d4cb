import { trainModel, type ModelArtefact, type TrainingSet } from '#libs/risk';
import { unusable } from './data-unusable.js';
import type { OnProgress } from './jobs.js';

/** Trains on results that are at hand. @throws DataUnusable where there are too few, or none of a kind */
export async function trainFromSet(set: TrainingSet, onProgress: OnProgress): Promise<ModelArtefact> {
  return unusable(() =>
    trainModel(set, ({ stage, trees, of }) => {
      onProgress({ stage: stage === 'trial' ? 'trying' : 'training', done: trees, of });
    }),
  );
}
