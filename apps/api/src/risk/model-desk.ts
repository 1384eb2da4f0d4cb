import { Injectable } from '@nestjs/common';
import { instant, Refused, type RiskModelView } from '#libs/domain';
import type { Target } from '#libs/risk';
import { acting, keepModel, latestWatch, listModels, listTrainings, modelView } from '#libs/store';
import type { modelActs, TrainingOrder } from '#workflows';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';
import { broughtModel } from './brought-model.js';
import { RiskWorkflows } from './risk-workflows.js';

/** What is done with models, as somebody of the risk unit. */
@Injectable()
export class ModelDesk {
  constructor(
    private readonly connections: Connections,
    private readonly workflows: RiskWorkflows,
  ) {}

  list({ actor }: Caller, target?: Target) {
    return acting(this.connections.db, actor, (tx) => listModels(tx, target));
  }

  trainings({ actor }: Caller) {
    return acting(this.connections.db, actor, (tx) => listTrainings(tx));
  }

  watch({ actor }: Caller) {
    return acting(this.connections.db, actor, (tx) => latestWatch(tx));
  }

  /** @throws Refused not-found */
  async one({ actor }: Caller, version: string): Promise<RiskModelView> {
    const model = await acting(this.connections.db, actor, (tx) => modelView(tx, version));
    if (!model) throw new Refused('not-found', `There is no model ${version}.`);
    return model;
  }

  /** @throws Refused model-invalid; malformed-content */
  async bring(caller: Caller, bytes: Buffer, target: Target | undefined): Promise<RiskModelView> {
    const model = broughtModel(bytes, target, caller.actor, instant(Date.now()));
    await keepModel(this.connections.record, model);
    return this.one(caller, model.version);
  }

  /** Do something about a model's promotion; answers how the model stands then. */
  async act(caller: Caller, version: string, act: keyof typeof modelActs, reason: string | null) {
    await this.one(caller, version);
    await this.workflows.actOnModel(caller, version, act, { by: caller.actor.id, reason });
    return this.one(caller, version);
  }

  /** Whoever asks for a training wants one, however few results are new. */
  async train({ actor }: Caller, order: Pick<TrainingOrder, 'target' | 'from' | 'to'>) {
    return { workflowId: await this.workflows.train({ ...order, by: actor.id, newResults: 0 }) };
  }
}
