import type { RiskWork } from '#activities';
import type { ModelAct, ModelStanding } from '#libs/store';
import type { UpdateDefinition } from '@temporalio/common';
import {
  allHandlersFinished,
  condition,
  log,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import { refusal } from '../desk.js';
import { modelActs, type ActOnModel } from './contract.js';
import { judged } from './model-acts.js';

// One short transaction, which does nothing where it was done before: tried until the database is there.
const { standingOf, actOnModel } = proxyLocalActivities<RiskWork>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '50 milliseconds', maximumInterval: '5 seconds' },
});

// As the scheduled work does it, which comes within a quarter of an hour where this fails.
const { setAllThresholds } = proxyActivities<RiskWork>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '1 minute',
  scheduleToCloseTimeout: '15 minutes',
});

/** How long a request waits for another person; after that the figures it was made by are old. */
const WAITS = '30 days';

/**
 * The promotion of a model to champion of its target: asked for by one person, approved or declined by another. Runs while a
 * request waits; undoing a promotion, or asking again, starts it anew under the same id. Where another champion decides from then on,
 * thresholds are set anew: those in force are for the priorities that the former gave.
 */
export async function promoteModel(version: string): Promise<void> {
  let model: ModelStanding | undefined;
  let busy = false;
  let changes = 0;

  const actIn =
    (act: ModelAct) =>
    async (command: ActOnModel): Promise<void> => {
      // One at a time, on the model as it stands then.
      while (model === undefined || busy) await condition(() => model !== undefined && !busy);
      busy = true;
      try {
        const { status } = model;
        model = await does(model, act, command);
        if (model.status !== status) changes++;
      } finally {
        busy = false;
      }
    };
  const on = (update: UpdateDefinition<void, [ActOnModel]>, act: ModelAct) =>
    setHandler(update, actIn(act), { validator: (command: ActOnModel) => refuse(model, act, command) });
  on(modelActs.requestPromotion, 'requested');
  on(modelActs.approvePromotion, 'approved');
  on(modelActs.declinePromotion, 'declined');
  on(modelActs.undoPromotion, 'undone');

  model = await standingOf(version);
  await condition(allHandlersFinished);
  const isAnswered = () => model?.requestedBy === null && allHandlersFinished();
  if (!(await condition(isAnswered, WAITS))) await actIn('lapsed')({ by: 'system', reason: null });
  for (let followed = 0; followed !== changes;) {
    followed = changes;
    await setAllThresholds().catch((error: unknown) => log.warn('thresholds stay as they were', { error }));
  }
  await condition(allHandlersFinished);
}

/** What speaks against it as the model is known to stand is said before anything enters history. */
function refuse(model: ModelStanding | undefined, act: ModelAct, { by }: ActOnModel): void {
  const verdict = model && judged(model, act, by);
  if (typeof verdict === 'object') throw refusal(verdict);
}

async function does(model: ModelStanding, act: ModelAct, { by, reason }: ActOnModel): Promise<ModelStanding> {
  const verdict = judged(model, act, by);
  if (typeof verdict === 'object') {
    // Another model of the target may have been promoted since we looked.
    const now = await standingOf(model.version);
    if (now.status === model.status) throw refusal(verdict);
    return does(now, act, { by, reason });
  }
  return verdict === 'done' ? model : actOnModel({ model, act, by, reason });
}
