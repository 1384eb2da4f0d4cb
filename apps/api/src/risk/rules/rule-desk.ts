import { Injectable } from '@nestjs/common';
import {
  canonical,
  instant,
  Refused,
  type BacktestView,
  type CheckedCondition,
  type Instant,
  type RuleContent,
  type RuleFilter,
  type RuleView,
} from '#libs/domain';
import { checkCondition, FEATURES } from '#libs/risk';
import { acting, latestBacktest, listRules, ruleVersion, ruleView } from '#libs/store';
import { ruleActs, type ActOnRule } from '#workflows';
import { Connections } from '../../connections/connections.js';
import type { Caller } from '../../identity/caller.js';
import { mustBeUsable } from './draft-check.js';
import { RuleWorkflows } from './rule-workflows.js';

/** How far a backtest looks back unless told. */
const DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;
/** How often a draft looks for the next free version, where others draft the same rule at the same time. */
const MOST_TRIES = 5;

/** What is done with rules, as somebody of the risk unit. */
@Injectable()
export class RuleDesk {
  constructor(
    private readonly connections: Connections,
    private readonly workflows: RuleWorkflows,
  ) {}

  check(condition: string): CheckedCondition {
    const issues = checkCondition(condition, FEATURES);
    return { valid: issues.length === 0, issues };
  }

  list({ actor }: Caller, filter: RuleFilter) {
    return acting(this.connections.db, actor, (tx) => listRules(tx, filter));
  }

  /** @throws Refused not-found */
  async one({ actor }: Caller, id: string, version?: number): Promise<RuleView> {
    const rule = await acting(this.connections.db, actor, (tx) => ruleView(tx, id, version));
    if (!rule) throw noSuchVersion(id);
    return rule;
  }

  /** @throws Refused not-found */
  async backtest({ actor }: Caller, id: string, version?: number): Promise<BacktestView> {
    const backtest = await acting(this.connections.db, actor, (tx) => latestBacktest(tx, id, version));
    if (!backtest) throw new Refused('not-found', `There is no backtest of such a version of a rule ${id}.`);
    return backtest;
  }

  /**
   * Draft a rule, or the next version of one. The same draft by the same person again is that draft.
   *
   * @throws Refused rule-invalid; content-invalid
   */
  async draft(caller: Caller, content: RuleContent): Promise<RuleView> {
    const { actor } = caller;
    mustBeUsable(content, await this.offices(caller));
    for (let tries = 1; ; tries++) {
      const latest = await acting(this.connections.db, actor, (tx) => ruleVersion(tx, content.id));
      const isSame = latest?.author === actor.id && canonical(latest.content) === canonical(content);
      if (latest?.status === 'draft' && isSame) return this.one(caller, content.id, latest.version);
      const version = (latest?.version ?? 0) + 1;
      try {
        const draft = { content, by: actor.id };
        await this.workflows.send(caller, { rule: content.id, version }, ruleActs.draftRule, draft);
        return await this.one(caller, content.id, version);
      } catch (error) {
        const isTaken = error instanceof Refused && error.code === 'rule-not-draft';
        if (!isTaken || tries === MOST_TRIES) throw error;
      }
    }
  }

  /** Have a version tried on the record; answers the backtest as it begins. */
  async tryOnRecord(caller: Caller, id: string, order: { version: number; from?: Instant; to?: Instant }) {
    await this.mustExist(caller, id, order.version);
    const to = order.to ?? instant(Date.now());
    const from = order.from ?? instant(Date.parse(to) - DAYS * DAY_MS);
    const backtest = { from, to, by: caller.actor.id };
    await this.workflows.send(caller, { rule: id, version: order.version }, ruleActs.backtestRule, backtest);
    return this.backtest(caller, id, order.version);
  }

  approve(caller: Caller, id: string, version: number): Promise<RuleView> {
    return this.act(caller, id, version, 'approveRule', null);
  }

  withdraw(caller: Caller, id: string, version: number, reason: string): Promise<RuleView> {
    return this.act(caller, id, version, 'withdrawRule', reason);
  }

  /** Do something about a version; answers how it stands then. */
  private async act(
    caller: Caller,
    id: string,
    version: number,
    act: 'approveRule' | 'withdrawRule',
    reason: string | null,
  ): Promise<RuleView> {
    await this.mustExist(caller, id, version);
    const command: ActOnRule = { by: caller.actor.id, reason };
    await this.workflows.send(caller, { rule: id, version }, ruleActs[act], command);
    return this.one(caller, id, version);
  }

  /** @throws Refused not-found */
  private async mustExist({ actor }: Caller, id: string, version: number): Promise<void> {
    if (!(await acting(this.connections.db, actor, (tx) => ruleVersion(tx, id, version)))) throw noSuchVersion(id);
  }

  private async offices({ actor }: Caller): Promise<Set<string>> {
    const rows = await acting(this.connections.db, actor, (tx) => tx.selectFrom('offices').select('code').execute());
    return new Set(rows.map(({ code }) => code));
  }
}

const noSuchVersion = (id: string): Refused => new Refused('not-found', `There is no such version of a rule ${id}.`);
