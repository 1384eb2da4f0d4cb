import { instant, type Instant, type TrainingView } from '#libs/domain';
import { columnsOf, FEATURE_SET, FEATURES, featureWeights, scoringModel, type ScoringModel } from '#libs/risk';
import {
  keepModel,
  labelledRows,
  recordTraining,
  resultsSince,
  type EndedTraining,
  type LabelledRow,
} from '#libs/store';
import { DataUnusable, type JobName, type Jobs, type Progress } from '#libs/training';
import { Context } from '@temporalio/activity';

import { inspectionsBetween, shareOfJudged } from './capacity.js';
import { comparableChampion, type Champion } from './champion.js';
import type { RiskMeans } from './means.js';
import { split, weightOf } from './split.js';
import { tooFew, tooFewSaid } from './too-few.js';

/** What is to be trained; see TrainingOrder of the workflows. */
export interface Order {
  target: EndedTraining['target'];
  from: Instant | null;
  to: Instant | null;
  by: string;
  newResults: number;
  /** When it was ordered: the same for each attempt, so that each makes the same model. */
  madeAt: Instant;
}

/** What a training came to, but for its id. */
export type Trained = Omit<EndedTraining, 'id'>;

export interface Training {
  /**
   * Train on results, judge by later ones, and keep the model as a challenger where it is better. Tells its progress; can be called
   * off. Idempotent: the same order makes the same artefact, which is kept under its hash.
   */
  trainAndJudge(order: Order): Promise<Trained>;
  /** Idempotent by id. */
  recordTraining(training: EndedTraining): Promise<void>;
}

/** A row is two thirds of a kilobyte: these are some 200 MB, and more than pays. */
const MOST_ROWS = 300_000;
const SEED = 1;

export function training({ pool, sealing, doJob }: RiskMeans): Training {
  return {
    recordTraining: (ended) => recordTraining(pool, ended),
    async trainAndJudge(order) {
      const context = Context.current();
      const tell = (progress: Progress) => context.heartbeat(progress);
      const { results, before } = await resultsSince(pool, order.target);
      const ended = (
        outcome: TrainingView['outcome'],
        why: string,
        detail: object,
        model: string | null = null,
      ): Trained => {
        return { target: order.target, by: order.by, outcome, why, results, model, detail };
      };
      if (results - before < order.newResults)
        return ended('too-few-results', `${results - before} results are new; ${order.newResults} are needed.`, {});
      const wanted = { ...order, featureSet: FEATURE_SET, most: MOST_ROWS };
      const rows = await labelledRows(pool, wanted, (done) => tell({ stage: 'reading', done, of: null }));
      const champion = await comparableChampion(pool, order.target);
      const parts = split(rows, champion?.knows ?? null);
      const lacks = tooFew(rows, parts, Date.parse(order.madeAt));
      if (lacks) return ended('too-few-results', tooFewSaid(lacks, champion?.version), lacks);
      const job = <Name extends JobName>(name: Name, request: Jobs[Name]['request']) =>
        doJob(name, request, { onProgress: tell, signal: context.cancellationSignal });
      try {
        const { model, artefact } = await trained(job, order, parts.learn);
        const trial = trialOf(parts.judge, model, champion);
        const inspections = await inspectionsBetween({ pool, sealing }, instant(parts.at), order.to);
        const capacity = shareOfJudged(inspections, new Set(trial.declarations).size);
        const judgement = await job('judge', { trial, capacity, seed: SEED });
        const metrics = { ...judgement, judgedFrom: new Date(parts.at).toISOString(), rows: parts.judge.length };
        const against = champion?.version ?? null;
        if (!judgement.better) return ended('not-better', judgement.why, { ...metrics, against });
        await keepModel(pool, {
          version: model.version,
          target: order.target,
          status: 'challenger',
          artefact: Buffer.from(JSON.stringify(artefact)),
          sha256: artefact.sha256,
          featureSet: artefact.featureSet,
          trainedFrom: artefact.window?.from ?? null,
          trainedTo: artefact.window?.to ?? null,
          metrics: { ...metrics, against, trial: artefact.metrics, features: featureWeights(artefact) },
          card: artefact.card,
          madeBy: order.by,
          act: 'proposed',
          reason: judgement.why,
        });
        return ended('challenger', judgement.why, { ...metrics, against }, model.version);
      } catch (error) {
        if (!(error instanceof DataUnusable)) throw error;
        return ended('too-few-results', error.message, { rows: rows.length });
      }
    },
  };
}

type Job = <Name extends JobName>(name: Name, request: Jobs[Name]['request']) => Promise<Jobs[Name]['result']>;

async function trained(job: Job, { target, by, madeAt }: Order, rows: readonly LabelledRow[]) {
  const artefact = await job('train', {
    target,
    columns: columnsOf(rows.map(({ features }) => features)),
    labels: Uint8Array.from(rows, ({ label }) => label),
    at: Float64Array.from(rows, ({ decidedAt }) => decidedAt),
    weights: Float64Array.from(rows, weightOf),
    seed: SEED,
    author: by,
    madeAt,
    origin:
      'Results of controls recorded by this system; a control of documents alone that found nothing counts half in training.',
  });
  return { artefact, model: scoringModel(artefact, { id: FEATURE_SET, names: FEATURES }) };
}

function trialOf(rows: readonly LabelledRow[], model: ScoringModel, champion: Champion | undefined) {
  const scored = (by: ScoringModel) => Float64Array.from(rows, ({ features }) => by.probability(features));
  return {
    labels: Uint8Array.from(rows, ({ label }) => label),
    declarations: Int32Array.from(rows, ({ number }) => number),
    challenger: scored(model),
    champion: champion?.model ? scored(champion.model) : null,
    random: Uint8Array.from(rows, ({ random }) => (random ? 1 : 0)),
  };
}
