import { instant, type FoundShare } from '#libs/domain';
import { FEATURE_SET, FEATURES, figuresOf, SHIFTED, stabilityIndex, type ScoringModel } from '#libs/risk';
import {
  decidedFeatures,
  foundShare,
  labelledRows,
  modelsInForce,
  recordWatch,
  watchedModels,
  type LabelledRow,
  type Watched,
} from '#libs/store';
import { Context } from '@temporalio/activity';
import type pg from 'pg';
import type { RiskMeans } from './means.js';

export interface Watching {
  /** Look at how each model in force holds up, and keep it under today. @returns alarms by model */
  watchModels(): Promise<Record<string, string[]>>;
}

/** What a model sees now: so many days back. */
const RECENT_DAYS = 28;
/** Results of the random control group are few: so many days of them. */
const CONTROL_DAYS = 180;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Fewer decisions tell no distribution, and fewer results no share. */
const LEAST_DECISIONS = 200;
const LEAST_RESULTS = 30;
const MOST_RESULTS = 20_000;
/** Of what shifted, so many features are named, the most shifted first. */
const NAMED = 5;

export function watching({ pool }: Pick<RiskMeans, 'pool'>): Watching {
  return {
    async watchModels() {
      const now = Date.now();
      const day = instant(now).slice(0, 10);
      const { champions, challengers } = await modelsInForce(pool);
      const models = [...Object.values(champions), ...challengers];
      const watched = new Map(
        (
          await watchedModels(
            pool,
            models.map(({ version }) => version),
          )
        ).map((each) => [each.version, each]),
      );
      const recent = await decidedFeatures(pool, FEATURE_SET, instant(now - RECENT_DAYS * DAY_MS), instant(now));
      const told: Record<string, string[]> = {};
      for (const model of models) {
        Context.current().heartbeat(model.version);
        const kept = watched.get(model.version);
        // Neither can a model be watched that cannot score; that it fails is seen where it is asked.
        if (!kept || !scores(model)) continue;
        const drift = driftOf(model, await referenceOf(pool, kept, now), recent);
        const calibration = calibrationOf(model, await randomControl(pool, model, now));
        const alarms = [...drift.alarms, ...calibration.alarms];
        await recordWatch(pool, day, model.version, alarms, { drift: drift.figures, calibration: calibration.figures });
        told[model.version] = alarms;
      }
      return told;
    },
  };
}

function scores(model: ScoringModel): boolean {
  try {
    model.probability(new Float64Array(FEATURES.length).fill(NaN));
    return true;
  } catch {
    return false;
  }
}

/** What a model learnt from; where it does not say, or little of that is here, what was decided in the weeks before the recent ones. */
async function referenceOf(pool: pg.Pool, { trainedFrom, trainedTo }: Watched, now: number): Promise<Float64Array[]> {
  const learnt = trainedFrom && trainedTo ? await decidedFeatures(pool, FEATURE_SET, trainedFrom, trainedTo) : [];
  if (learnt.length >= LEAST_DECISIONS) return learnt;
  const until = now - RECENT_DAYS * DAY_MS;
  return decidedFeatures(pool, FEATURE_SET, instant(until - RECENT_DAYS * DAY_MS), instant(until));
}

/** Whether scores and features have shifted. Nothing is said where there are few. */
function driftOf(model: ScoringModel, reference: readonly Float64Array[], recent: readonly Float64Array[]) {
  const decisions = { reference: reference.length, recent: recent.length };
  if (Math.min(reference.length, recent.length) < LEAST_DECISIONS)
    return { alarms: [], figures: { ...decisions, score: null, features: {} } };
  const index = (value: (row: Float64Array) => number) =>
    stabilityIndex(Float64Array.from(reference, value), Float64Array.from(recent, value));
  const score = index((row) => model.probability(row));
  const features = FEATURES.map((name, place) => ({ name, index: index((row) => row[place] ?? NaN) }))
    .sort((one, other) => other.index - one.index)
    .slice(0, NAMED);
  const shifted = features.filter((each) => each.index > SHIFTED).map(({ name }) => `drift:${name}`);
  return {
    alarms: [...(score > SHIFTED ? ['drift:score'] : []), ...shifted],
    figures: { ...decisions, score, features: Object.fromEntries(features.map((each) => [each.name, each.index])) },
  };
}

async function randomControl(pool: pg.Pool, { target }: ScoringModel, now: number): Promise<LabelledRow[]> {
  const from = instant(now - CONTROL_DAYS * DAY_MS);
  const wanted = { target, featureSet: FEATURE_SET, from, to: null, most: MOST_RESULTS };
  const rows = await labelledRows(pool, wanted, () => Context.current().heartbeat());
  return rows.filter(({ random }) => random);
}

interface Calibrated {
  alarms: string[];
  figures: { results: number; promised: number | null; found: FoundShare; error: number | null };
}

/** Whether as much is found in the random control group, which nobody chose, as the model promises. */
function calibrationOf(model: ScoringModel, rows: readonly LabelledRow[]): Calibrated {
  const labels = Uint8Array.from(rows, ({ label }) => label);
  const found = foundShare(
    labels.reduce((sum, label) => sum + label, 0),
    rows.length,
  );
  if (rows.length < LEAST_RESULTS)
    return { alarms: [], figures: { results: rows.length, promised: null, found, error: null } };
  const probabilities = Float64Array.from(rows, ({ features }) => model.probability(features));
  const promised = probabilities.reduce((sum, each) => sum + each, 0) / rows.length;
  const holds = promised >= found.low && promised <= found.high;
  const error = figuresOf(probabilities, labels).ece;
  return { alarms: holds ? [] : ['calibration'], figures: { results: rows.length, promised, found, error } };
}
