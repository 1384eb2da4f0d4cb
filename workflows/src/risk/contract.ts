import type { Instant } from '#libs/domain';
import type { Target } from '#libs/risk';
import { defineSignal, defineUpdate } from '@temporalio/workflow';

/** Where the risk unit's work is done: hosted by the worker process alone, so that training takes no time from lodgements. */
export const RISK_TASK_QUEUE = 'risk';

/** Ids of schedules, and of workflows of which one may run at a time. */
export const RISK_WORK = {
  seeds: 'risk-seeds',
  thresholds: 'risk-thresholds',
  retraining: 'risk-retraining',
  watch: 'risk-watch',
  training: (target: Target) => `risk-training-${target}`,
  promotion: (version: string) => `model-${version}`,
} as const;

/** Asks a computation of thresholds under way to go over them once more, since something that bears on them has changed. */
export const recompute = defineSignal('recompute');

/** Who does something about a model, and why. */
export interface ActOnModel {
  by: string;
  reason: string | null;
}

/** What people do about a model, as Updates of its promotion; the answer comes when it is on record. */
export const modelActs = {
  requestPromotion: defineUpdate<void, [ActOnModel]>('requestPromotion'),
  approvePromotion: defineUpdate<void, [ActOnModel]>('approvePromotion'),
  declinePromotion: defineUpdate<void, [ActOnModel]>('declinePromotion'),
  undoPromotion: defineUpdate<void, [ActOnModel]>('undoPromotion'),
};

/** What is to be trained, on which results, and who wants it. */
export interface TrainingOrder {
  target: Target;
  /** Of decisions from this moment on; null: from the first. */
  from: Instant | null;
  /** Of decisions before this moment; null: to the last. */
  to: Instant | null;
  by: string;
  /** Train only where at least so many results came since the last training. */
  newResults: number;
}
