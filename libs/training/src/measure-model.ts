import type { Instant } from '#libs/domain';
import { columnsOf, pastOnlyFeatures, readArtefact, scoringModel, trainModel, type ModelArtefact } from '#libs/risk';
import { generatedLabelled } from './generated.js';
import type { OnProgress } from './jobs.js';
import { readLabelled } from './labelled-files.js';

/** Which model on which rows. */
export interface Measuring {
  /** Labelled files; rows are invented where there are none. */
  files: readonly string[];
  /** An artefact as parsed JSON; left out, one is trained on the rows. */
  model?: unknown;
}

/** Times of one row in microseconds, to a tenth. */
export interface ModelTimes {
  rows: number;
  features: number;
  trees: number;
  leaves: number;
  score: { p50Us: number; p99Us: number };
  explain: { p50Us: number; p99Us: number };
  train: { rows: number; seconds: number } | null;
}

const GENERATED = 20_000;
const SCORED = 5000;
const EXPLAINED = 1000;

/** How long it takes to score and to explain a row, each measured by itself after some that warm up. */
export async function measureModel({ files, model }: Measuring, onProgress: OnProgress): Promise<ModelTimes> {
  const rows =
    files.length === 0
      ? generatedLabelled(GENERATED)
      : (await readLabelled(files, (done) => onProgress({ stage: 'reading', done, of: null }))).rows;
  onProgress({ stage: 'computing features', done: 0, of: rows.length });
  const features = pastOnlyFeatures(rows, new Map());
  let train: ModelTimes['train'] = null;
  let artefact = model;
  if (artefact === undefined) {
    const began = performance.now();
    artefact = trained(rows, features, onProgress);
    // Two forests: that of the trial, and that of the model.
    train = { rows: rows.length, seconds: Math.round((performance.now() - began) / 100) / 10 };
  }
  const { forest } = readArtefact(artefact);
  const scoring = scoringModel(artefact);
  onProgress({ stage: 'measuring', done: 0, of: null });
  const score = timesOf(features.slice(-SCORED), (row) => scoring.probability(row));
  const explain = timesOf(features.slice(-EXPLAINED), (row) => scoring.explain(row));
  return {
    rows: rows.length,
    features: forest.features.length,
    trees: forest.trees.length,
    leaves: forest.trees.reduce((sum, tree) => sum + tree.leafValue.length, 0),
    score,
    explain,
    train,
  };
}

function trained(
  rows: Awaited<ReturnType<typeof readLabelled>>['rows'],
  features: Float64Array[],
  onProgress: OnProgress,
): ModelArtefact {
  const set = {
    target: 'fraud',
    columns: columnsOf(features),
    labels: Uint8Array.from(rows, ({ result }) => (result.fraud ? 1 : 0)),
    at: Float64Array.from(rows, ({ at }) => at),
    seed: 1,
    author: 'bench',
    madeAt: '2020-01-01T00:00:00.000Z' as Instant,
    origin: 'For measuring.',
  } as const;
  return trainModel(set, ({ stage, trees, of }) => onProgress({ stage, done: trees, of }));
}

function timesOf(rows: Float64Array[], work: (row: Float64Array) => unknown): { p50Us: number; p99Us: number } {
  for (const row of rows) work(row);
  const times = rows
    .map((row) => {
      const began = process.hrtime.bigint();
      work(row);
      return Number(process.hrtime.bigint() - began) / 1000;
    })
    .sort((one, other) => one - other);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return { p50Us: at(0.5), p99Us: at(0.99) };
}
