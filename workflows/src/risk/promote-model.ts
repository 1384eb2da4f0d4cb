import type { RiskWork } from '#activities';
import type { ModelAct, ModelStanding } from '#libs/store';
import type { UpdateDefinition } from '@temporalio/common';
import { allHandlersFinished, condition, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { refusal } from '../desk.js';
import { modelActs, type ActOnModel } from './contract.js';
import { judged } from './model-acts.js';

// One short transaction, which does nothing where it was done before: tried until the database is there.
const { standingOf, actOnModel } = proxyLocalActivities<RiskWork>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '50 milliseconds', maximumInterval: '5 seconds' },
});

/** How long a request waits for another person; after that the figures it was made by are old. */
const WAITS = '30 days';

/**
 * The promotion of a model to champion of its target: asked for by one person, approved or declined by another. Runs while a
 * request waits; undoing a promotion, or asking again, starts it anew under the same id.
 */
export async function promoteModel(version: string): Promise<void> {
  let model: ModelStanding | undefined;
  let busy = false;

  const actIn =
    (act: ModelAct) =>
    async (command: ActOnModel): Promise<void> => {
      // One at a time, on the model as it stands then.
      while (model === undefined || busy) await condition(() => model !== undefined && !busy);
      busy = true;
      try {
        model = await does(model, act, command);
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
