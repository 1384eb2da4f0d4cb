import type { Judgement, ModelArtefact, TrainingSet } from '#libs/risk';
import { judgeTrial, type Judging } from './judge-trial.js';
import { evaluateFiles, type Evaluating, type FilesEvaluated } from './evaluate-files.js';
import { measureModel, type Measuring, type ModelTimes } from './measure-model.js';
import { simulateFiles, type FilesSimulated, type Simulating } from './simulate-files.js';
import { trainFromFiles, type FileTraining } from './train-from-files.js';
import { trainFromSet } from './train-from-set.js';
import { writeFeatures, type FeaturesWritten, type FeatureWriting } from './write-features.js';
import type { RefusedRow } from './labelled-files.js';

/** How far a job has come: `of` is null where nobody knows. */
export interface Progress {
  stage: string;
  done: number;
  of: number | null;
}
export type OnProgress = (progress: Progress) => void;

/** A model, and the rows of the files that were not used for it. */
export interface FilesTrained {
  artefact: ModelArtefact;
  refused: RefusedRow[];
  refusals: number;
}

/** Work that takes seconds to minutes of a processor, by name: what it is given, and what comes of it. All of it is plain data. */
export interface Jobs {
  train: { request: TrainingSet; result: ModelArtefact };
  trainFromFiles: { request: FileTraining; result: FilesTrained };
  judge: { request: Judging; result: Judgement };
  measureModel: { request: Measuring; result: ModelTimes };
  evaluateFiles: { request: Evaluating; result: FilesEvaluated };
  simulateFiles: { request: Simulating; result: FilesSimulated };
  writeFeatures: { request: FeatureWriting; result: FeaturesWritten };
}
export type JobName = keyof Jobs;

type Doing = { [Name in JobName]: (request: Jobs[Name]['request'], on: OnProgress) => Promise<Jobs[Name]['result']> };

const DOING: Doing = {
  train: trainFromSet,
  trainFromFiles,
  judge: judgeTrial,
  measureModel,
  evaluateFiles,
  simulateFiles,
  writeFeatures,
};

/** Does a job here, in this thread, which does nothing else meanwhile. */
export function doJob<Name extends JobName>(
  name: Name,
  request: Jobs[Name]['request'],
  onProgress: OnProgress = () => undefined,
): Promise<Jobs[Name]['result']> {
  return DOING[name](request, onProgress);
}
