import { setTimeout as sleep } from 'node:timers/promises';
import { RiskModelSummary, SelectionSettings, TrainingView } from '#libs/domain';
import { TARGETS, type Target } from '#libs/risk';
import { StackError } from '#libs/stack';
import { z } from 'zod';
import { bodyOf, refusalIn, type Counter } from './counter.js';
import { formerSettings, inspecting, learning, officesIn, REPLAY_REASON } from './former-settings.js';

const ANALYST = 'ramiro';
/** Whoever asks for a promotion may not approve it. */
const APPROVER = 'regina';

const office = { office: z.string(), version: z.int(), settings: SelectionSettings };
const Settings = z.object({
  inForce: z.array(z.object(office)),
  history: z.array(z.object({ ...office, reason: z.string() })),
});

/** What a training came to. */
export interface Trained {
  target: Target;
  /** Rows that were lodged before it. */
  atRow: number;
  outcome: TrainingView['outcome'] | 'unknown';
  why: string;
  model: string | null;
  promoted: boolean;
}

/** What the risk unit does while rows come in. */
export interface RiskUnit {
  inspectEverything(): Promise<void>;
  /** @param random share drawn at random; as before unless told */
  inspectShare(share: number, random?: number): Promise<void>;
  /** Settings as they were before. Nothing where they were never changed. */
  restore(): Promise<void>;
  setThresholds(): Promise<void>;
  /** Train a model of each target on the results so far, and promote what the system proposes. It never throws. */
  learn(atRow: number, signal: AbortSignal): Promise<Trained[]>;
  /** Whether a model is in force. */
  hasModel(): Promise<boolean>;
}

const LOOKED_EVERY_MS = 500;
/** A training on all results takes seconds to minutes. */
const PATIENCE_MS = 30 * 60_000;

/** @throws StackError where the office is unknown */
export async function riskUnit({ ask }: Counter, at: string | undefined): Promise<RiskUnit> {
  const told = bodyOf(await ask(ANALYST, 'GET', '/risk/settings'), Settings);
  const former = officesIn(told, at).map((each) => ({ office: each, settings: formerSettings(told, each) }));
  // A colleague's change meanwhile is not undone: versions are those of before, and of what is changed here.
  let inForce = told.inForce;
  let isChanged = false;

  const change = async (why: string, to: (settings: SelectionSettings) => SelectionSettings): Promise<void> => {
    for (const { office, settings } of former) {
      const version = inForce.find((each) => each.office === office)?.version ?? 0;
      const body = { version, settings: to(settings), reason: `${REPLAY_REASON}${why}` };
      const answer = await ask(ANALYST, 'PUT', `/risk/settings/${encodeURIComponent(office)}`, body);
      if (answer.status >= 300) throw new StackError(`The settings of ${office} stay: ${refusalIn(answer)}`);
      inForce = bodyOf(answer, Settings).inForce;
      isChanged = true;
    }
  };

  const trainings = async () => bodyOf(await ask(ANALYST, 'GET', '/risk/trainings'), z.array(TrainingView));

  async function train(target: Target, signal: AbortSignal): Promise<Omit<Trained, 'atRow' | 'promoted'>> {
    const before = new Set((await trainings()).map(({ id }) => id));
    bodyOf(await ask(ANALYST, 'POST', '/risk/trainings', { target }), z.unknown());
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until && !signal.aborted;) {
      const ended = (await trainings()).find((each) => each.target === target && !before.has(each.id));
      if (ended) return { target, outcome: ended.outcome, why: ended.why, model: ended.model };
      await sleep(LOOKED_EVERY_MS);
    }
    return { target, outcome: 'unknown', why: 'It was not waited for any longer.', model: null };
  }

  /** Two people promote a model that the system has proposed. @throws Error where it is refused */
  async function promote(model: string, why: string): Promise<void> {
    const path = `/risk/models/${encodeURIComponent(model)}`;
    bodyOf(await ask(ANALYST, 'POST', `${path}/promotion`, { reason: `${REPLAY_REASON}${why}` }), z.unknown());
    bodyOf(await ask(APPROVER, 'POST', `${path}/approval`), z.unknown());
  }

  async function trainAndPromote(target: Target, atRow: number, signal: AbortSignal): Promise<Trained> {
    let trained: Trained = { target, atRow, outcome: 'unknown', why: '', model: null, promoted: false };
    try {
      trained = { ...trained, ...(await train(target, signal)) };
      if (trained.model === null || trained.outcome !== 'challenger') return trained;
      await promote(trained.model, trained.why);
      return { ...trained, promoted: true };
    } catch (error) {
      return { ...trained, why: `${trained.why} ${error instanceof Error ? error.message : String(error)}`.trim() };
    }
  }

  return {
    inspectEverything: () => change('para aprender, todo se inspecciona', learning),
    inspectShare: (share, random) =>
      change(`las que se pueden inspeccionar: ${share}`, (each) => inspecting(each, share, random)),
    restore: async () => {
      if (isChanged) await change('como antes de la repetición', (settings) => settings);
      isChanged = false;
    },
    setThresholds: async () => {
      bodyOf(await ask(ANALYST, 'POST', '/risk/thresholds/now'), z.unknown());
    },
    learn: async (atRow, signal) => {
      const all: Trained[] = [];
      for (const target of TARGETS) if (!signal.aborted) all.push(await trainAndPromote(target, atRow, signal));
      return all;
    },
    hasModel: async () => {
      const models = bodyOf(await ask(ANALYST, 'GET', '/risk/models'), z.array(RiskModelSummary));
      return models.some(({ status }) => status === 'champion');
    },
  };
}
