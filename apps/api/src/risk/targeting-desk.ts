import { Injectable } from '@nestjs/common';
import { canonical, Refused, type PerformanceQuery, type SettingsRequest, type WhatIfQuery } from '#libs/domain';
import {
  acting,
  changeSettings,
  drawOfDay,
  performance,
  recentDraws,
  recentFaults,
  settingsHistory,
  settingsInForce,
  thresholdsHistory,
  thresholdsInForce,
  whatIf,
  type Tables,
} from '#libs/store';
import type { Transaction } from 'kysely';
import { z } from 'zod';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';
import { RiskWorkflows } from './risk-workflows.js';

type Tx = Transaction<Tables>;

/** What the risk unit reads of targeting, and how it steers it: as whoever asks. */
@Injectable()
export class TargetingDesk {
  constructor(
    private readonly connections: Connections,
    private readonly workflows: RiskWorkflows,
  ) {}

  performance(caller: Caller, query: PerformanceQuery) {
    return this.as(caller, (tx) => performance(tx, query));
  }

  whatIf(caller: Caller, query: WhatIfQuery) {
    return this.as(caller, (tx) => whatIf(tx, query));
  }

  faults(caller: Caller, days: number) {
    return this.as(caller, (tx) => recentFaults(tx, days));
  }

  draws(caller: Caller) {
    return this.as(caller, recentDraws);
  }

  /** @throws Refused not-found for a day that none is committed to, or that is none */
  async draw(caller: Caller, day: string) {
    const isDay = z.iso.date().safeParse(day).success;
    const draw = isDay ? await this.as(caller, (tx) => drawOfDay(tx, day)) : undefined;
    if (!draw) throw new Refused('not-found', `There is no draw of ${day}: days are YYYY-MM-DD, a week ahead at most.`);
    return draw;
  }

  thresholds(caller: Caller) {
    return this.as(caller, (tx) => thresholdsInForce(tx));
  }

  thresholdsOf(caller: Caller, office: string) {
    return this.as(caller, (tx) => thresholdsHistory(tx, office));
  }

  /** Compute them now; answers those in force then. */
  async thresholdsNow(caller: Caller) {
    await this.workflows.keepThresholds();
    return this.thresholds(caller);
  }

  settings(caller: Caller) {
    return this.as(caller, async (tx) => ({
      inForce: await settingsInForce(tx),
      history: await settingsHistory(tx),
    }));
  }

  /**
   * In force at once; thresholds follow as soon as they are computed. Said again with the same content, it changes nothing.
   *
   * @throws Refused settings-changed where another change came first; not-found for an office that there is not
   */
  async change(caller: Caller, office: string, request: SettingsRequest) {
    await this.as(caller, async (tx) => {
      const offices = await officeCodes(tx);
      if (office !== '*' && !offices.includes(office))
        throw new Refused('not-found', `There is no office ${office}: ${offices.join(', ')}; \`*\` are the defaults.`);
      const now = (await settingsInForce(tx)).find((each) => each.office === office);
      if (canonical(now?.settings) === canonical(request.settings)) return;
      if (!(await changeSettings(tx, { office, by: caller.actor.id, ...request })))
        throw new Refused('settings-changed', `Version ${request.version} is not the present one of ${office}.`);
    });
    this.workflows.askForThresholds();
    return this.settings(caller);
  }

  private as<T>({ actor }: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return acting(this.connections.db, actor, work);
  }
}

async function officeCodes(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('offices').select('code').orderBy('code').execute();
  return rows.map(({ code }) => code);
}
